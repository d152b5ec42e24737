"""Calendar names in text: dates, months, years, decades, seasons, weekdays and holidays, written in full or in part."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from pipeline.language.numbers.dates import WORDS_AFTER_YEAR
from pipeline.language.times import spans
from pipeline.language.times.expression import Atom, Resolver
from pipeline.language.times.names import (
    ANY_WEEKDAY,
    COUNTED,
    DASH,
    DAY,
    DAY_PART,
    FULL_MONTH,
    GAP,
    HOLIDAYS,
    MONDAY_HOLIDAYS,
    MONTH,
    MONTH_WORDS,
    SEASONS,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    alternatives,
    month_number,
    weekday_number,
    word_set,
)
from pipeline.language.times.paragraphs import A_YEAR, Paragraphs
from pipeline.language.times.spans import Span

_TAIL = rf"(?P<bare>)(?:,?{GAP}(?:of{GAP})?(?:(?P<year>{YEAR})(?![\w,.]?\d|%|\w)|(?P<near>this|last|next){GAP}year\b))?"
_FOLLOWS = rf"(?=[,.;:)\u2014]|\Z|{GAP}(?:{YEAR}|at|in|on|when|near|by|for|after|as|that|and|as|of)\b)"
_NOT_COUNT = rf"(?![,.:]?\d|%|{DASH}?{GAP}?(?:year|month|day|week|hour|minute|mile|foot|percent)s?\b|{GAP}?(?:[ap]\.m\.|[ap]m\b))"
_TO = rf"(?:{GAP}?{DASH}{GAP}?|{GAP}(?:to|through|thru|until|till)(?:{GAP}the)?{GAP})"

_MONTH_DAY = re.compile(
    rf"\b(?:(?P<weekday>{ANY_WEEKDAY})[,.]{{0,2}}{GAP}(?P<open>[(])?)?(?P<month>{MONTH}){GAP}(?:the{GAP})?(?P<day>{DAY}){_NOT_COUNT}"
    rf"(?:{_TO}(?P<last>{DAY}){_NOT_COUNT}|{GAP}and{GAP}(?P<other>{DAY}){_NOT_COUNT}{_FOLLOWS})?{_TAIL}(?(open)[)]?)"
)
_DAY_MONTH = re.compile(
    rf"\b(?<![\d.,:/])(?:(?P<weekday>{ANY_WEEKDAY})[,.]{{0,2}}{GAP}(?P<open>[(])?(?:the{GAP})?)?"
    rf"(?:(?P<first>{DAY})(?:{_TO}|{GAP}and{GAP}))?(?P<day>{DAY}){GAP}(?:of{GAP})?(?P<month>{MONTH})(?!\w){_TAIL}(?(open)[)]?)"
)
_ISO = re.compile(rf"(?<![\w/.-])(?P<year>{YEAR})(?P<mark>[-/.])(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?![\d/-])")
_NUMERIC = re.compile(r"(?<![\w/.,-])(?P<a>\d\d?)(?P<mark>[/.-])(?P<b>\d\d?)(?P=mark)(?P<year>(?:19|20)\d\d)(?![\w/-])")
# Four digits behind a day and a month that are a year, though not one that a date has, for nothing is counted after them.
_ODD_YEAR = re.compile(
    rf",?{GAP}(?P<year>0\d{{3}}\b(?![,.:]\d)|\d{{4}}"
    rf"(?=\Z|\s?\n|[;!?)\u2019\u201d\"]|[.,](?!\d)|{GAP}\(|{GAP}{alternatives(WORDS_AFTER_YEAR)}\b))"
)
_ODD_ISO = re.compile(rf"(?<![\w/.-])(?!{YEAR})\d{{4}}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\w/-])")
_FIRST_YEAR, _LAST_YEAR = 1000, 2100  # of the dates that news tell
_MONTH_ALONE = re.compile(
    r"\b(?:(?P<mod>(?i:last|this past|this|next|this coming))" + GAP + ")?"
    rf"(?:(?P<part>(?i:early|mid|late))(?:{DASH}|{GAP}))?(?P<month>{FULL_MONTH}|(?:{MONTH}(?<=\.)|{MONTH}(?={GAP}{YEAR}))){_TAIL}(?!\w)"
)
_YEAR = re.compile(rf"(?<![\w.,:/$\u00a3\u20ac#@-])(?P<year>{YEAR})(?![\w/%:]|[.,]\d|{DASH}\w)")
_YEARS = re.compile(rf"(?<![\w.,:/$\u00a3\u20ac-])(?P<year>{YEAR}){DASH}(?P<last>{YEAR}|\d\d)(?![\w/%,.-]?\d|\w)")
_DECADE = re.compile(rf"\b(?:the{GAP})?(?:(?:early|mid|late){DASH}?{GAP}?)?(?P<decade>(?:1[5-9]|20)\d0)['\u2019]?s\b")
_SEASON = re.compile(
    rf"\b(?:(?i:(?P<mod>last|this|next)){GAP})?(?:(?:early|mid|late)(?:{DASH}|{GAP}))?(?P<season>(?i:{alternatives(SEASONS)}))\b"
    rf"(?:{GAP}(?:of{GAP})?(?:in{GAP})?(?P<year>{YEAR})(?!\w)|{GAP}(?:of{GAP})?(?P<near>this|last|next){GAP}year\b)?"
)
_WEEKDAY = re.compile(
    rf"\b(?:(?i:early|late|later|earlier|overnight)(?:{GAP}(?:on|into))?{GAP})?"
    rf"(?:(?P<mod>(?i:this past|this coming|last|this|next|past|previous|coming)){GAP})?"
    rf"(?P<weekday>{WEEKDAY})(?:{GAP}{DAY_PART}\b)?(?:{GAP}(?:of{GAP})?(?P<week>last|this|next){GAP}week\b)?"
)
_HOLIDAY = re.compile(
    r"\b(?:"
    + "|".join(f"(?P<h{i}>{name})" for i, name in enumerate(HOLIDAYS)).replace(" ", GAP)
    + rf")\b(?:{GAP}(?P<weekend>weekend)\b)?{_TAIL}"
)
_FISCAL = re.compile(rf"\b(?:FY|(?i:fiscal(?:{GAP}year)?)){GAP}?[-'\u2019]?(?P<year>20\d\d|\d\d)(?![\w,.]?\d)")
_AMERICAN = re.compile(r"\b(?:U\.S\.|US|United States|Congress|White House|State Department|Pentagon|Homeland Security|USAID)(?!\w)")
_NINE_ELEVEN = re.compile(r"(?<![\w/])9/11(?![\w/])")
# Words without which the patterns match nothing.
_WEEKDAY_WORDS = frozenset(WEEKDAYS)
_HOLIDAY_WORDS = word_set("Day Eve Fourth Halloween Thanksgiving Ash Palm Good Easter")
_FISCAL_WORDS = word_set("FY fiscal")
_ADDRESSED = word_set("block blocks")  # `in the 1800 block of Oak Street`
_HOLIDAY_DAYS = tuple(HOLIDAYS.values())
_HOLIDAY_IS_MONDAY = tuple(any(monday.split()[0] in name for monday in MONDAY_HOLIDAYS) for name in HOLIDAYS)

# Names that only look like weekdays: papers, programmes, sales and storms of that name.
_NAME_BEFORE = re.compile(r"(?:Black|Bloody|Cyber|Super|Giving|Ash|Holy|Maundy|Every|every|Each|each|other|most)\s$")
_NAME_AFTER = re.compile(r"\s(?:Times|Telegraph|Mirror|Mail|Express|Post|Herald|World|Independent|Night (?:Live|Football)|School|Mass)\b")
_NEXT_WORD = re.compile(r"\s*(?:[\u2014-]\s*)?([A-Za-z]+)")
_MONTH_BEFORE = re.compile(
    r"(?i:\b(?:in|since|until|till|by|during|of|from|through|throughout|to|before|after|between|for|around|on|back in|over|as of"
    r"|(?:beginning|end|start|middle|first half|second half) of))\s(?:the\s)?$"
)
_YEAR_BEFORE = re.compile(
    r"(?i:\b(?:in|since|until|till|during|throughout|from|through|of|before|after|between|by|for|around|circa|early|late|mid|as of)|mid-)"
    r"(?:\s|(?<=-))$"
)
_WHEN_BEHIND = re.compile(rf",{GAP}when\b")  # `a rise over 2019, when`
# `the trial over the 1994 church massacre`, without its article in a headline.
_EVENT_BEHIND = re.compile(
    rf"{GAP}(?:[A-Za-z]+{GAP}){{0,2}}(?:massacre|bombing|earthquake|tsunami|genocide|uprising|coup|stampede|siege|shooting|attack|crash)s?\b"
    rf"(?!{GAP}(?:victim|survivor|death|case|site)s?\b)"
)
_COUNT_BEFORE = re.compile(r"(?i:\b(?:total|number|figure|toll|average|maximum|target|goal|record|sum|crowd|group|population|fleet) of)\s$")
_ARTICLE_BEFORE = re.compile(r"(?i:\b(?:the|a|an|its|his|her|their|our|this|infamous|deadly|bloody|devastating|failed)|['\u2019]s)\s$")


_THAT_BEFORE = re.compile(r"\bthat\s$")  # `that July`: of the year told before


def _next_word(text: str, end: int) -> str:
    match = _NEXT_WORD.match(text, end)
    return match.group(1).lower() if match else ""


def _before(text: str, start: int) -> str:
    return text[max(0, start - 24) : start]


def _tail(match: re.Match[str]) -> tuple[int | None, int | None, int]:
    """The year written behind a date, the year's distance from the current one (`last year` is -1), and where the date ends."""
    if match["near"]:
        return None, {"this": 0, "last": -1, "next": 1}[match["near"]], match.end()
    if match["year"] and _next_word(match.string, match.end()) in COUNTED:  # `On May 5, 2000 people ...`
        return None, None, match.start("bare")
    return (int(match["year"]) if match["year"] else None), None, match.end()


