"""The names that news English gives to times: months, weekdays, parts of the day, seasons, holidays, units and counts.

Patterns are made of these with single white space as `GAP` (a line may break there, a paragraph may not) and no part that can
be matched in two ways, so that every search takes time linear in the text.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable

from pipeline.language.times import spans

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
MONTH_SHORT = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12}
MONTH_NUMBER = {name: i for i, name in enumerate(MONTHS, 1)} | MONTH_SHORT
MODAL_MONTHS = {"may", "march", "august"}  # words of their own in lower case
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY_SHORT = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6}
WEEKDAY_NUMBER = {name: i for i, name in enumerate(WEEKDAYS)} | WEEKDAY_SHORT

# First months of the meteorological seasons of the northern hemisphere, where most articles that name a season alone are written.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

GAP = r"(?:[ \t\u00a0\u202f]{1,2}\n?|\n(?!\n))"
DASH = r"[-\u2010-\u2014]"
YEAR = r"(?:1[5-9]|20)\d\d"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\w)"


def word_set(text: str) -> frozenset[str]:
    """The words of the text as a set."""
    return frozenset(text.split())


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of the words, longer ones first."""
    return "(?:" + "|".join(sorted((word.replace(" ", GAP) for word in words), key=len, reverse=True)) + ")"


def _cased(words: Iterable[str], lower: bool = True) -> set[str]:
    forms: set[str] = set()
    for word in words:
        forms |= {word.title(), word.upper()}
        if lower and word not in MODAL_MONTHS:
            forms.add(word)
    return forms


_FULL_MONTHS, _SHORT_MONTHS = _cased(MONTHS), _cased(MONTH_SHORT, lower=False)
MONTH_WORDS = frozenset(_FULL_MONTHS | _SHORT_MONTHS)  # as they are written
FULL_MONTH = alternatives(_FULL_MONTHS) + r"\b"
MONTH = rf"(?:{FULL_MONTH}|{alternatives(_SHORT_MONTHS)}\b\.?)"
WEEKDAY = alternatives(_cased(WEEKDAYS)) + r"\b"
ANY_WEEKDAY = rf"(?:{WEEKDAY}|{alternatives(_cased(WEEKDAY_SHORT, lower=False))}\b\.?)"
DAY_PARTS = word_set("morning afternoon evening night overnight midday lunchtime noon midnight nightfall dawn dusk")
DAY_PART = alternatives(DAY_PARTS)

_TO_NINETEEN = """one two three four five six seven eight nine ten
    eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"""
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
COUNT_WORDS = {word: number for number, word in enumerate(_TO_NINETEEN.split(), 1)}
COUNT_WORDS |= {word: 10 * number for number, word in enumerate(_TENS, 2)}
COUNT_WORDS |= {"a": 1, "an": 1, "a dozen": 12}
VAGUE_COUNTS = (
    *("several", "many", "some", "few", "a few", "couple", "couple of", "a couple", "a couple of"),
    *("dozens of", "recent", "a number of"),
)
COUNT = rf"(?:\d{{1,3}}|{alternatives(_TENS)}-{alternatives(_TO_NINETEEN.split()[:9])}|{alternatives([*COUNT_WORDS, *VAGUE_COUNTS])})"
UNITS = ("hour", "day", "night", "week", "weekend", "fortnight", "month", "year", "decade")

# Words after a four-digit number that make it a count or a clock time, not a year.
COUNTED = word_set(
    """people persons men women children boys girls civilians soldiers troops officers fighters militants rebels refugees migrants residents
    families households homes houses buildings villages schools patients students workers prisoners inmates detainees victims survivors
    deaths cases infections injuries passengers protesters demonstrators journalists members employees users voters customers others
    dollars euros pounds rupees kilometers kilometres km miles meters metres feet acres hectares tons tonnes kg hours minutes days weeks
    months years times percent gmt utc local est edt pst pdt bst ist cet more dead"""
)


def count(words: str) -> int | None:
    """The number that the words of a count give: `three`, `24`, `a`; None for vague ones."""
    words = re.sub(r"\s+", " ", words.lower()).strip()
    if words.isdecimal():
        return int(words)
    tens, dash, ones = words.partition("-")
    return COUNT_WORDS[tens] + COUNT_WORDS[ones] if dash else COUNT_WORDS.get(words)


def month_number(name: str) -> int:
    """The number of a month by its name or abbreviation."""
    return MONTH_NUMBER[name.lower().rstrip(".")]


def weekday_number(name: str) -> int:
    """The number of a weekday (Monday is 0) by its name or abbreviation."""
    return WEEKDAY_NUMBER[name.lower().rstrip(".")]


DayOfYear = Callable[[int], "dt.date | None"]


def _fixed(month: int, day: int) -> DayOfYear:
    return lambda year: spans.make_date(year, month, day)


def _nth(month: int, weekday: int, n: int) -> DayOfYear:
    return lambda year: spans.nth_weekday(year, month, weekday, n)


def _from_easter(days: int) -> DayOfYear:
    def find(year: int) -> dt.date | None:
        sunday = spans.easter(year)
        return spans.add_days(sunday, days) if sunday else None

    return find


# Days that carry a name: fixed by custom, by law of the United States where so marked, by the United Nations' list of days, or by Easter.
HOLIDAYS: dict[str, DayOfYear] = {
    r"New Year(?:['\u2019]?s)? Day": _fixed(1, 1),
    r"New Year(?:['\u2019]?s)? Eve": _fixed(12, 31),
    r"Christmas Eve": _fixed(12, 24),
    r"Christmas Day": _fixed(12, 25),
    r"Boxing Day": _fixed(12, 26),
    r"Valentine['\u2019]?s Day": _fixed(2, 14),
    r"St\.? Patrick['\u2019]?s Day": _fixed(3, 17),
    r"International Women['\u2019]?s Day": _fixed(3, 8),
    r"May Day": _fixed(5, 1),
    r"Bastille Day": _fixed(7, 14),
    r"(?:the )?Fourth of July": _fixed(7, 4),
    r"Halloween": _fixed(10, 31),
    r"(?:International )?Human Rights Day": _fixed(12, 10),
    r"World Refugee Day": _fixed(6, 20),
    r"Anzac Day": _fixed(4, 25),
    r"Australia Day": _fixed(1, 26),
    r"Memorial Day": _nth(5, 0, -1),  # United States
    r"Labor Day": _nth(9, 0, 1),  # United States
    r"Thanksgiving(?: Day)?": _nth(11, 3, 4),  # United States
    r"Martin Luther King Jr\.? Day": _nth(1, 0, 3),  # United States
    r"Ash Wednesday": _from_easter(-46),
    r"Palm Sunday": _from_easter(-7),
    r"Good Friday": _from_easter(-2),
    r"Easter Sunday": _from_easter(0),
    r"Easter Monday": _from_easter(1),
}
MONDAY_HOLIDAYS = ("Memorial Day", "Labor Day", "Martin Luther King Jr")

# Days known by month and day alone: (month, day) -> year and the nouns that must follow.
NAMED_ATTACKS: dict[tuple[int, int], tuple[int, frozenset[str]]] = {
    (9, 11): (2001, word_set("attack attacks terrorist hijackings hijackers terror")),
    (10, 7): (2023, word_set("attack attacks massacre assault raid onslaught incursion hamas")),
    (1, 6): (2021, word_set("riot insurrection attack capitol")),
}
