"""Times that count from the day of publication or from another time of the text: yesterday, last week, two days later."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from pipeline.language.times import spans
from pipeline.language.times.expression import Atom, Resolver
from pipeline.language.times.names import COUNT, DAY_PART, DAY_PARTS, GAP, UNITS, alternatives, count, word_set
from pipeline.language.times.paragraphs import Paragraphs
from pipeline.language.times.spans import Span

_UNIT = alternatives(UNITS)

_DAY_WORD = re.compile(
    rf"\b(?i:(?:(?:early|late|later|earlier){GAP})?(?:(?P<before>the{GAP}day{GAP}before{GAP}yesterday)|(?P<after>the{GAP}day{GAP}after{GAP}tomorrow)"
    rf"|(?P<word>yesterday|today|tonight|tomorrow|overnight)|(?P<last>last{GAP}(?:night|evening))|(?P<this>this{GAP}{DAY_PART}))\b"
    rf"(?:{GAP}{DAY_PART}\b)?)"
)
_OUTLET_BEFORE = re.compile(r"[A-Z][A-Za-z]+\s$")  # `USA Today`
_CALENDAR_UNIT = re.compile(
    rf"\b(?i:(?:(?P<pre>so{GAP}far|earlier|later|early|late|all){GAP})?(?P<the>(?:in|over|during|for|within|throughout|of|across){GAP}the{GAP}|the{GAP})?"
    rf"(?P<mod>this{GAP}past|this{GAP}coming|this|last|next|past|previous|preceding|following|coming|same){GAP}"
    rf"(?P<fiscal>(?:fiscal|financial|academic|school){GAP})?(?P<unit>day|week|weekend|month|year|quarter|decade))\b(?!{GAP}or{GAP}|-)"
)
_OF_THE_UNIT = re.compile(
    rf"\b(?i:(?:the{GAP})?(?:beginning|start|turn){GAP}of{GAP}the{GAP}(?P<unit>week|month|year))\b|\b(?i:(?:the{GAP})?year(?:{GAP}|-)to(?:{GAP}|-)date)\b"
    rf"|(?<=since )(?i:(?:the{GAP})?new{GAP}year\b)(?!['\u2019])"
)
_PART_OF_THE_YEAR = re.compile(rf"\b(?i:(?:half|quarter|months){GAP}of{GAP}(?P<year>the{GAP}year))\b(?!{GAP}(?:before|earlier|after|of)\b)")
_TOTAL_OF_YEAR = re.compile(rf"\b(?i:(?:total|toll|tally|number|count|figure)(?:{GAP}[a-z]+){{0,3}}?{GAP}for{GAP}(?P<year>the{GAP}year))\b")
_WEEKEND = re.compile(rf"\b(?i:(?:(?:over|during|at|of|across|throughout){GAP}the{GAP}weekend|the{GAP}weekend['\u2019]s))\b")
_ROLLING = re.compile(
    rf"\b(?i:(?:the{GAP})?(?P<mod>past|last|previous|preceding|next|coming|following|first|final){GAP}(?:(?P<count>{COUNT}){GAP})?(?:or{GAP}so{GAP})?"
    rf"(?P<unit>{_UNIT})s)\b"
)
_WITHIN = re.compile(
    rf"\b(?<!for[ \n])(?<!than[ \n])(?<!little[ \n])(?i:(?:in|within|over|during){GAP}"
    rf"(?:(?:just|only|under|a|a{GAP}single|the{GAP}space{GAP}of){GAP})?(?P<count>{COUNT}|(?:a{GAP})?single)(?:{GAP}|-)(?P<unit>{_UNIT})s?(?:{GAP}period)?)\b(?!-|{GAP}(?:ago|later|earlier|after|before|since)\b)"
)
_AGO = re.compile(rf"\b(?i:(?:(?P<count>{COUNT})[ -]{{1,2}}|(?P<long>long{GAP}))(?:(?P<unit>{_UNIT})s?{GAP})?ago(?P<today>{GAP}today)?)\b")
_RECENT = re.compile(
    rf"\b(?i:recently|lately|(?:in|over|during){GAP}(?:the{GAP})?(?:recent|coming){GAP}(?:{_UNIT})s?|(?:the{GAP})?past{GAP}couple{GAP}of{GAP}(?:{_UNIT})s)\b"
)

_OFFSET = re.compile(
    rf"\b(?i:(?P<count>{COUNT}){GAP}(?P<unit>{_UNIT})s?{GAP}(?P<way>later|earlier|previously|prior|afterwards?|beforehand))\b"
)
_BESIDE = re.compile(
    rf"\b(?i:the{GAP}(?:(?P<mod>very{GAP}next|next|following|previous|preceding|same|very{GAP}same){GAP})?"
    rf"(?P<unit>day|week|month|year|morning|afternoon|evening|night)(?:{GAP}(?P<way>before|after|prior))?)\b"
)
_THAT = re.compile(
    rf"\b(?i:(?:(?:later|earlier|early|late){GAP}(?:(?:on|in){GAP})?)?that(?:{GAP}same)?{GAP}|(?:later|earlier){GAP}(?:on{GAP})?in{GAP}the{GAP}"
    rf"|(?:later|earlier){GAP}the{GAP}same{GAP})(?i:"
    rf"(?P<unit>day|week|month|year|morning|afternoon|evening|night))\b"
)
_EVENT = re.compile(
    rf"\b(?i:(?:(?P<count>{COUNT}){GAP}(?P<unit>{_UNIT})s?|(?P<the>the){GAP}(?P<one>day|week|month|year|night|morning)|(?P<vague>{_UNIT})s)"
    rf"(?P<exact>{GAP}to{GAP}the{GAP}(?:very{GAP})?day)?{GAP}(?P<way>after|before|since|following))\b{GAP}(?=\S)"
)
# Behind these words `the day before` stands alone; anything else is the event that it counts from.
_CLAUSE_END = re.compile(
    r"(?i:\s*(?:[,.;:)\u2014\u201d\"]|\Z|(?:on|in|at|and|when|but|that|by|to|from|near|while|as|with|was|were|had|has)\b))"
)
_ABOUT_BEFORE = re.compile(r"(?i:\b(?:than|nearly|almost|about|around|over|just|some|under|roughly))\s\Z")

# Words without which the patterns match nothing. `_UNIT_WORDS` are units as they stand after a count.
_UNIT_PLURALS = frozenset(f"{unit}s" for unit in UNITS)
_UNIT_WORDS = _UNIT_PLURALS | set(UNITS)
_DAY_WORDS = word_set("yesterday today tonight tomorrow") | DAY_PARTS
_CALENDAR_UNITS = word_set("day week weekend month year quarter decade")
_CALENDAR_MODS = word_set("this last next past previous preceding following coming same")
_EDGES, _PARTS, _EDGED = word_set("beginning start turn date new"), word_set("half quarter months"), word_set("week month year")
_TOTALS = word_set("total toll tally number count figure")
_ROLLING_MODS = word_set("past last previous preceding next coming following first final")
_RECENT_WORDS = word_set("recently lately recent coming couple")
_OFFSET_WORDS = word_set("later earlier previously prior afterward afterwards beforehand")
_BESIDE_UNITS = word_set("day week month year morning afternoon evening night")
_THAT_WORDS = word_set("that later earlier")
_EVENT_WORDS = word_set("after before since following")

TO_THE_DAY = "to the day"  # of what counts whole years from an event
_DAYS = {"day": 1, "night": 1, "morning": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "year": 12, "decade": 120}


def shift_day(day: dt.date, number: int, unit: str) -> dt.date | None:
    """The day that lies so many units away; hours count as whole days, rounded down."""
    if unit == "hour":
        return spans.add_days(day, number // 24 if number >= 0 else -(-number // 24))
    if unit in _DAYS:
        return spans.add_days(day, number * _DAYS[unit])
    return spans.add_months(day, number * _MONTHS[unit]) if unit in _MONTHS else None


def weekend_reading(weeks: int = 0) -> Resolver:
    """Resolver of the latest weekend that has begun, or one so many weeks from it; Saturday and Sunday."""

    def resolve(reference: dt.date) -> Span | None:
        saturday = spans.latest_weekday(reference, 5)
        first = spans.add_days(saturday, 7 * weeks) if saturday else None
        return spans.cut(spans.between(first, spans.add_days(first, 1) if first else None), reference)

    return resolve


def _day_away(number: int, unit: str) -> Resolver:
    return lambda reference: spans.day_span(shift_day(reference, number, unit))


def _day_reading(days: int) -> Resolver:
    return lambda reference: spans.day_span(spans.add_days(reference, days))


def unit_span(day: dt.date, unit: str, units: int) -> Span | None:
    """The whole day, week, month or year that lies so many units from the one the day is in."""
    if unit in ("day", "morning", "afternoon", "evening", "night"):
        return spans.day_span(spans.add_days(day, units))
    if unit == "week":
        return spans.week_span(spans.add_days(day, 7 * units))
    moved = shift_day(day, units, unit)
    if moved is None or unit not in ("month", "year"):
        return None
    return spans.month_span(moved.year, moved.month) if unit == "month" else spans.year_span(moved.year)


def _unit_reading(unit: str, units: int) -> Resolver:
    return lambda reference: spans.cut(unit_span(reference, unit, units), reference)


def _rest_of_unit(unit: str) -> Resolver:
    def resolve(reference: dt.date) -> Span | None:
        whole = unit_span(reference, unit, 0)
        return spans.between(reference, whole.end) if whole else None

    return resolve


def _back_reading(number: int, unit: str) -> Resolver:
    return lambda reference: spans.between(shift_day(reference, -number, unit), reference)


def _ahead_reading(number: int, unit: str) -> Resolver:
    return lambda reference: spans.between(reference, shift_day(reference, number, unit))


def _day_words(paragraphs: Paragraphs) -> Iterator[Atom]:
    text = paragraphs.text
    for match in paragraphs.find(_DAY_WORD, _DAY_WORDS):
        word = (match["word"] or "").lower()
        if match["word"] == "Today" and _OUTLET_BEFORE.search(text[max(0, match.start("word") - 20) : match.start("word")]):
            continue
        days = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
        days = -2 if match["before"] else 2 if match["after"] else -1 if match["last"] else days
        yield Atom(match.start(), match.end(), _day_reading(days), is_future=days > 0, shape=word or "day_word")


def _calendar_units(paragraphs: Paragraphs) -> Iterator[Atom]:
    for match in paragraphs.find(_CALENDAR_UNIT, _CALENDAR_MODS, _CALENDAR_UNITS):
        pre = re.sub(r"\s+", " ", (match["pre"] or "").lower())
        mod = re.sub(r"\s+", " ", match["mod"].lower())
        unit = match["unit"].lower()
        start = match.start("mod") if match["the"] and not pre else match.start()
        if mod == "same" or (mod in ("previous", "preceding", "following") and unit != "weekend"):
            continue  # they count from another time of the text
        future = mod in ("next", "coming", "this coming") or (pre == "later" and mod == "this")
        resolve: Resolver | None = None
        rolling = mod in ("past", "this past") or (mod == "last" and match["the"])
        if match["fiscal"] or (unit in ("quarter", "decade") and not rolling):
            pass  # a year that begins in another month in every country
        elif unit == "weekend":
            resolve = _weekend(mod)
        elif future and pre == "later":
            resolve = _rest_of_unit(unit)
        elif mod in ("next", "coming", "this coming"):
            resolve = _unit_reading(unit, 1)
        elif rolling:
            resolve = _back_reading(1, unit)
        elif mod == "last" or mod == "this":
            resolve = _unit_reading(unit, -(mod == "last"))
        kind = "interval" if unit == "weekend" else "duration" if rolling else "point"
        yield Atom(start, match.end(), resolve, kind, is_future=future, shape=f"{mod} {unit}")
    for match in paragraphs.find(_OF_THE_UNIT, _EDGES, _EDGED):
        yield Atom(match.start(), match.end(), _unit_reading((match["unit"] or "year").lower(), 0), shape="edge")
    for match in paragraphs.find(_PART_OF_THE_YEAR, _PARTS, _EDGED):  # `the first half of the year`: combine.py takes in the part
        yield Atom(match.start("year"), match.end(), _unit_reading("year", 0), shape="this year")
    for match in paragraphs.find(_TOTAL_OF_YEAR, _TOTALS, {"year"}):
        yield Atom(match.start("year"), match.end(), _unit_reading("year", 0), shape="this year")
    for match in paragraphs.find(_WEEKEND, {"weekend"}):
        start = match.start() + len(match.group()) - len(match.group()[match.group().lower().index("the") :])
        yield Atom(start, match.end() - 2 * (match.group()[-1] == "s"), weekend_reading(), "interval", shape="the weekend")


def _weekend(mod: str) -> Resolver:
    if mod in ("next", "coming", "this coming"):
        return weekend_reading(1)
    if mod != "this":
        return lambda reference: weekend_reading(-(reference.weekday() >= 5 and mod != "this past"))(reference)
    # Said from Wednesday to Friday, `this weekend` is the coming one.
    return lambda reference: weekend_reading(int(2 <= reference.weekday() <= 4))(reference)


def _durations(paragraphs: Paragraphs) -> Iterator[Atom]:
    for match in paragraphs.find(_ROLLING, _ROLLING_MODS, _UNIT_PLURALS):
        mod, unit = match["mod"].lower(), match["unit"].lower()
        number = count(match["count"]) if match["count"] else 1 if unit == "hour" else None
        future = mod in ("next", "coming")
        resolve: Resolver | None = None
        if number is not None and mod in ("past", "last", "previous", "preceding"):
            resolve = _back_reading(number, unit)
        elif number is not None and future:
            resolve = _ahead_reading(number, unit)
        yield Atom(match.start(), match.end(), resolve, "duration", is_future=future, shape="rolling")
    for match in paragraphs.find(_WITHIN, _UNIT_WORDS):
        number, unit = count(match["count"]), match["unit"].lower()
        known = unit == "hour" and number is not None and number % 24 == 0
        resolve = _back_reading(number or 0, unit) if known else None
        yield Atom(match.start(), match.end(), resolve, "duration", "default" if known else "relative", shape="within")
    for match in paragraphs.find(_AGO, {"ago"}):
        number = count(match["count"]) if match["count"] and match["unit"] else None
        unit = (match["unit"] or "").lower()
        exact = number is not None and (unit in ("day", "night") or (unit == "hour" and number <= 12))
        if match["today"] and number is not None and unit in _DAYS | _MONTHS:
            yield Atom(match.start(), match.end(), _day_away(-number, unit), shape="ago")  # `a year ago today`
            continue
        yield Atom(match.start(), match.end(), _day_reading(-(number or 0) if unit != "hour" else 0) if exact else None, shape="ago")
    for match in paragraphs.find(_RECENT, _RECENT_WORDS):
        yield Atom(match.start(), match.end(), None, shape="recent", is_future="coming" in match.group().lower())


def _beside_other_times(paragraphs: Paragraphs) -> Iterator[Atom]:
    text = paragraphs.text
    for match in paragraphs.find(_OFFSET, _OFFSET_WORDS, _UNIT_WORDS):
        number, unit = count(match["count"]), match["unit"].lower()
        sign = 1 if match["way"].lower() in ("later", "afterward", "afterwards") else -1
        known = number is not None and unit in ("day", "night")
        shift = sign * number if known and number else None
        yield Atom(match.start(), match.end(), unit="day" if known else unit, shift=shift, basis="anchored")
    for match in paragraphs.find(_BESIDE, _BESIDE_UNITS):
        mod = re.sub(r"\s+", " ", (match["mod"] or "").lower())
        way = (match["way"] or "").lower()
        if not mod and (not way or not _CLAUSE_END.match(text, match.end())):
            continue
        if way and mod:
            continue
        shift = {"very next": 1, "next": 1, "following": 1, "previous": -1, "preceding": -1}.get(mod, 0)
        shift = {"before": -1, "prior": -1, "after": 1}.get(way, shift)
        yield Atom(match.start(), match.end(), unit=match["unit"].lower(), shift=shift, basis="anchored")
    for match in paragraphs.find(_THAT, _THAT_WORDS, _BESIDE_UNITS):
        yield Atom(match.start(), match.end(), unit=match["unit"].lower(), shift=0, basis="anchored")


def _beside_events(paragraphs: Paragraphs) -> Iterator[Atom]:
    text = paragraphs.text
    for match in paragraphs.find(_EVENT, _EVENT_WORDS, _UNIT_WORDS | {"morning"}):
        unit = (match["unit"] or match["one"] or match["vague"] or "").lower()
        way = match["way"].lower()
        if way == "since" or (match["the"] and _CLAUSE_END.match(text, match.end("way"))):
            continue
        number = 1 if match["the"] else count(match["count"]) if match["count"] else None
        exact = unit in _DAYS and (
            unit not in ("week", "fortnight") or not _ABOUT_BEFORE.search(text[max(0, match.start() - 10) : match.start()])
        )
        days = number * _DAYS[unit] if number is not None and exact else None
        shift = None if days is None else -days if way == "before" else days
        if match["exact"] and number is not None and unit in _MONTHS:  # `ten years to the day after`: in units, not in days
            shift = -number if way == "before" else number
            yield Atom(match.start(), match.end("way"), unit=unit, shift=shift, basis="anchored", event=True, shape=TO_THE_DAY)
            continue
        yield Atom(match.start(), match.end("way"), unit=unit, shift=shift, basis="anchored", event=True)


def relative_atoms(paragraphs: Paragraphs) -> Iterator[Atom]:
    """Every reading of the text as a time relative to publication, to another time or to an event; readings may overlap."""
    for finder in (_day_words, _calendar_units, _durations, _beside_other_times, _beside_events):
        yield from finder(paragraphs)