def month_day_reading(month: int, day: int, year: int | None, away: int | None, weekday: int | None = None) -> Resolver:
    """Resolver of a day of the year: in the year written, in one `away` from the current one, else the latest such day.

    A weekday written beside it decides where the latest such day fell on another one but the coming one fits.
    """

    def resolve(reference: dt.date) -> Span | None:
        if year is not None or away is not None:
            return spans.day_span(spans.make_date(year if year is not None else reference.year + (away or 0), month, day))
        latest = spans.latest_month_day(reference, month, day)
        coming = spans.next_month_day(reference, month, day)
        if weekday is not None and coming and coming.weekday() == weekday and (latest is None or latest.weekday() != weekday):
            return spans.day_span(coming)
        return spans.day_span(latest)

    return resolve


def _day_range(month: int, first: int, last: int, year: int | None, away: int | None) -> Resolver:
    end_reading, start_reading = month_day_reading(month, last, year, away), month_day_reading(month, first, year, away)

    def resolve(reference: dt.date) -> Span | None:
        end = end_reading(reference)
        start = start_reading(end.end) if end else None
        return spans.between(start.start, end.end) if start and end else None

    return resolve


def _month_days(paragraphs: Paragraphs) -> Iterator[Atom]:
    text = paragraphs.text
    for pattern in (_MONTH_DAY, _DAY_MONTH):
        for match in paragraphs.find(pattern, MONTH_WORDS):
            year, away, end = _tail(match)
            month, day = month_number(match["month"]), int(re.sub(r"\D", "", match["day"]))
            first, last = (day, match["last"] or match["other"]) if pattern is _MONTH_DAY else (match["first"], day)
            if year is None and away is None and end == match.end() and (odd := _ODD_YEAR.match(text, end)):
                year, end = int(odd["year"]), odd.end()
                if not _FIRST_YEAR <= year <= _LAST_YEAR:
                    yield Atom(match.start(), end, basis="written", shape="month_day")
                    continue
            if year is None and away is None and end == match.end() and _next_word(text, end) in COUNTED and pattern is _MONTH_DAY:
                continue  # `In May 5 people ...`
            basis = "written" if year is not None else "relative"
            weekday = weekday_number(match["weekday"]) if match["weekday"] else None
            if first and last:
                a, b = (int(re.sub(r"\D", "", str(n))) for n in (first, last))
                yield Atom(match.start(), end, _day_range(month, a, b, year, away), "interval", basis, shape="month_day", year=year)
            else:
                reading = month_day_reading(month, day, year, away, weekday)
                yield Atom(match.start(), end, reading, basis=basis, month=month, day=day, year=year, shape="month_day")


