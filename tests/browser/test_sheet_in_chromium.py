"""The sheet in a browser: it opens, filters, jumps, finds, is read without script, prints, and nothing overlaps."""

from __future__ import annotations

import re
import time
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

A4 = (595, 842)
"""Width and height in points."""
WIDTH_IN_PRINT = 688
"""What the margins leave of A4, in CSS pixels."""


def cards(page: Page) -> list[int]:
    """Return the numbers of the cards that are shown."""
    shown = "[...document.querySelectorAll('article')].filter(each => each.checkVisibility()).map(each => each.id)"
    return [int(name[1:]) for name in page.evaluate(shown)]


def stands_at(page: Page, name: str) -> None:
    """Demand that a card is the current one; the browser follows a link in its own time."""
    page.wait_for_function("name => document.querySelector('article.current')?.id === name", arg=name, timeout=5000)


def position(page: Page) -> str:
    return page.locator("output").inner_text()


def box(page: Page, selector: str) -> dict[str, Any]:
    found: dict[str, Any] | None = page.locator(selector).first.bounding_box()
    assert found is not None, selector
    return found


def overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(
        one["x"] < other["x"] + other["width"] - 0.5
        and other["x"] < one["x"] + one["width"] - 0.5
        and one["y"] < other["y"] + other["height"] - 0.5
        and other["y"] < one["y"] + one["height"] - 0.5
    )


def test_filters_by_keyboard(opened: Callable[..., Page], clerks_sheet: Path) -> None:
    page = opened(clerks_sheet)
    assert cards(page) == list(range(1, 11))
    assert position(page) == "– / 10"
    page.keyboard.press("e")
    assert (cards(page), position(page)) == ([2], "– / 1")
    assert page.locator("#m2").get_attribute("class") == "error"
    assert page.locator("#m1").get_attribute("class") == "warning off"
    assert page.locator("mark[data-n].off").count() == 9
    page.keyboard.press("w")
    assert cards(page) == list(range(1, 11))
    page.keyboard.press("e")
    assert cards(page) == [1, 3, 4, 5, 6, 7, 8, 9, 10]
    page.keyboard.press("1")
    assert cards(page) == [4, 5]
    page.keyboard.press("2")
    assert cards(page) == [4, 5, 6, 10]
    page.keyboard.press("0")
    assert cards(page) == [1, 3, 4, 5, 6, 7, 8, 9, 10]
    page.keyboard.press("Escape")
    assert cards(page) == list(range(1, 11))
    assert page.locator(".tools [aria-pressed=true]").count() == 0


def test_filters_by_mouse(opened: Callable[..., Page], clerks_sheet: Path) -> None:
    page = opened(clerks_sheet)
    button = page.get_by_role("button", name="错别字")
    button.click()
    assert (cards(page), button.get_attribute("aria-pressed")) == ([6, 10], "true")
    assert page.locator(".to:visible").count() == 2
    button.click()
    assert (len(cards(page)), button.get_attribute("aria-pressed")) == (10, "false")


def test_every_choice_can_be_reached_by_tab(opened: Callable[..., Page], clerks_sheet: Path) -> None:
    page = opened(clerks_sheet)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.s") == "error"
    page.keyboard.press("Space")
    assert cards(page) == [2]
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_jumps_by_keyboard(opened: Callable[..., Page], clerks_sheet: Path) -> None:
    page = opened(clerks_sheet)
    page.keyboard.press("k")
    stands_at(page, "f10")
    page.keyboard.press("j")
    stands_at(page, "f10")
    page.keyboard.press("k")
    stands_at(page, "f9")
    assert position(page) == "9 / 10"
    for selector in ("#f9", "#m9"):
        here = box(page, selector)
        assert box(page, ".tools")["height"] < here["y"] < 900 - here["height"]
    assert page.evaluate("document.activeElement.id") == "f9"
    page.keyboard.press("2")  # 6 and 10 are left
    page.keyboard.press("j")
    stands_at(page, "f10")
    assert position(page) == "2 / 2"
    page.keyboard.press("k")
    stands_at(page, "f6")
    page.keyboard.press("0")
    page.keyboard.press("j")
    stands_at(page, "f7")
    page.keyboard.press("2")
    page.keyboard.press("k")
    stands_at(page, "f6")


@pytest.mark.parametrize(("keys", "at"), [("2k2j", "f10"), ("ekj", "f2"), ("k12j", "f10"), ("jj1j", "f4")])
def test_jumps_go_on_from_where_one_was(opened: Callable[..., Page], clerks_sheet: Path, keys: str, at: str) -> None:
    page = opened(clerks_sheet)
    for key in keys:
        page.keyboard.press(key)
    stands_at(page, at)


