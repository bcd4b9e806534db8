"""Kind `conversion`: wrong forms of right words in Traditional documents, and the words that let them be."""

from __future__ import annotations

import pickle
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.document import Document
from reportlint.errors import FieldError
from reportlint.kinds.conversion import Conversion

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.finding import Span

SIBLINGS = ("制製", "干乾幹", "系係繫", "復複覆", "參蔘", "里裏", "面麪", "餘余", "臺颱")
RIGHT = (
    "制度", "製造", "幹部", "若干", "乾淨", "系統", "關係", "聯繫", "回覆", "回復", "覆蓋", "複製", "參加", "人參加",
    "人蔘", "人蔘加工", "公里", "裏面", "方面", "麪粉", "餘萬", "0餘", "颱風", "一幹部", "一干",
)  # fmt: skip
KIND = Conversion(SIBLINGS, RIGHT)
TRADITIONAL = "全縣經濟發展穩中有進，組織領導進一步加強"
SIMPLIFIED = "全县经济发展稳中有进，组织领导进一步加强，社会治安持续好转"


@pytest.mark.parametrize(
    ("expected", "head"),
    [
        pytest.param("⟦製度→制度⟧健全，⟦制造→製造⟧業", TRADITIONAL, id="either sibling"),
        pytest.param("⟦乾部→幹部⟧，⟦干部→幹部⟧，⟦幹淨→乾淨⟧", TRADITIONAL, id="three siblings"),
        pytest.param("⟦復制→複製⟧，⟦複制→複製⟧，⟦覆製→複製⟧", TRADITIONAL, id="two characters of siblings in a word"),
        pytest.param("回復，回覆，⟦回複→回覆⟧", TRADITIONAL, id="several right forms: the first listed is suggested"),
        pytest.param("⟦公裡→公里⟧，裡面，⟦里面→裡面⟧", TRADITIONAL, id="regional forms"),
        pytest.param("⟦台風→颱風⟧，⟦臺風→颱風⟧", TRADITIONAL, id="a regional form of a sibling is the sibling"),
        pytest.param("120人⟦蔘加→參加⟧，⟦蔘加→參加⟧", TRADITIONAL, id="a longer word decides, the shorter is reported"),
        pytest.param("人蔘加工", TRADITIONAL, id="and a longer one for it"),
        pytest.param("關係統計，人蔘", TRADITIONAL, id="equals let it be"),
        pytest.param("一⟦乾部→幹部⟧，一干人等", TRADITIONAL, id="the shortest word is reported"),
        pytest.param("50⟦余→餘⟧天，50⟦余→餘⟧萬元，有⟦余萬→餘萬⟧元", TRADITIONAL, id="digits only show the word"),
        pytest.param("制度，幹部，聯繫，覆蓋", TRADITIONAL, id="right words"),
        pytest.param("干部制造面粉", SIMPLIFIED, id="not for a Simplified document"),
        pytest.param("干部", "", id="nor for one too short"),
    ],
)
def test_speaks_and_is_silent(expected: str, head: str, marked: Callable[[Conversion, str], str]) -> None:
    text = re.sub("⟦([^→⟧]*)→?[^⟧]*⟧", r"\1", expected)
    assert marked(KIND, f"{head}，{text}") == f"{head}，{expected}"


@pytest.mark.parametrize(
    ("siblings", "words", "keys"),
    [
        pytest.param(("制",), ("制度",), ("siblings", 0), id="a group of one"),
        pytest.param(("制製", "製作"), ("制度",), ("siblings", 1), id="a character in two groups"),
        pytest.param(("制製",), ("方面",), ("words", 0), id="a word without a sibling"),
        pytest.param(("制製",), ("制度", "制度"), ("words", 1), id="a word twice"),
        pytest.param(("制製",), ("",), ("words", 0), id="an empty word"),
    ],
)
def test_refuses(siblings: tuple[str, ...], words: tuple[str, ...], keys: tuple[str | int, ...]) -> None:
    with pytest.raises(FieldError) as refused:
        Conversion(siblings, words)
    assert refused.value.keys == keys


def test_literals_are_wrong_forms_and_never_listed_words() -> None:
    literals = KIND.literals()
    assert {"乾部", "干部", "公裡", "公裏", "台風"} <= set(literals)
    assert not set(literals) & set(RIGHT)
    assert len(literals) == len(set(literals))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(f"{TRADITIONAL}，關係統計", "關係", id="a word as long"),
        pytest.param(f"{SIMPLIFIED}，干部", "繁体文件", id="a Simplified document"),
        pytest.param(f"{TRADITIONAL}，乾部", "", id="reported"),
    ],
)
def test_says_why_it_is_silent(text: str, said: str) -> None:
    hits = [match.span() for literal in KIND.literals() for match in re.finditer(literal, text)]
    reasons = " ".join(
        reason.zh for offset in range(len(text)) for reason in KIND.why(Document("", text), hits, offset)
    )
    assert said in "".join(reasons) if said else not reasons


def test_a_kind_survives_pickling() -> None:
    KIND.literals()
    assert pickle.loads(pickle.dumps(KIND)) == KIND  # noqa: S301  # our own bytes


@given(st.text(st.sampled_from("制製干乾幹部度系統係關聯繫人參蔘加工余餘萬0公里裏裡，"), max_size=40))
def test_matches_lie_apart_and_keep_their_length(text: str) -> None:
    document = Document("", f"{TRADITIONAL}{TRADITIONAL}，{text}")
    end = 0
    for match in KIND.find(document, _hits(document.text)):
        assert end <= match.start < match.end
        assert match.replacement is not None
        assert len(match.replacement) == match.end - match.start
        assert match.replacement != document.text[match.start : match.end]
        end = match.end


def _hits(text: str) -> list[Span]:
    literals = KIND.literals()
    return [(at, at + len(form)) for form in literals for at in range(len(text)) if text.startswith(form, at)]
