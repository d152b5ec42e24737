"""When an article was published: from a field, a header line or the first lines of its text."""

from __future__ import annotations

import datetime as dt
import email.utils
import re
from dataclasses import dataclass

EARLIEST_YEAR = 1800  # before this no newspaper dates its stories in a form that is read here
_DAY = dt.timedelta(days=1)

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "(" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,? )?"
_WRITTEN = re.compile(
    rf"{_WEEKDAY}(?:{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})|(\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH},?[ -](\d{{4}}))(?!\d)",
    re.IGNORECASE,
)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_DAY_OR_MONTH_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
# What may stand before a date on a line that tells when a story appeared, and a time of day after it.
_LEAD = re.compile(
    r"(?:(?:first |last )?(?:date|published|posted|updated|modified|publication date|issued)(?: on| at)?\s{0,3}[:|-]?\s{0,3})",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"[\s,|@T-]{0,4}(?:at )?(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d{1,9})?)?\s?([ap]\.?m\b\.?)?(?:\s?\(?[A-Z]{2,4}\)?)?", re.IGNORECASE
)

_REMEDY = "write it as YYYY-MM-DD"
_FIRST_LINES = 6
_LINE_LENGTH = 200  # a line longer than this is a paragraph of the story


@dataclass(frozen=True, slots=True)
class Publication:
    """The moment of publication in UTC and how exact it is: `time` or `day` (midnight then)."""

    moment: dt.datetime
    precision: str


def read_moment(value: object) -> Publication:
    """The publication date that a field or header states.

    Takes ISO 8601, RFC 2822 (as in feeds and mail), English dates ("2 December 2024", "Dec. 2, 2024"), numeric dates that
    have one reading only, and Unix times in seconds or milliseconds. A time without a zone is taken as UTC; midnight
    stands for the day alone. Raises ValueError, saying why and what to do, for anything else.
    """
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise ValueError(f"it is not a date; {_REMEDY}")
    if not isinstance(value, str):
        return _from_unix_time(float(value))
    text = " ".join(value.split())
    found = _from_iso(text) or _from_mail(text) or _from_words(text)
    if found is None:
        raise ValueError(f"it cannot be read as a date without a guess; {_REMEDY}")
    if found.moment.year < EARLIEST_YEAR:
        raise ValueError(f"it lies before {EARLIEST_YEAR}; give the day on which the story was published")
    return found


def is_moment(value: object) -> bool:
    """Whether `read_moment` can read it."""
    try:
        read_moment(value)
    except ValueError:
        return False
    return True


def is_future(publication: Publication, today: dt.date) -> bool:
    """Whether it lies after tomorrow: a day of grace for time zones and for stories dated ahead overnight."""
    return publication.moment.date() > today + _DAY


def find_in_text(text: str) -> Publication | None:
    """The date on a date line among the first lines of a story ("Posted: Tuesday, March 5, 2019 8:40 PM"), or in its dateline.

    A date within a sentence is not taken: it may be the day of what is told.
    """
    for line in text[:4000].split("\n")[:_FIRST_LINES]:
        found = date_line(line.strip())
        if found:
            return found
    return None


def in_dateline(dateline: str | None) -> Publication | None:
    """The full date that a dateline holds ("GAZA, Dec 1, 2024 (Reuters)"); None where it names no year."""
    match = _WRITTEN.search(dateline) if dateline else None
    return _day(*_parts(match)) if match else None


def date_line(line: str) -> Publication | None:
    """The date of a line that holds little else; None for any other line."""
    if not line or len(line) > _LINE_LENGTH:
        return None
    lead = _LEAD.match(line)
    start = lead.end() if lead else 0
    match = _WRITTEN.match(line, start) or _ISO.match(line, start)
    if not match:
        return None
    time = _TIME.match(line, match.end())
    rest = line[time.end() if time else match.end() :].strip(" .,|-")
    # With a lead word the rest may be an update stamp; without one the date must be all that the line holds.
    if rest and not (lead and (len(rest) < 80)):
        return None
    return _day(*_parts(match))


def _from_unix_time(value: float) -> Publication:
    seconds = value / 1000 if abs(value) >= 1e11 else value
    if not 1e8 <= seconds < 1e11:
        raise ValueError(f"the number is no Unix time; {_REMEDY}")
    return Publication(dt.datetime.fromtimestamp(seconds, dt.UTC), "time")


def _from_iso(text: str) -> Publication | None:
    if not re.match(r"\d{4}-?\d{2}-?\d{2}", text):
        return None
    try:
        moment = dt.datetime.fromisoformat(text.removesuffix(" UTC").removesuffix(" GMT"))
    except ValueError:
        return None
    return _moment(moment)


def _from_mail(text: str) -> Publication | None:
    if not re.match(r"(?:[A-Za-z]{3}, )?\d{1,2} [A-Za-z]{3} \d{4} \d{2}:\d{2}", text):
        return None
    try:
        return _moment(email.utils.parsedate_to_datetime(text))
    except ValueError:
        return None


def _from_words(text: str) -> Publication | None:
    for form in (_WRITTEN, _ISO, _DAY_OR_MONTH_FIRST):
        match = form.match(text)
        if not match:
            continue
        time = _TIME.match(text, match.end())
        if text[time.end() if time else match.end() :].strip(" ."):
            return None
        return _day(*_parts(match))
    return None


def _parts(match: re.Match[str]) -> tuple[int, int, int]:
    """Year, month and day of a match of one of the forms; (0, 0, 0), which is no date, where two readings are possible."""
    if match.re is _WRITTEN:
        month, day, year, day2, month2, year2 = match.groups()
        return int(year or year2), _MONTHS[(month or month2).lower()], int(day or day2)
    if match.re is _ISO:
        return int(match[1]), int(match[2]), int(match[3])
    first, second, year = (int(g) for g in match.groups())
    if first == second or second > 12:
        return year, first, second
    return (year, second, first) if first > 12 else (0, 0, 0)


def _day(year: int, month: int, day: int) -> Publication | None:
    try:
        return Publication(dt.datetime(year, month, day, tzinfo=dt.UTC), "day")
    except ValueError:
        return None


def _moment(moment: dt.datetime) -> Publication | None:
    if moment.timetz().replace(tzinfo=None) == dt.time():  # midnight in whatever zone: only the day is meant
        return _day(moment.year, moment.month, moment.day)
    try:
        return Publication(moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC), "time")
    except OverflowError:
        return None