def test_jumps_by_mouse(opened: Callable[..., Page], clerks_sheet: Path) -> None:
    page = opened(clerks_sheet)
    page.locator("#m6").click()
    stands_at(page, "f6")
    assert page.url.rpartition("#")[2] == "f6"
    assert page.locator("mark.current").all_inner_texts() == ["责认"]
    page.locator("#f7 .number a").click()
    stands_at(page, "f7")
    assert page.url.rpartition("#")[2] == "m7"
    page.go_back()
    stands_at(page, "f6")
    page.locator(".document .strip a").first.click()
    stands_at(page, "f1")
    page.get_by_role("button", name="下一处").click()
    stands_at(page, "f2")


def test_a_habit_without_cards_is_marked_and_leads_nowhere(opened: Callable[..., Page], seeds_sheet: Path) -> None:
    page = opened(seeds_sheet)
    page.keyboard.press("j")
    alone = page.evaluate(
        "[...document.querySelectorAll('mark[id]')].find(m => !document.getElementById('f'+m.dataset.n)).id"
    )
    page.locator(f"#{alone}").click()
    stands_at(page, "f1")


def test_finds(opened: Callable[..., Page], clerks_sheet: Path) -> None:
    page = opened(clerks_sheet)
    page.keyboard.press("/")
    page.keyboard.type("整改")
    assert cards(page) == [7]
    page.keyboard.press("Enter")
    stands_at(page, "f7")
    page.keyboard.press("/")
    page.keyboard.press("Escape")
    assert len(cards(page)) == 10
    page.keyboard.press("k")
    stands_at(page, "f6")
    # the browser's own search, over a place that is marked
    assert page.evaluate("getSelection().removeAllRanges(); window.find('夯实了农业根底设施。引进')")


def test_keys_and_reasons_are_shown_when_asked(opened: Callable[..., Page], clerks_sheet: Path) -> None:
    page = opened(clerks_sheet)
    assert not page.locator("details p").is_visible()
    page.keyboard.press("?")
    assert "j 下一处" in page.locator("details p").inner_text()
    page.keyboard.press("?")
    assert not page.locator("details p").is_visible()
    reason = page.locator("#f1 .reason").first
    assert not reason.is_visible()
    page.keyboard.press("d")
    assert reason.is_visible()
    page.keyboard.press("d")
    page.keyboard.press("j")
    assert reason.is_visible()
    page.keyboard.press("Control+j")
    stands_at(page, "f1")


def test_is_read_without_script(opened: Callable[..., Page], clerks_sheet: Path) -> None:
    page = opened(clerks_sheet, script=False)
    assert not page.locator(".tools").is_visible()
    assert page.locator("article:visible").count() == 10
    card = page.locator("#f7")
    assert card.locator(".pair").inner_text().split() == ["90", "98"]
    page.locator("a.to[href='#f7']").click()
    assert card.locator(".reason").first.is_visible()
    assert card.locator(".where b").inner_text() == "第13行第58字"
    card.locator(".number a").click()
    assert page.url.endswith("#m7")


def test_the_seeds_open_at_once(opened: Callable[..., Page], seeds_sheet: Path) -> None:
    begun = time.perf_counter()
    page = opened(seeds_sheet)
    took = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    assert page.locator("output").inner_text().endswith(f"/ {page.locator('article').count()}")
    print(f"five seeds: {took:.0f} ms to load, {time.perf_counter() - begun:.2f} s in all")  # noqa: T201
    page.keyboard.press("3")
    assert page.locator("article:not([hidden])").count() > 200
    page.keyboard.press("j")
    here = box(page, "article.current")
    assert 0 < here["y"] < 900
    assert page.evaluate("window.find('一岗双责')")


