"""Events whose year is known, against the year that a sentence or the title of a text claims for them."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from reportlint.agreement.sentence import MARKS, sentence_end, sentence_start
from reportlint.finding import Match
from reportlint.outline.dates import number
from reportlint.outline.pieces import FIRST_HALF, piece_at
from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span
    from reportlint.outline.pieces import Period, Piece

ANNIVERSARIES = ("周年", "週年")


class Mention(NamedTuple):
    """Words that imply a year. said: span of what is reported; words: span of all that names the event."""

    said: Span
    words: Span
    year: int


_NUMERAL = "[0-9]{1,3}|[一二三四五六七八九十百零〇]{1,5}"
BACK = 40
_MARKS = f"{MARKS}！？;!?"
_CLAIM = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?[，,]?(?:我[们們]|全[国國])?"
    r"(?:既?是|正值|正逢|恰逢|[适適]逢|[时時]值|[将將]?迎[来來](?:了)?)(?:[伟偉]大的?|我[们們]|我[国國]|党和国家|[实實]施|[“‘])*$"
)
_THIS_YEAR = re.compile(
    "今年(?:[，,]?(?:我[们們]|全[国國]))?(?:既?是|正值|正逢|恰逢|[适適]逢|[时時]值|迎[来來](?:了)?)(?:[伟偉]大的?|我[国國]|[“‘])*$"
)
_AT_WORK = re.compile("[庆慶]祝|[纪紀]念|迎接|喜迎|[献獻][礼禮]|[结結]合|借助|以.{0,8}[为為]契[机機]")
LOOKING_BACK = re.compile(
    "大[会會]上|[讲講][话話]|(?<!年)以[来來]|[二两兩三四五几幾多]年[来來]|[过過]去|曾|先后|先後|[历歷][届屆次年任史]|回[顾顧]|[当當那该該]年"
    "|[时時](?![期代])|[从從自](?!身|我|[觉覺])|五年|[巩鞏]固|已于|已於"
)
_WORKING = re.compile(
    "^(?!.*(?:[发發]布|出席|召[开開]|[举舉]行|[讨討][论論]|[听聽]取|印[发發]|[审審][议議]|接[见見]|播[发發])).*"
    "(?:[总總][结結]|小[结結]|[计計][划劃]|要[点點]|思路|打算|安排|方案|[汇匯彙][报報]|[报報]告)"
    r"[ 　]*(?:[（(][^）)\n]*[）)]|[^一-鿿\n]|范文|篇|之?[一二三四五六七八九十])*$",
    re.MULTILINE,
)
_AHEAD = re.compile("迎接|喜迎|[献獻][礼禮]|提前|[筹籌][备備]|[谋謀][划劃]|未[来來]|[实實][现現]|目[标標]")
_DATED = re.compile("(?<![0-9])((?:19|20)[0-9]{2})年(?![以至到起—-])")
_NTH = re.compile(f'第(?P<count>{_NUMERAL})(?:[个個届屆次])(?:全[国國]|中[国國]|[国國][际際]|世界)?[“「"]?$')
TOLERANCE = 1
_MANY = 3


def anniversaries(document: Document, hits: Sequence[Span], years: Mapping[str, tuple[int, ...]]) -> Iterator[Match]:
    """Yield the anniversaries of another year: 2023年是建党100周年, or 庆祝建党90周年 in a report of 2014."""
    event = _counted(tuple(years))
    undated: defaultdict[tuple[int, int], dict[int, list[Span]]] = defaultdict(dict)
    for start, end in hits:
        match = event.search(document.text, max(0, start - BACK), start)
        if not match:
            continue
        founded = years[match["name"]][0]
        mention = Mention((match.start("count"), end), (match.start(), end), founded + number(match["count"]))
        yield from judged(document, mention)
        piece = piece_at(document, start)
        if piece and _is_undated_work(document.text, piece) and _is_at_work(document.text, mention):
            undated[piece.start, founded].setdefault(mention.year, []).append(mention.said)
    for of_years in undated.values():
        yield from _rarer(of_years)


@cache
def _counted(events: tuple[str, ...]) -> re.Pattern[str]:
    """Return the expression of an event with its number; the longest name of all that fit counts."""
    names = "|".join(sorted(events, key=len, reverse=True))
    return re.compile(f"(?P<name>{names})(?:[的了]|的?第)?(?P<count>{_NUMERAL})(?:[个個])?$")


def annual_events(document: Document, hits: Sequence[Span], years: Mapping[str, tuple[int, ...]]) -> Iterator[Match]:
    """Yield the numbers of yearly events that are another year's: 2023年6月是第20个全国安全生产月."""
    for start, end in hits:
        match = _NTH.search(document.text, max(0, start - BACK), start)
        if match:
            year = years[document.text[start:end]][0] + number(match["count"]) - 1
            yield from judged(document, Mention((match.start(), end), (match.start(), end), year))


