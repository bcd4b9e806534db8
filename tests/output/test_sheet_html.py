"""The page: well-formed, self-contained, escaped, the same from run to run; how it looks is tested in a browser."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING, Any

import html5lib
import pytest

from reportlint import engine
from reportlint.document import Document
from reportlint.engine import Outcome
from reportlint.errors import Bilingual, RuleFailure

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from reportlint.rule import Rule

DRAFT = "一、工作\n夯实根底设施xx处,\n\n二、打算\n的的\n"


@pytest.fixture
def rules(spun: Rule, cross: Rule, comma: Rule) -> list[Rule]:
    return [spun, cross, comma]


def tree(page: str) -> Element:
    """Return the page as a browser would build it; any fault of its markup is an error."""
    root: Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    return root


def words(element: Any) -> str:
    return "".join(element.itertext())


def of_class(element: Element, name: str) -> list[Element]:
    return [each for each in element.iter() if name in (each.get("class") or "").split()]


def the(element: Element, name: str) -> str:
    (found,) = of_class(element, name)
    return words(found)


def test_a_card_says_all(said: Callable[..., str], rules: list[Rule]) -> None:
    page = tree(said("html", [Document("总结.txt", DRAFT)], *rules))
    cards = list(page.iter("article"))
    assert [
        (the(card, "number"), the(card, "where"), the(card, "was"), the(card, "advice"), card.get("data-s"))
        for card in cards
    ] == [
        ("1", "第2行第3字 一、工作 洗稿替换错误", "夯实根底设施xx处,", "基础", "error"),
        ("2", "第2行第7字 一、工作 占位未填警告", "夯实根底设施xx处,", "请补充", "warning"),
        ("3", "第2行第10字 一、工作 标点提示", "夯实根底设施xx处,", "「，」", "note"),
        ("4", "第5行第1字 二、打算 洗稿替换错误", "的的", "（删去）", "error"),
    ]
    assert [words(mark) for card in cards for mark in card.iter("mark")] == ["根底", "xx", ",", "的的"]
    assert [words(line) for line in of_class(cards[3], "why")[0].iter("p")] == [
        "“的的”疑为“”之误", "公文不用", "依据：3000 万字：0 次", "substitution/spun", "依据同第 1 条",
    ]  # fmt: skip
    assert [the(card, "ruling") for card in cards] == ["□采纳□不采纳□另改"] * 4
    assert [words(span) for span in of_class(page, "columns")[0].iter("span")] == [
        "序号", "位置", "原文", "建议", "依据", "处理意见",
    ]  # fmt: skip


def test_the_text_stands_once_and_leads_to_the_cards_and_back(said: Callable[..., str], rules: list[Rule]) -> None:
    page = tree(said("html", [Document("总结.txt", DRAFT)], *rules))
    lines = [each for each in page.iter("p") if each.get("data-line")]
    assert "\n".join(map(words, lines)) == DRAFT
    assert [each.get("data-line") for each in lines] == ["1", "2", "3", "4", "5", "6"]
    names = [each.get("id") for each in page.iter() if each.get("id")]
    assert len(names) == len(set(names))
    assert {*(f"m{n}" for n in range(1, 5)), *(f"f{n}" for n in range(1, 5))} <= set(names)
    aims = [each.get("href") for each in page.iter("a")]
    assert {f"#{name}" for name in names if re.fullmatch(r"[mf]\d", name)} <= set(aims)
    assert {str(aim).removeprefix("#") for aim in aims} <= set(names)


def test_findings_may_nest_and_cross(said: Callable[..., str], rule_of: Callable[..., Rule]) -> None:
    from reportlint.expression import Expression
    from reportlint.kinds.pattern import Pattern

    rules = [
        rule_of(Pattern(Expression(find)), f"{category}/a")
        for find, category in [("甲乙丙\n丁", "ad"), ("乙", "typo"), ("丙\n丁戊", "residue")]
    ]
    page = tree(said("html", [Document("a.txt", "甲乙丙\n丁戊")], *rules))
    first, second = (each for each in page.iter("p") if each.get("data-line"))
    assert [words(first), words(second)] == ["甲乙丙", "丁戊"]
    pieces = [(mark.get("data-n"), words(mark)) for mark in page.iter("mark") if mark.get("data-n")]
    assert pieces == [
        ("1", "甲"),
        ("1", "乙"),
        ("2", "乙"),
        ("1", "丙"),
        ("3", "丙"),
        ("1", "丁"),
        ("3", "丁"),
        ("3", "戊"),
    ]
    assert [each.get("data-n") for each in of_class(first, "to")] == ["2", "3", "1"]
    assert of_class(second, "to") == []


HOSTILE = (
    "<script>alert(1)</script>xx&amp;\"'`</mark></p><!-- ]]> {{ 7*7 }} {% raw %}",
    "甲\x00\x0b\x1b\x7f\x85\ufdd0\ufffe\u2028\u2029\u202e,xx",
    "\udcd7\ud800根底",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_never_markup(said: Callable[..., str], rules: list[Rule], text: str) -> None:
    decoded = text.encode("utf-8", "replace").decode()  # only the name of a file may be no text
    page = said("html", [Document(text, decoded), Document("b.txt", decoded)], *rules)
    assert page.encode().decode() == page
    root = tree(page)
    assert len(list(root.iter("script"))) == 1
    assert len([each for each in root.iter("p") if each.get("data-line")]) == 2
    assert all(not name.startswith("on") for each in root.iter() for name in each.keys())  # noqa: SIM118


def test_markup_in_a_text_is_read_as_text(said: Callable[..., str], rules: list[Rule]) -> None:
    page = tree(said("html", [Document("<b>&.txt", HOSTILE[0])], *rules))
    assert [words(each) for each in page.iter("p") if each.get("data-line")] == [HOSTILE[0]]
    assert [words(each) for each in page.iter("h2")] == ["<b>&.txt"]
    assert words(next(page.iter("title"))) == "校对单：<b>&.txt"


def test_the_page_asks_no_network(said: Callable[..., str], rules: list[Rule]) -> None:
    text = "见 http://example.com/a.png 与 //example.com，xx"
    page = said("html", [Document("http://example.com/x.txt", text)], *rules)
    root = tree(page)
    assert [each.tag for each in root.iter() if each.get("src") or each.tag in ("link", "img", "iframe", "base")] == []
    assert all(str(each.get("href")).startswith("#") for each in root.iter() if each.get("href"))
    assert not re.search(r"url\(|@import|fetch\(|XMLHttpRequest|WebSocket", page)
    (policy,) = (each.get("content") for each in root.iter("meta") if each.get("http-equiv"))
    (style,), (script,) = root.iter("style"), root.iter("script")

    def hashed(element: Element) -> str:
        return base64.b64encode(hashlib.sha256(words(element).encode()).digest()).decode()

    assert policy == (
        f"default-src 'none'; style-src 'sha256-{hashed(style)}'; script-src 'sha256-{hashed(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert all(each.get("style") is None for each in root.iter())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_stumbles_others(
    said_of: Callable[..., str], awkward: list[tuple[Document, Outcome]], rules: list[Rule], lang: str
) -> None:
    page = said_of("html", awkward, *rules, lang=lang, failed=1)
    root = tree(page)
    documents = of_class(root, "document")
    assert len(documents) == len(awkward)
    assert [len(list(each.iter("article"))) for each in documents] == [len(o.findings) for _, o in awkward]
    assert page == said_of("html", awkward, *rules, lang=lang, failed=1)
    zh = lang == "zh"
    assert [words(each) for each in of_class(root, "failed")] == (
        ["1 项没有查完", "有 1 条规则没有查完这份文件"]
        if zh
        else ["not wholly checked: 1", "rules that did not finish this document: 1"]
    )
    assert ("已接受 3 处，未列出" if zh else "accepted and not shown: 3") in page
    assert [words(each) for each in of_class(root, "nothing")] == ["没有发现问题" if zh else "Nothing found"] * 2


def test_documents_are_compared(said: Callable[..., str], rules: list[Rule]) -> None:
    documents = [Document("a.txt", DRAFT), Document("b.txt", "xx" + "字" * 98), Document("c.txt", "好")]
    page = tree(said("html", documents, *rules))
    (table,) = page.iter("table")
    assert [[words(cell) for cell in row][:-1] for row in table.iter("tr")] == [
        ["文件", "字数", "发现", "每千字", "错误", "警告", "提示", "主要问题"],
        ["a.txt", "20", "4", "200.0", "2", "1", "1", "洗稿替换 2、占位未填 1、标点 1"],
        ["b.txt", "100", "1", "10.0", "0", "1", "0", "占位未填 1"],
        ["c.txt", "1", "0", "0.0", "0", "0", "0", ""],
    ]
    assert [each.get("class", "").split() for each in of_class(page, "document")] == [
        ["document", "dense", "packed"],
        ["document", "dense"],
        ["document"],
    ]
    assert words(next(page.iter("title"))) == "校对单：a.txt 等 3 份"


def test_one_document_is_not_compared(said: Callable[..., str], rules: list[Rule]) -> None:
    page = tree(said("html", [Document("a.txt", DRAFT)], *rules))
    assert list(page.iter("table")) == []


def test_bars_and_strip(said: Callable[..., str], rules: list[Rule]) -> None:
    page = tree(said("html", [Document("a.txt", DRAFT)], *rules))
    (bars,) = of_class(page, "bars")
    assert [words(bar) for bar in bars.iter("li")] == ["洗稿替换2", "占位未填1", "标点1"]
    (strip,) = of_class(page, "strip")
    assert [words(title) for title in strip.iter() if str(title.tag).endswith("title")] == [
        "第 2 行：1 处", "第 2 行：1 处", "第 2 行：1 处", "第 5 行：1 处",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("folds", "lang", "cards", "rest"),
    [
        (True, "zh", ["1", "2", "3"], ["同类另有 2 处：第 2—3 行"]),
        (True, "en", ["1", "2", "3"], ["2 more of this kind: lines 2–3"]),
        (False, "zh", ["1", "2", "3", "4", "5"], []),
    ],
)
def test_a_habit_is_folded(
    said: Callable[..., str], comma: Rule, *, folds: bool, lang: str, cards: list[str], rest: list[str]
) -> None:
    page = tree(said("html", [Document("a.txt", "甲,乙,丙,\n丁,\n戊,")], comma, folds=folds, lang=lang))
    assert [the(card, "number") for card in page.iter("article")] == cards
    assert [words(each) for each in of_class(page, "rest")] == rest
    assert len([mark for mark in page.iter("mark") if mark.get("id")]) == 5
    assert [each.get("data-n") for each in of_class(page, "to")] == cards


@pytest.mark.parametrize(
    ("lang", "said_of_it", "tag"),
    [("zh", "没有检查任何文件", "zh-CN"), ("en", "No document was checked", "en")],
)
def test_no_documents(said: Callable[..., str], lang: str, said_of_it: str, tag: str) -> None:
    page = tree(said("html", [], lang=lang))
    assert [words(each) for each in of_class(page, "nothing")] == [said_of_it]
    assert page.get("lang") == tag


def test_english(said: Callable[..., str], spun: Rule) -> None:
    page = tree(said("html", [Document("a.txt", "夯实根底\n根底"), Document("b.txt", "根底")], spun, lang="en"))
    assert words(next(page.iter("h1"))) == "Proof sheet"
    assert words(next(page.iter("title"))) == "Proof sheet: a.txt and 1 more"
    _, card, _ = page.iter("article")
    assert the(card, "where") == "line 2, column 1 spun or censored worderror"
    assert the(card, "why") == "“根底” is wrong公文不用Basis: 3000 万字：0 次substitution/spunbasis: see No. 1"
    assert of_class(page, "signed") == []


def test_a_rule_that_failed_is_owned_up_to(said_of: Callable[..., str], spun: Rule) -> None:
    failure = RuleFailure("typo/slow", "a.txt", Bilingual("查找超时", "ran out of time"))
    document = Document("a.txt", "根底")
    outcome = engine.run(document, engine.prepare([spun]))
    page = tree(said_of("html", [(document, Outcome(outcome.findings, [failure]))], spun, failed=1))
    assert len(of_class(page, "failed")) == 2