def _numeric_dates(paragraphs: Paragraphs) -> Iterator[Atom]:
    for match in paragraphs.find(_ISO, {A_YEAR}):
        year, month, day = (int(match[k]) for k in ("year", "month", "day"))
        yield Atom(match.start(), match.end(), month_day_reading(month, day, year, None), basis="written", month=month, day=day, year=year)
    for match in _ODD_ISO.finditer(paragraphs.text):
        yield Atom(match.start(), match.end(), basis="written")
    for match in paragraphs.find(_NUMERIC, {A_YEAR}):
        a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
        if a > 12 >= b or a == b:
            day, month = a, b
        elif b > 12 >= a:
            month, day = a, b
        else:  # day first or month first: nobody can tell
            if a <= 12:
                yield Atom(match.start(), match.end(), basis="written")
            continue
        yield Atom(match.start(), match.end(), month_day_reading(month, day, year, None), basis="written", month=month, day=day, year=year)


def month_reading(month: int, year: int | None, away: int | None, mod: str) -> Resolver:
    """Resolver of a month: of the year written, `away` from the current one, or the latest, last or next one."""

    def resolve(reference: dt.date) -> Span | None:
        if year is not None or away is not None:
            return spans.cut(spans.month_span(year if year is not None else reference.year + (away or 0), month), reference)
        if mod in ("next", "this coming"):
            return spans.month_span(reference.year + (month <= reference.month), month)
        if mod == "this":
            return spans.cut(spans.month_span(reference.year, month), reference)
        return spans.latest_month(reference, month, before=mod in ("last", "this past"))

    return resolve


