"""What a document testifies about its doubtful matches: a table of verdicts, and what holds for any testimony."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint import engine
from reportlint.catalogue import bundled_root, read_catalogue
from reportlint.document import Document
from reportlint.errors import FieldError, FileError
from reportlint.evidence import FAULT, Evidence, gather, judge
from reportlint.examples import failing_examples
from reportlint.finding import Match, Severity
from reportlint.kinds.wording import Wording
from reportlint.rule import read_rule

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reportlint.rule import Rule

SURE = Evidence("spinner")
SCORED = Evidence("spinner", sure=5.0, least=2.0, note=4.0)
LISTED = Evidence("spinner", sure=4.0, score=2.0)


@pytest.mark.parametrize(
    ("evidence", "own", "score", "weight"),
    [
        pytest.param(SURE, None, 0.0, 1.0, id="a plain list is sure"),
        pytest.param(SURE, 0.3, 0.3, 1.0, id="and so is whatever favours the suggestion"),
        pytest.param(SURE, -1.0, -1.0, 0.0, id="but not what speaks against it"),
        pytest.param(LISTED, None, 2.0, 0.5, id="a doubtful list"),
        pytest.param(LISTED, 3.0, 3.0, 0.75, id="a score of its own comes first"),
        pytest.param(SCORED, 5.0, 5.0, 1.0, id="just sure"),
        pytest.param(SCORED, 3.5, 3.5, 0.5, id="half a trace"),
        pytest.param(SCORED, 2.0, 2.0, 0.0, id="least is no trace"),
        pytest.param(SCORED, 1.0, 1.0, 0.0, id="below it neither"),
        pytest.param(Evidence("ocr", sure=3.0, least=3.0), 2.9, 2.9, 0.0, id="nothing between least and sure"),
    ],
)
def test_a_match_has_a_score_and_a_weight(evidence: Evidence, own: float | None, score: float, weight: float) -> None:
    assert evidence.score_of(Match(0, 1, score=own)) == score
    assert evidence.weight_of(score) == weight


@pytest.mark.parametrize(
    ("evidence", "traces", "needed"),
    [
        (SCORED, 0.0, 5.0),
        (SCORED, 1.0, 4.0),
        (SCORED, 3.0, 3.0),
        (SCORED, 7.0, 2.0),
        (SCORED, 1000.0, 2.0),
        (replace(SCORED, gain=0.5), 3.0, 4.0),
        (replace(SCORED, gain=0.0), 1000.0, 5.0),
    ],
)
def test_every_doubling_of_traces_takes_its_gain_off_what_is_needed(
    evidence: Evidence, traces: float, needed: float
) -> None:
    assert evidence.needed(traces) == pytest.approx(needed)


Said = tuple[str, Evidence, "float | None"]
"""A flagged text, the evidence its rule asks for, and the score of the match."""


def verdicts(said: Sequence[Said], characters: int = 100) -> list[str]:
    """Return for each flagged text what becomes of it in a document with no other matches."""
    text = "".join(word for word, _, _ in said)
    pairs, at = [], 0
    for word, evidence, score in said:
        pairs.append((Match(at, at + len(word), score=score), evidence))
        at += len(word)
    text += "。" * (characters - len(text))
    families = gather(pairs, text)
    given = [judge(match, evidence, Severity.ERROR, families, text) for match, evidence in pairs]
    return ["-" if severity is None else severity.word for severity in given]


TRACES: list[Said] = [("甲", SURE, None), ("乙", SURE, None), ("丙", SURE, None)]


@pytest.mark.parametrize(
    ("said", "characters", "expected"),
    [
        pytest.param([("平安", LISTED, None)], 100, "-", id="alone"),
        pytest.param([("平安", LISTED, None)] * 9, 100, "- - - - - - - - -", id="no witness in its own cause"),
        pytest.param([*TRACES[:2], ("平安", LISTED, None)], 100, "error error -", id="two traces are too few"),
        pytest.param([*TRACES, ("平安", LISTED, None)], 100, "error error error error", id="three are enough"),
        pytest.param(
            [*[TRACES[0]] * 3, ("平安", LISTED, None)], 100, "error error error -", id="one text is one trace"
        ),
        pytest.param(
            [("甲", LISTED, None), *TRACES[1:], ("甲", SURE, None)],
            100,
            "error error error error",
            id="a text that is sure elsewhere speaks for itself",
        ),
        pytest.param(
            [(word, LISTED, None) for word in "甲乙丙丁戊己庚"],
            100,
            " ".join(["error"] * 7),
            id="doubtful ones together",
        ),
        pytest.param(
            [(word, LISTED, None) for word in "甲乙丙丁戊己"], 100, " ".join("------"), id="but not six of them"
        ),
        pytest.param(
            [*TRACES, ("平安", LISTED, None)], 5000, "error error error error", id="a document of full length"
        ),
        pytest.param([*TRACES, ("平安", LISTED, None)], 5001, "error error error -", id="a longer one needs more"),
        pytest.param(
            [*TRACES, ("平安", replace(LISTED, per=100_000), None)],
            50_000,
            "error error error error",
            id="unless the rule says otherwise",
        ),
        pytest.param(
            [*[(word, Evidence("censor"), None) for word in "甲乙丙"], ("平安", LISTED, None)],
            100,
            "error error error -",
            id="another family does not help",
        ),
        pytest.param([("平安", SCORED, 4.5)], 100, "note", id="shown as a note"),
        pytest.param([("平安", SCORED, 4.0)], 100, "note", id="just a note"),
        pytest.param([("平安", SCORED, 3.9)], 100, "-", id="not even a note"),
        pytest.param([TRACES[0], ("平安", SCORED, 4.0)], 100, "error error", id="just enough"),
        pytest.param([*TRACES, ("平安", SCORED, 2.9)], 100, "error error error -", id="just too little"),
        pytest.param([("平安", SCORED, None)], 100, "error", id="no score counts as sure"),
    ],
)
def test_verdicts(said: list[Said], characters: int, expected: str) -> None:
    assert " ".join(verdicts(said, characters)) == expected


words = st.sampled_from("甲乙丙丁戊己庚辛")
evidences = st.sampled_from([SURE, LISTED, SCORED, replace(LISTED, family="censor"), replace(SCORED, gain=0.3)])
sayings = st.lists(st.tuples(words, evidences, st.none() | st.floats(-1, 7)), max_size=20)


@given(sayings, words, st.integers(100, 20_000))
@settings(max_examples=300)
def test_a_sure_trace_more_withdraws_nothing(said: list[Said], word: str, characters: int) -> None:
    rank = ["-", "note", "error"]
    before = verdicts(said, characters)
    after = verdicts([*said, (word, SURE, None)], characters)
    assert all(rank.index(now) >= rank.index(then) for then, now in zip(before, after, strict=False))


@given(sayings, st.randoms(use_true_random=False), st.integers(100, 20_000))
@settings(max_examples=300)
def test_the_order_of_matches_changes_nothing(said: list[Said], source: random.Random, characters: int) -> None:
    order = source.sample(range(len(said)), len(said))
    shuffled = verdicts([said[at] for at in order], characters)
    assert [verdicts(said, characters)[at] for at in order] == shuffled


@given(sayings, st.integers(100, 20_000), st.integers(0, 20_000))
@settings(max_examples=200)
def test_what_a_longer_document_lets_stand_a_shorter_one_does(said: list[Said], characters: int, more: int) -> None:
    rank = ["-", "note", "error"]
    pairs = zip(verdicts(said, characters), verdicts(said, characters + more), strict=True)
    assert all(rank.index(short) >= rank.index(long) for short, long in pairs)


@pytest.mark.parametrize(
    ("keys", "field", "problem"),
    [
        ({"family": "Spinner"}, "family", "family 只能用小写字母和连字符"),
        ({"family": ""}, "family", "family 只能用小写字母和连字符"),
        ({"family": "spinner", "least": 1.0}, "least", "least 不能高于 sure"),
        ({"family": "spinner", "gain": -1.0}, "gain", "gain 不能是负数"),
        ({"family": "spinner", "per": 0}, "per", "per 至少为 1"),
        ({"family": "a", "among": {"b": 0.0}}, ("among", "b"), "among 只能写别的类，处数须是正数"),
        ({"family": "a", "among": {"a": 1.0}}, ("among", "a"), "among 只能写别的类，处数须是正数"),
        ({"family": "spinner", "score": 2.0}, "score", "score 须低于 sure，否则不起作用"),
        ({"family": "spinner", "sure": 4.0, "note": 4.0}, "note", "note 须低于 sure，否则不起作用"),
        ({"family": "ocr", "also": ("ocr",)}, ("also", 0), "also 只能写别的类，用小写字母和连字符"),
        ({"family": "ocr", "also": ("spinner", "O")}, ("also", 1), "also 只能写别的类，用小写字母和连字符"),
    ],
)
def test_what_makes_no_sense_is_refused(keys: dict[str, object], field: str | tuple[str, ...], problem: str) -> None:
    with pytest.raises(FieldError) as refused:
        Evidence(**keys)  # type: ignore[arg-type]
    at = (field,) if isinstance(field, str) else field
    assert (refused.value.keys, refused.value.words("zh")) == (at, problem)


@pytest.mark.parametrize(
    ("written", "evidence"),
    [
        ("{family: spinner}", SURE),
        ("{family: spinner, score: 2, sure: 4}", LISTED),
        ("{family: spinner, sure: 5.0, least: 2.0, note: 4.0}", SCORED),
        ("{family: ocr, sure: -0.5, least: -2.25, gain: 0, per: 100}", Evidence("ocr", -0.5, 0.0, -2.25, per=100)),
    ],
)
def test_it_is_read_from_a_rule(
    write_rule: Callable[[str, str], Path], rule_text: str, tmp_path: Path, written: str, evidence: Evidence
) -> None:
    text = rule_text.replace("wording:", f"evidence: {written}\nwording:")
    assert read_rule(write_rule("typo/a", text), tmp_path / "rules").head.evidence == evidence


@pytest.mark.parametrize(
    ("written", "place", "problem"),
    [
        ("{score: 2}", "6:11", "缺少键“family”"),
        ("{family: spinner, sure: 四}", "6:35", "“四”应为数字"),
        ("{family: spinner, sure: 1e3}", "6:35", "“1e3”应为数字"),
        ("{family: spinner, sure: .5}", "6:35", "“.5”应为数字"),
        ("{family: spinner, sure: nan}", "6:35", "“nan”应为数字"),
        ("{family: spinner, sure: 1, least: 2}", "6:45", "least 不能高于 sure"),
        ("{family: fault}", "6:20", "fault 只能写在 among 里"),
        ("{family: spinner, also: [fault]}", "6:35", "fault 只能写在 among 里"),
        ("{family: spinner, shure: 2}", "6:29", "未知的键“shure”，是否想写“sure”？"),
    ],
)
def test_what_is_wrong_is_refused_at_its_place(
    write_rule: Callable[[str, str], Path], rule_text: str, tmp_path: Path, written: str, place: str, problem: str
) -> None:
    path = write_rule("typo/a", rule_text.replace("wording:", f"evidence: {written}\nwording:"))
    with pytest.raises(FileError) as refused:
        read_rule(path, tmp_path / "rules")
    assert refused.value.words("zh").startswith(f"{path}:{place}: {problem}")


def doubtful(make_rule: Callable[..., Rule], kind: Wording, evidence: Evidence, name: str) -> Rule:
    rule = make_rule(kind, name)
    return rule._replace(head=replace(rule.head, evidence=evidence))


def test_a_note_does_not_hide_a_worse_finding_and_is_hidden_by_one(make_rule: Callable[..., Rule]) -> None:
    noted = doubtful(make_rule, Wording({"甲乙丙": "丁"}), replace(LISTED, note=1.0), "typo/noted")
    plain = make_rule(Wording({"乙": "戊"}), "typo/plain")
    inside = doubtful(make_rule, Wording({"己": "庚"}), replace(LISTED, note=1.0), "typo/inside")
    around = make_rule(Wording({"己辛": "庚"}), "typo/around")
    plan = engine.prepare([noted, plain, inside, around])
    found = engine.run(Document("", "甲乙丙，己辛"), plan).findings
    assert [(f.rule, f.severity, f.start) for f in found] == [
        ("typo/noted", Severity.NOTE, 0),
        ("typo/plain", Severity.WARNING, 1),
        ("typo/around", Severity.WARNING, 4),
    ]


def test_an_example_is_a_place_in_a_document_full_of_traces(
    write_rule: Callable[[str, str], Path], rule_text: str, tmp_path: Path
) -> None:
    text = rule_text.replace("wording:", "evidence: {family: spinner, score: 2, sure: 4}\nwording:")
    rule = read_rule(write_rule("typo/a", text), tmp_path / "rules")
    assert list(failing_examples(rule)) == []
    assert engine.run(Document("", "夯实根底设施"), engine.prepare([rule])).findings == []


# The shipped rules; those that measure the context may know more.

LISTS = engine.prepare(
    rule
    for rule in read_catalogue([bundled_root()])
    if rule.category == "substitution" and rule.kind_name in ("wording", "pattern")
)


def reported(text: str) -> list[str]:
    return [f"{f.text}→{f.suggestion}" for f in engine.run(Document("", text), LISTS).findings]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("已全部消退", "消退→消除"),
        ("拓展集镇的开展空间", "开展→发展"),
        ("爱护传统村落", "爱护→保护"),
        ("充分表达尊师重教的风尚", "表达→体现"),
        ("排查冲突", "冲突→矛盾"),
        ("解决存在的毛病", "毛病→问题"),
    ],
)
def test_what_may_be_right_is_reported_in_a_spun_document_only(place: str, said: str) -> None:
    assert reported(f"{place}。") == []
    spun = "坚持公开公正的原那么，夯实农业根底设施，提高公共效劳水平，实现经济社会又好又快开展。"
    assert said in reported(f"{spun}\n{place}。")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("子丙", [], id="no traces"),
        pytest.param("甲丙", [], id="too few"),
        pytest.param("甲乙丙", ["甲", "乙", "丙"], id="enough"),
        pytest.param("甲丁丙", [], id="of another family"),
        pytest.param("丙丙丙丙", [], id="its own do not call for it"),
    ],
)
def test_a_rule_may_be_asked_among_traces_only(make_rule: Callable[..., Rule], text: str, expected: list[str]) -> None:
    late = doubtful(make_rule, Wording({"丙": "庚"}), Evidence("thesaurus", among={"spinner": 2.0}), "typo/a")
    sure = doubtful(make_rule, Wording({"甲": "戊", "乙": "己"}), SURE, "typo/b")
    other = doubtful(make_rule, Wording({"丁": "辛"}), Evidence("ocr"), "typo/c")
    outcome = engine.run(Document("", text), engine.prepare([late, sure, other]))
    found = [finding.text for finding in outcome.findings]
    assert ("丙" in found) == ("丙" in expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("子丙", "", id="no faults"),
        pytest.param("子甲甲丙", "甲甲", id="one text is one fault"),
        pytest.param("子甲乙丙", "甲乙丙", id="enough"),
        pytest.param("子甲丁丙", "甲丁丙", id="a doubtful match that is sure here"),
        pytest.param("子甲戊丙", "甲", id="a doubtful match that is not"),
        pytest.param("子甲寅丙", "甲寅", id="a note"),
    ],
)
def test_a_rule_may_be_asked_among_faults_of_any_kind(make_rule: Callable[..., Rule], text: str, expected: str) -> None:
    late = doubtful(make_rule, Wording({"丙": "庚"}), Evidence("thesaurus", among={FAULT: 2.0}), "typo/a")
    sure = make_rule(Wording({"甲": "壬", "乙": "己"}), "typo/b")
    scored = doubtful(make_rule, Wording({"丁": "辛"}), SURE, "typo/c")
    unsure = doubtful(make_rule, Wording({"戊": "辛"}), LISTED, "typo/d")
    note = make_rule(Wording({"寅": "卯"}), "typo/e")
    note = note._replace(head=replace(note.head, severity=Severity.NOTE))
    outcome = engine.run(Document("", text), engine.prepare([late, sure, scored, unsure, note]))
    assert "".join(finding.text for finding in outcome.findings) == expected


def test_a_trace_may_be_one_of_other_families_too(make_rule: Callable[..., Rule]) -> None:
    """A word list's own words speak for its doubtful ones, and for whatever any spinner's trace speaks for."""
    both = doubtful(make_rule, Wording({"甲": "戊"}), Evidence("essay-site", also=("spinner",)), "typo/a")
    own = doubtful(make_rule, Wording({"乙": "己"}), Evidence("essay-site", sure=1.0, score=0.5), "typo/b")
    any_spinner = doubtful(make_rule, Wording({"丙": "庚"}), Evidence("spinner", sure=1.0, score=0.5), "typo/c")
    plan = engine.prepare([both, own, any_spinner])
    assert [f.text for f in engine.run(Document("", "乙丙"), plan).findings] == []
    assert [f.text for f in engine.run(Document("", "甲乙丙"), plan).findings] == ["甲", "乙", "丙"]


def test_a_document_that_writes_d_for_party_makes_the_next_one_sure() -> None:
    text = "打造让D放心的队伍，不断扩大D在基层的影响，事情态态有着落"
    assert reported(text) == []
    censored = f"抓好机关D建工作，受理来信46态。{text}，评为A级，D类企业3家，补充维生素D，D级2户"
    assert reported(censored) == ["D→党", "态→件", "D→党", "D→党", "态态→件件"]