def old_names(document: Document, hits: Sequence[Span], years: Mapping[str, tuple[int, ...]]) -> Iterator[Match]:
    """Yield the names of offices that were given up before the year of the text, unless it looks back."""
    text = document.text
    for start, end in hits:
        piece = piece_at(document, start)
        title = working_year(text, piece) if piece else None
        if not title or title.year is None or title.year <= years[text[start:end]][-1] + TOLERANCE:
            continue
        clause = clause_of(text, start, end)
        dated = {int(year) for year in _DATED.findall(text, *clause)}
        if dated - {title.year} or _FORMER.search(text, max(0, start - BACK), start) or is_cited(text, start):
            continue
        if _ABROAD.search(text, clause[0], start) or _GOES_ON.match(text, end):
            continue
        if not LOOKING_BACK.search(text, *clause):
            yield Match(start, end, None, ((title.start, title.end),))


def out_of_their_time(
    document: Document, hits: Sequence[Span], years: Mapping[str, tuple[int, ...]]
) -> Iterator[Match]:
    """Yield what goes on in a text of another time: the year in its title if the text is full of it, else the words."""
    text = document.text
    found: defaultdict[Span, list[Span]] = defaultdict(list)
    halves: dict[Span, Piece] = {}
    for start, end in hits:
        when, piece = years[text[start:end]], piece_at(document, start)
        title = working_year(text, piece) if piece else None
        if not piece or not title or title.year is None:
            continue
        if title.year == when[0] and title.half == FIRST_HALF and text.endswith(_IN_AUTUMN, start, end):
            if not (piece.section_at(start).plan or _TO_COME.search(text, max(0, start - BACK), start)):
                halves.setdefault((title.start, title.end), piece)
            continue
        if when[0] - TOLERANCE <= title.year <= when[-1] + TOLERANCE:
            continue
        if not LOOKING_BACK.search(text, *clause_of(text, start, end)) and not is_cited(text, start):
            found[title.start, title.end].append((start, end))
    for title_span, spans in found.items():
        if len(spans) >= _MANY:
            yield Match(*title_span, None, tuple(spans[:_MANY]))
        else:
            yield Match(*spans[0], None, (title_span,))
    for title_span, piece in halves.items():
        same = text[slice(*title_span)]
        periods = [period for section in piece.sections for period in section.periods]
        yield Match(*title_span)
        for period in periods:
            if period.half == FIRST_HALF and text[period.start : period.end] == same:
                yield Match(period.start, period.end, None, (title_span,))


_IN_AUTUMN = ("精神", "届")
"""What the names of the congresses and plenary sessions in the table end with: all were held in July or later."""
_TO_COME = re.compile("[将將]|迎接|喜迎|召开的|召開的|下半年|下一步")