def _months(paragraphs: Paragraphs) -> Iterator[Atom]:
    text = paragraphs.text
    for match in paragraphs.find(_MONTH_ALONE, MONTH_WORDS):
        year, away, end = _tail(match)
        mod = re.sub(r"\s+", " ", (match["mod"] or "").lower())
        month = month_number(match["month"])
        before, word = _before(text, match.start()), _next_word(text, end)
        plain = year is None and away is None and not mod and not match["part"]
        if plain and match["month"].islower() and not _MONTH_BEFORE.search(before):
            continue
        adjective = _ARTICLE_BEFORE.search(before) and text[end : end + 1].isspace() and word
        weak = bool(plain and not _MONTH_BEFORE.search(before) and not adjective)
        that = _THAT_BEFORE.search(before) if plain else None
        weak = weak and that is None
        if weak and text[end : end + 2] in ("'s", "\u2019s") and match["month"].lower() not in ("may", "april", "june", "august"):
            weak = False
        basis = "written" if year is not None else "relative"
        future = mod in ("next", "this coming")
        start = match.start() - len(that.group()) if that else match.start()
        shape = "that month" if that else "month"
        yield Atom(start, end, month_reading(month, year, away, mod), "point", basis, future, weak, month=month, year=year, shape=shape)


def year_reading(year: int) -> Resolver:
    """Resolver of a year, cut at the reference where it is the current one."""
    return lambda reference: spans.cut(spans.year_span(year), reference)


def _years(paragraphs: Paragraphs) -> Iterator[Atom]:
    text = paragraphs.text
    for match in paragraphs.find(_YEAR, {A_YEAR}):
        before, word = _before(text, match.start()), _next_word(text, match.end())
        if word in COUNTED or word in _ADDRESSED or _COUNT_BEFORE.search(before):
            continue
        adjective = bool(_ARTICLE_BEFORE.search(before)) and bool(re.match(r"\s[A-Za-z]", text[match.end() : match.end() + 2]))
        bracketed = before.endswith("(") and text[match.end() : match.end() + 1] == ")"
        weak = not (
            _YEAR_BEFORE.search(before)
            or adjective
            or bracketed
            or _WHEN_BEHIND.match(text, match.end())
            or _EVENT_BEHIND.match(text, match.end())
        )
        year = int(match["year"])
        yield Atom(match.start(), match.end(), year_reading(year), basis="written", weak=weak, year=year, shape="year")
    for match in paragraphs.find(_YEARS, {A_YEAR}):
        first, last = int(match["year"]), match["last"]
        final = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
        if first < final and (len(last) == 4 or final - first < 20):
            yield Atom(match.start(), match.end(), _years_reading(first, final), "interval", "written", year=first, shape="years")


def _years_reading(first: int, last: int) -> Resolver:
    return lambda reference: spans.cut(spans.between(spans.make_date(first, 1, 1), spans.make_date(last, 12, 31)), reference)


def _decades(paragraphs: Paragraphs) -> Iterator[Atom]:
    for match in paragraphs.find(_DECADE, {A_YEAR}):
        first = int(match["decade"])
        length = 100 if first % 100 == 0 and first < 2000 else 10  # `the 1800s` are a century
        yield Atom(match.start(), match.end(), _years_reading(first, first + length - 1), basis="written", shape="decade")


def _season_reading(first_month: int, year: int | None, away: int | None, mod: str) -> Resolver:
    def resolve(reference: dt.date) -> Span | None:
        if year is not None or away is not None:
            return spans.cut(spans.season_span(year if year is not None else reference.year + (away or 0), first_month), reference)
        this = reference.year - (first_month == 12 and reference.month < 6)  # the winter that the year began in
        if mod != "last":
            season = spans.season_span(this + (mod == "next"), first_month)
            to_come = mod == "this" and season is not None and season.start > reference  # or past, south of the equator
            return None if to_come else spans.cut(season, reference)
        seasons = (spans.season_span(candidate, first_month) for candidate in range(reference.year, reference.year - 3, -1))
        return next((season for season in seasons if season and season.end < reference), None)

    return resolve


