"""Kind `script`: which script a document is written in, what does not belong to it, what is put in its place."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.alphabet import alphabet
from reportlint.document import Document
from reportlint.errors import FieldError
from reportlint.kinds.script import Script
from reportlint.kinds.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable

SIMPLIFIED = Script("simplified")
TRADITIONAL = Script("traditional", also=("后", "万"), accept=("皇后", "雇"))
NAMED = Script("simplified", accept=("鍾",), names=("有限公司", "集團"))
HALF_WIDTH = Script("half-width", accept=("二０",))
CADRES = Wording({"干部": "幹部", "里頭": "裏頭"}, unless=("若干部",))
WORDS = Script("traditional", CADRES)
KEYS = Script("simplified", Wording({"徵求": "征求"}))

REPORT = "全县经济发展稳中有进，组织领导进一步加强，社会治安持续好转，群众满意度提升"
"""Simplified: some twenty characters that Traditional does not have."""
TRADITIONAL_REPORT = "全縣經濟發展穩中有進，組織領導進一步加強，社會治安持續好轉，滿意度提升"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param(SIMPLIFIED, f"{REPORT}，⟦組織→组织⟧得力", id="a word"),
        pytest.param(SIMPLIFIED, f"{REPORT}，人民⟦羣→群⟧众踊跃", id="a character, its mainland form"),
        pytest.param(SIMPLIFIED, f"{REPORT}，⟦組織和領導→组织和领导⟧得力", id="one neutral character between"),
        pytest.param(SIMPLIFIED, f"{REPORT}，⟦組→组⟧成人民⟦領→领⟧导小组", id="three neutral characters between"),
        pytest.param(SIMPLIFIED, f"{REPORT}，⟦組→组⟧织⟦領→领⟧导", id="one of its own between"),
        pytest.param(
            SIMPLIFIED,
            f"{REPORT}。\n{REPORT}。\n一、⟦進一步轉變作風，為羣眾辦實→进一步转变作风，为群众办实⟧事。",
            id="a whole line",
        ),
        pytest.param(SIMPLIFIED, f"{REPORT}\n⟦總結→总结⟧\n⟦計→计⟧划", id="short lines"),
        pytest.param(SIMPLIFIED, f"{REPORT}，里后干乾坤瞭望著名慰藉於", id="right in both"),
        pytest.param(SIMPLIFIED, f"{REPORT}，朱镕基，鱀豚，璗，囍", id="rare characters"),
        pytest.param(SIMPLIFIED, f"{REPORT}，“組織領導”，《資治通鑑》，（樂）", id="quotations and titles"),
        pytest.param(SIMPLIFIED, f"{REPORT}，“组⟦織→织⟧”，《⟦計→计⟧量报》", id="a slip inside a quotation"),
        pytest.param(SIMPLIFIED, TRADITIONAL_REPORT, id="a document of the other script"),
        pytest.param(SIMPLIFIED, f"{REPORT}。{TRADITIONAL_REPORT}", id="bilingual"),
        pytest.param(SIMPLIFIED, "组織", id="too short"),
        pytest.param(SIMPLIFIED, "", id="empty"),
        pytest.param(NAMED, f"{REPORT}，与長江實業有限公司、鍾先生签约", id="a name by its end, a character accepted"),
        pytest.param(NAMED, f"{REPORT}，⟦組織→组织⟧得力，与騰訊集團签约", id="a name is not stretched over a comma"),
        pytest.param(
            NAMED, f"{REPORT}，⟦組織→组织⟧员工加入有限公司", id="a name has none of the document's own characters"
        ),
        pytest.param(TRADITIONAL, f"{TRADITIONAL_REPORT}，⟦发→發⟧展", id="Simplified in Traditional"),
        pytest.param(TRADITIONAL, f"{TRADITIONAL_REPORT}，理⟦发→髮⟧店，分⟦发→發⟧", id="one of several, by the phrase"),
        pytest.param(TRADITIONAL, f"{TRADITIONAL_REPORT}，今⟦后→後⟧、皇后、雇員", id="also, accept"),
        pytest.param(TRADITIONAL, f"{TRADITIONAL_REPORT}，說明，羣⟦众→眾⟧", id="no regional form seen"),
        pytest.param(TRADITIONAL, f"{TRADITIONAL_REPORT}，衆人，羣⟦众→衆⟧", id="the document's regional form"),
        pytest.param(TRADITIONAL, f"{TRADITIONAL_REPORT}，羣衞户着税温峯鈎鋭説台裏裡啟才床", id="regional forms"),
        pytest.param(TRADITIONAL, f"{REPORT}，今后", id="not for a Simplified document"),
        pytest.param(TRADITIONAL, f"{REPORT}，朱镕基今后", id="nor for one with a rare character"),
        pytest.param(WORDS, f"{TRADITIONAL_REPORT}，⟦干部→幹部⟧作風，若干部門", id="words"),
        pytest.param(WORDS, f"{TRADITIONAL_REPORT}，心裡，⟦里頭→裡頭⟧", id="words in the document's regional form"),
        pytest.param(WORDS, f"{REPORT}，干部作风", id="words of another script's documents"),
        pytest.param(KEYS, f"{REPORT}，⟦徵求→征求⟧意见", id="words for Simplified documents"),
        pytest.param(KEYS, f"{TRADITIONAL_REPORT}，徵求意見", id="not for Traditional ones"),
        pytest.param(
            HALF_WIDTH, "2024年排查1268处，整改⟦１２→12⟧次，建成⟦Ａ→A⟧级景区", id="full-width among half-width"
        ),
        pytest.param(
            HALF_WIDTH, "2024年增长1268，⟦２．５→2.5⟧个百分点，二０二０年", id="a decimal point; accepted words"
        ),
        pytest.param(HALF_WIDTH, "１９８４年粮食总产量１２万吨，增长5.3%", id="full-width throughout"),
    ],
)
def test_speaks_and_is_silent(kind: Script, expected: str, marked: Callable[[Script, str], str]) -> None:
    text = re.sub("⟦([^→⟧]*)→?[^⟧]*⟧", r"\1", expected)
    assert marked(kind, text) == expected


@pytest.mark.parametrize(("neutral", "accepted"), [(18, True), (19, True), (20, True), (21, False), (10_000, False)])
def test_a_name_has_a_bounded_length(neutral: int, accepted: bool, marked: Callable[[Script, str], str]) -> None:
    text = f"{REPORT}，与{{}}{'人' * neutral}有限公司签约"
    assert marked(NAMED, text.format("長")) == text.format("長" if accepted else "⟦長→长⟧")


@pytest.mark.parametrize("unit", ["組", "組人民的", "組（人民", "組人民“"])
def test_a_long_line_in_the_other_script_comes_to_an_end(unit: str) -> None:
    line = (unit * 20_000)[:20_000]
    own = f"{REPORT}。\n" * (line.count("組") // 5)
    text = f"{own}经{line}\n"
    found = list(NAMED.find(Document("", text), []))
    assert [text[match.start : match.end] for match in found] == ([line] if unit == "組" else ["組"] * line.count("組"))


@pytest.mark.parametrize(
    ("make", "keys"),
    [
        pytest.param(lambda: Script("simplified", KEYS.wording, also=("後",)), ("also",), id="also beside wording"),
        pytest.param(
            lambda: Script("simplified", KEYS.wording, accept=("後",)), ("accept",), id="accept beside wording"
        ),
        pytest.param(
            lambda: Script("simplified", KEYS.wording, names=("集團",)), ("names",), id="names beside wording"
        ),
        pytest.param(lambda: Script("simplified", also=("後", "先後")), ("also", 1), id="a word in also"),
        pytest.param(lambda: Script("simplified", accept=("",)), ("accept", 0), id="an empty item"),
    ],
)
def test_refuses(make: Callable[[], Script], keys: tuple[str | int, ...]) -> None:
    with pytest.raises(FieldError) as refused:
        make()
    assert refused.value.keys == keys


def test_only_words_promise_a_replacement() -> None:
    assert (WORDS.mends, TRADITIONAL.mends) == (True, False)


@pytest.mark.parametrize(
    ("kind", "text", "at", "said"),
    [
        pytest.param(WORDS, f"{TRADITIONAL_REPORT}，若干部門", "干部", "若干部", id="a phrase of the wording"),
        pytest.param(WORDS, f"{REPORT}，干部", "干部", "traditional", id="words of another script's documents"),
        pytest.param(SIMPLIFIED, f"{REPORT}。{TRADITIONAL_REPORT}", "縣", "simplified", id="bilingual"),
        pytest.param(NAMED, f"{REPORT}，鍾先生", "鍾", "accept", id="accepted"),
        pytest.param(SIMPLIFIED, f"{REPORT}，《資治通鑑》", "資", "书名", id="a title"),
        pytest.param(SIMPLIFIED, f"{REPORT}，組織", "組", "", id="reported"),
        pytest.param(SIMPLIFIED, f"{REPORT}，人", "人", "", id="neutral"),
    ],
)
def test_says_why_it_is_silent(kind: Script, text: str, at: str, said: str) -> None:
    hits = [match.span() for literal in kind.literals() for match in re.finditer(literal, text)]
    reasons = "".join(reason.zh for reason in kind.why(Document("", text), hits, text.index(at)))
    assert said in reasons if said else not reasons


def test_literals_are_those_of_the_words_or_letters_and_figures() -> None:
    assert (WORDS.literals(), list(TRADITIONAL.literals())) == (("干部", "里頭"), [])
    assert set(Script("half-width", also=("ａ", "．"), accept=("０", "二０")).literals()) == (
        alphabet("half-width").foreign | {"．"}
    ) - {"０"}


def test_a_kind_survives_pickling() -> None:
    assert pickle.loads(pickle.dumps(WORDS)) == WORDS  # noqa: S301  # our own bytes


def test_an_ordinary_document_reads_no_table() -> None:
    program = (
        "import sys; from reportlint.kinds.script import Script; from reportlint.document import Document;"
        f"list(Script('traditional', also=('后',)).find(Document('', {REPORT + '今后'!r}), []));"
        "print('opencc' in sys.modules)"
    )
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert shown == "False\n"


CHARACTERS = st.sampled_from("发展組織领導后，“”（\n有限公司１2．皇")


@given(st.text(CHARACTERS, max_size=60), st.sampled_from([NAMED, TRADITIONAL, HALF_WIDTH]))
def test_matches_lie_in_the_text_and_apart(text: str, kind: Script) -> None:
    end = 0
    for match in kind.find(Document("", text), []):
        assert end <= match.start < match.end <= len(text)
        assert "\n" not in text[match.start : match.end]
        assert match.replacement is None or len(match.replacement) == match.end - match.start
        end = match.end