def judged(document: Document, mention: Mention) -> Iterator[Match]:
    """Yield a mention that the year claimed beside it, or else that of its text, contradicts."""
    text, (start, end) = document.text, mention.words
    if is_cited(text, start):
        return
    claim = _CLAIM.search(text, max(0, start - BACK), start)
    if claim:
        if int(claim[1]) != mention.year:
            yield _misdated(document, mention, claim.span(1))
        return
    piece = piece_at(document, start)
    if piece and _THIS_YEAR.search(text, max(0, start - BACK), start):
        title = working_year(text, piece)
        if title and title.year is not None and not piece.section_at(start).plan:
            if title.year != mention.year:
                yield Match(*mention.said, None, ((title.start, title.end),))
            return
    if not _is_at_work(text, mention):
        return
    clause = clause_of(text, start, end)
    dated = {found[1]: found.span(1) for found in _DATED.finditer(text, clause[0], start)}
    if str(mention.year) in text[slice(*clause)]:
        return
    if len(dated) == 1:
        year, place = dated.popitem()
    else:
        title = working_year(text, piece) if piece else None
        if not title or dated:
            return
        year, place = str(title.year), (title.start, title.end)
    early = mention.year - int(year)
    if abs(early) > TOLERANCE and not (early > 0 and _AHEAD.search(text, *clause)):
        yield Match(*mention.said, None, (place,))


def _misdated(document: Document, mention: Mention, claimed: Span) -> Match:
    """Return what is wrong where a sentence gives an event another year: the year, if the event goes with the title."""
    piece = piece_at(document, mention.words[0])
    title = working_year(document.text, piece) if piece else None
    if title and title.year == mention.year:
        return Match(*claimed, None, (mention.said,))
    return Match(*mention.said, None, (claimed,))


def _is_at_work(text: str, mention: Mention) -> bool:
    """Tell whether a sentence speaks of an event as of its own time; a plan's years and yearly events need no verb."""
    clause = clause_of(text, *mention.words)
    verb = mention.said == mention.words or _AT_WORK.search(text, clause[0], mention.words[0])
    return bool(verb) and not LOOKING_BACK.search(text, *clause) and not is_cited(text, mention.words[0])


def _rarer(of_years: dict[int, list[Span]]) -> Iterator[Match]:
    """Yield the anniversaries of the rarer year, or the later, where a text keeps those of two years, far apart."""
    if len(of_years) == 2 and abs(sum(year * sign for year, sign in zip(of_years, (1, -1), strict=True))) > TOLERANCE:
        usual, rare = sorted(of_years.values(), key=lambda spans: (-len(spans), spans[0]))
        yield from (Match(*span, None, (usual[0],)) for span in rare)


def working_year(text: str, piece: Piece) -> Period | None:
    """Return the year of a text about the work of one year, as its title names it."""
    if piece.year is None or not _WORKING.search(text, piece.start, piece.title_end):
        return None
    return next(period for period in piece.periods if period.year is not None)


def _is_undated_work(text: str, piece: Piece) -> bool:
    dated = any(period.year for period in piece.periods)
    return not dated and _WORKING.search(text, piece.start, piece.title_end) is not None


def clause_of(text: str, start: int, end: int) -> Span:
    """Return the sentence round a mention, as far as it is near."""
    return sentence_start(text, start, BACK, _MARKS), sentence_end(text, end, BACK, _MARKS)


def is_cited(text: str, offset: int) -> bool:
    """Tell whether a place stands in the title of a document."""
    back = max(0, offset - BACK)
    return text.rfind("《", back, offset) > text.rfind("》", back, offset)


_FORMER = re.compile("(?:原|前身|更名|改[为為制]|合[并併]|[划劃][转轉]|撤[销銷]|[组組]建|移交)[^，。；\n]{0,8}$")
_ABROAD = re.compile(
    "香港|澳[门門]|[台臺][湾灣北]|日本|[美英法德][国國]|俄[罗羅]斯|[韩韓][国國]|新加坡|境外|海外|[国國]外|高雄|新北"
    "|[离離]?退休|老$|任[^，。；\n]{0,8}$|参加工作|毕业"
)
_GOES_ON = re.compile("[域面势勢部限级級]|[时時][期代]|(?:离)?退休|老[干幹同职職]|[旧舊老]址|家[属屬]院|宿舍")