@pytest.mark.parametrize("width", [1280, 800, 390])
@pytest.mark.parametrize("sheet", ["clerks_sheet", "seeds_sheet"])
def test_nothing_overlaps(opened: Callable[..., Page], request: pytest.FixtureRequest, sheet: str, width: int) -> None:
    page = opened(request.getfixturevalue(sheet), width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    summary = ".document .summary"
    inside = [f"{summary} h2", f"{summary} .facts", f"{summary} .strip", f"{summary} .bars"]
    apart = [".page", ".tools", *inside, ".document .line:has(article) > p", ".document .cards"]
    boxes = {name: box(page, name) for name in apart}
    for one, other in combinations(apart, 2):
        assert not overlap(boxes[one], boxes[other]), (one, other)
    for name, each in boxes.items():
        assert each["width"] > 0, name
        assert each["height"] > 0, name
        assert each["x"] >= 0, name
        assert each["x"] + each["width"] <= width, name
    assert [boxes[name]["y"] for name in inside] == sorted(boxes[name]["y"] for name in inside)
    text, beside = boxes[apart[-2]], boxes[apart[-1]]
    assert beside["x"] > text["x"] + text["width"] or width == 390
    assert beside["width"] > 200
    parts = ("number", "pair", "tag", "where b", "under", "why")
    for card in map(page.locator("article").nth, range(5)):
        found = [each.bounding_box() for part in parts for each in card.locator(f".{part}").all()]
        shown = [each for each in found if each]
        assert len(shown) >= 4
        frame = card.bounding_box()
        assert frame
        assert all(each["x"] + each["width"] <= frame["x"] + frame["width"] + 0.5 for each in shown)


@pytest.mark.parametrize("script", [True, False])
def test_prints_on_a4(opened: Callable[..., Page], clerks_sheet: Path, *, script: bool) -> None:
    page = opened(clerks_sheet, WIDTH_IN_PRINT, script=script)
    if script:
        page.keyboard.press("j")
    pdf = page.pdf(prefer_css_page_size=True)
    sizes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", pdf)
    assert {(round(float(width)), round(float(height))) for width, height in sizes} == {A4}
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 2
    page.emulate_media(media="print")
    assert not page.locator(".tools").is_visible()
    assert page.locator(".line > p:visible").count() == 0
    columns = [each.bounding_box() for each in page.locator(".columns span").all()]
    assert len(columns) == 6
    ends = [0.0]
    for column in columns:
        assert column
        assert column["x"] >= ends[-1] - 1
        assert column["width"] > 30
        ends.append(column["x"] + column["width"])
    assert ends[-1] <= WIDTH_IN_PRINT + 1
    cells = ["number", "where", "was", "advice", "why", "ruling"]
    cut = page.evaluate(
        """(cells) => [...document.querySelectorAll("article")].map((card) => cells.map((name) => {
             const cell = card.querySelector("." + name), place = cell.getBoundingClientRect();
             return [place.x, place.width, cell.scrollWidth > cell.clientWidth + 1];
           }))""",
        cells,
    )
    assert len(cut) == 10
    for card in cut:
        for (x, width, overflows), column, name in zip(card, columns, cells, strict=True):
            assert column
            assert (abs(x - column["x"]) <= 1, abs(width - column["width"]) <= 1, overflows) == (True, True, False), (
                name
            )
    marks = page.evaluate(
        """[...document.querySelectorAll(".was mark")].map(
             (mark) => ["::before", "::after"].map((side) => getComputedStyle(mark, side).content))"""
    )
    assert marks == [['"【"', '"】"']] * 10
    assert page.locator(".reason:visible").count() == 20
    assert page.locator("#f5 .same").is_visible() is False


def test_a_filtered_sheet_prints_what_is_chosen(opened: Callable[..., Page], clerks_sheet: Path) -> None:
    page = opened(clerks_sheet)
    page.keyboard.press("e")
    page.emulate_media(media="print")
    assert cards(page) == [2]


def test_each_document_is_printed_from_a_page_of_its_own(opened: Callable[..., Page], seeds_sheet: Path) -> None:
    page = opened(seeds_sheet, WIDTH_IN_PRINT)
    page.emulate_media(media="print")
    assert (
        page.evaluate("[...document.querySelectorAll('.document')].map(each => getComputedStyle(each).breakBefore)")
        == ["page"] * 5
    )
    assert page.evaluate("getComputedStyle(document.querySelector('.columns')).display") == "table-header-group"
    again = page.locator("article.again").first
    assert again.locator(".same").is_visible()
    assert not again.locator(".reason").first.is_visible()


def test_contrast_suffices(opened: Callable[..., Page], seeds_sheet: Path) -> None:
    page = opened(seeds_sheet)
    page.keyboard.press("j")
    ratios = page.evaluate(
        """() => {
          const light = (colour) => {
            const [r, g, b] = colour.match(/[\\d.]+/g).map((v) => v / 255)
              .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const ground = (each) => {
            for (let e = each; e; e = e.parentElement) {
              const colour = getComputedStyle(e).backgroundColor;
              if (!/^rgba.*, 0\\)$/.test(colour)) return colour;
            }
            return "rgb(255, 255, 255)";
          };
          const seen = {};
          for (const each of document.querySelectorAll("body *")) {
            if (each.closest("svg, script, style") || !each.checkVisibility()) continue;
            if (![...each.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
            const style = getComputedStyle(each);
            const [a, b] = [light(style.color), light(ground(each))].sort((x, y) => y - x);
            const name = each.tagName + "." + each.className;
            seen[name] = Math.min(seen[name] ?? 99, (a + 0.05) / (b + 0.05));
          }
          return seen;
        }"""
    )
    assert len(ratios) > 20
    assert {name: ratio for name, ratio in ratios.items() if ratio < 4.5} == {}