def _seasons(paragraphs: Paragraphs) -> Iterator[Atom]:
    for match in paragraphs.find(_SEASON, SEASONS.keys()):
        year = int(match["year"]) if match["year"] else None
        away = {"this": 0, "last": -1, "next": 1}[match["near"]] if match["near"] else None
        mod = (match["mod"] or "").lower()
        if year is None and away is None and not mod:
            continue
        reading = _season_reading(SEASONS[match["season"].lower()], year, away, mod)
        yield Atom(match.start(), match.end(), reading, basis="written" if year else "relative", is_future=mod == "next", shape="season")


def weekday_reading(weekday: int, mod: str = "", week: str | None = None) -> Resolver:
    """Resolver of a weekday: the latest up to the reference unless `last`, `next` or a week beside it says otherwise."""

    def resolve(reference: dt.date) -> Span | None:
        if week is not None or mod == "this":
            offset = {"last": -7, "this": 0, "next": 7, None: 0}[week]
            return spans.day_span(spans.add_days(reference, offset + weekday - reference.weekday()))
        if mod in ("next", "coming", "this coming"):
            return spans.day_span(spans.next_weekday(reference, weekday))
        return spans.day_span(spans.latest_weekday(reference, weekday, before=bool(mod)))

    return resolve


def _weekdays(paragraphs: Paragraphs) -> Iterator[Atom]:
    text = paragraphs.text
    for match in paragraphs.find(_WEEKDAY, _WEEKDAY_WORDS):
        if _NAME_BEFORE.search(_before(text, match.start("weekday"))) or _NAME_AFTER.match(text, match.end()):
            continue
        mod = re.sub(r"\s+", " ", (match["mod"] or "").lower())
        future = mod in ("next", "coming", "this coming") or match["week"] == "next"
        reading = weekday_reading(weekday_number(match["weekday"]), mod, match["week"])
        yield Atom(match.start(), match.end(), reading, is_future=future, shape="weekday")


def _holidays(paragraphs: Paragraphs) -> Iterator[Atom]:
    for match in paragraphs.find(_HOLIDAY, _HOLIDAY_WORDS):
        year, away, end = _tail(match)
        number = next(i for i in range(len(_HOLIDAY_DAYS)) if match[f"h{i}"])
        if match["weekend"] and not _HOLIDAY_IS_MONDAY[number]:
            continue
        basis = "written" if year is not None else "relative"
        kind = "interval" if match["weekend"] else "point"
        reading = _holiday_reading(number, year, away, bool(match["weekend"]))
        yield Atom(match.start(), end, reading, kind, basis, shape="holiday", year=year)


def _holiday_reading(number: int, year: int | None, away: int | None, weekend: bool) -> Resolver:
    find = _HOLIDAY_DAYS[number]

    def resolve(reference: dt.date) -> Span | None:
        if year is not None or away is not None:
            found = find(year if year is not None else reference.year + (away or 0))
        else:
            found = find(reference.year)
            if found and found > reference:
                found = find(reference.year - 1)
        if weekend and found:
            return spans.cut(spans.between(spans.add_days(found, -2), found), reference)
        return spans.day_span(found)

    return resolve


def _fiscal_years(paragraphs: Paragraphs) -> Iterator[Atom]:
    """Fiscal years: of the United States' government, from October, where the text speaks of it; other countries' have no days."""
    for match in paragraphs.find(_FISCAL, _FISCAL_WORDS):
        year = int(match["year"]) % 100 + 2000
        resolve = _fiscal_reading(year) if _AMERICAN.search(paragraphs.text) else None
        yield Atom(match.start(), match.end(), resolve, "interval", "written", year=year, shape="fiscal")


def _fiscal_reading(year: int) -> Resolver:
    return lambda reference: spans.cut(spans.between(spans.make_date(year - 1, 10, 1), spans.make_date(year, 9, 30)), reference)


def _nicknames(paragraphs: Paragraphs) -> Iterator[Atom]:
    for match in _NINE_ELEVEN.finditer(paragraphs.text) if "9/11" in paragraphs.text else ():
        yield Atom(match.start(), match.end(), month_day_reading(9, 11, 2001, None), basis="written", month=9, day=11, year=2001)


def calendar_atoms(paragraphs: Paragraphs) -> Iterator[Atom]:
    """Every reading of the text as a calendar name; readings may overlap, and weak ones may be no times at all."""
    for finder in (_month_days, _numeric_dates, _months, _years, _decades, _seasons, _weekdays, _holidays, _fiscal_years, _nicknames):
        yield from finder(paragraphs)
