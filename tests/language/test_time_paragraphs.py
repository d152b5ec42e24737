"""Times are sought only in paragraphs that hold a word that their pattern needs; no time may be lost by that."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from itertools import product

import pytest

from pipeline.language.times.dates import calendar_atoms
from pipeline.language.times.names import DAY_PARTS, HOLIDAYS, MONTH_NUMBER, SEASONS, UNITS, WEEKDAY_NUMBER
from pipeline.language.times.paragraphs import Paragraphs
from pipeline.language.times.relative import relative_atoms

COUNTS = ("3", "two", "a", "twenty-five", "a couple of", "several", "a dozen")
MODS = "this,last,next,past,this past,previous,preceding,following,coming,this coming,same,first,final,very next,recent".split(",")
WAYS = "after,before,since,following,later,earlier,previously,prior,afterward,afterwards,beforehand,ago".split(",")
EDGES = "beginning,start,turn,half,quarter,months".split(",")
PARTS: tuple[tuple[list[str] | tuple[str, ...], ...], ...] = (
    (("", "early "), [*WEEKDAY_NUMBER], ("", " night", " of last week", ", 3 June")),
    (("in ", "12 ", "mid-"), [*MONTH_NUMBER], ("", " 2019", " 3, 2019", " last year")),
    (("", "the 150th "), [re.sub(r"\[.*?\]|\(\?:|[)?\\]", "", name) for name in HOLIDAYS], ("", " weekend")),
    (("2019", "2019-20", "the 1990s", "2019-03-04", "14/03/2019", "9/11", "FY2019", "FY 19", "fiscal year 2019", "Fiscal 2019"),),
    (("last ", "this "), [*SEASONS], ("", " of 2019", " last year")),
    (("yesterday", "the day before yesterday", "today", "tonight", "tomorrow", "the day after tomorrow", "last night", "last evening"),),
    ((*MODS, "the past three", "in the coming", "in recent", "past couple of"), (" ",), [*UNITS, "quarter"], ("", "s")),
    (("this ", "the following ", "the previous "), ("day", "week", "month", "year", *DAY_PARTS)),
    (EDGES, (" of the ",), ("week", "month", "year")),
    (("the year to date", "over the weekend", "the weekend's", "recently", "lately", "long ago"),),
    (("", "within ", "in the past "), COUNTS, (" ",), [*UNITS], ("", "s"), ("", *(f" {way} it" for way in WAYS))),
    (("the day", "the morning", "the very same night", "weeks"), (" ",), WAYS, (" it",)),
    (("that ", "later that same ", "earlier in the ", "later the same "), ("day", "week", "evening")),
)
FORMS = ["".join(words) for parts in PARTS for words in product(*parts)]


class Everywhere(Paragraphs):
    """Sought in the whole text, whatever words it has."""

    def find(self, pattern: re.Pattern[str], *needed: Set[str]) -> Iterator[re.Match[str]]:
        return pattern.finditer(self.text)


def atoms(paragraphs: Paragraphs) -> list[tuple[int, int, str]]:
    return [(atom.start, atom.end, atom.shape) for atom in (*calendar_atoms(paragraphs), *relative_atoms(paragraphs))]


@pytest.mark.parametrize("written", [str, str.upper, str.title], ids=["as it is", "capitals", "title"])
def test_no_time_is_lost_by_the_words_that_its_pattern_needs(written: Callable[[str], str]) -> None:
    n_times = 0
    for form in FORMS:
        text = f"It was ({written(form)}), they said.\n\nTwo died."
        found = atoms(Everywhere(text))
        assert atoms(Paragraphs(text)) == found, text
        n_times += bool(found)
    assert n_times > len(FORMS) / 2


@pytest.mark.parametrize(
    "text", ["It was May\n\n5 died.", "On May 5 and\n\n6 May 2019", "On May 5 and 6\n\nTwo died.", "last\n\n\nweek", "May 5,\n\n2019"]
)
def test_a_blank_line_parts_times_as_it_does_for_the_patterns(text: str) -> None:
    assert atoms(Paragraphs(text)) == atoms(Everywhere(text))
