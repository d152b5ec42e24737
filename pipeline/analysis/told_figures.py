"""The figures of a text as words alone give them: what is counted, and how many victims a text says first; for comparing near copies."""

from __future__ import annotations

import functools
import re
import unicodedata
from bisect import bisect
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+|\n+")
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
        "twenty".split()
    )
} | {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90"}
_NUMBERS |= {"dozen": "12", "dozens": "12", "scores": "20", "hundred": "100", "hundreds": "100", "thousand": "1000", "thousands": "1000"}
del _NUMBERS["one"], _NUMBERS["zero"]  # `one of them`
_TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_UNITS = {word: n for n, word in enumerate("one two three four five six seven eight nine".split(), 1)}
_TWO_WORDS = re.compile(rf"\b({'|'.join(_TENS)})-({'|'.join(_UNITS)})\b")
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov "
    "dec".split()
)

# What is counted in the first lines of such news, by the words for it; a figure is told of the word that stands nearest to it.
_TOLD_OF = {
    word: kind
    for kind, words_of in {
        "dead": "kill kills killed killing dead die dies died dying death deaths toll fatalities bodies lives perished drowned slain",
        "hurt": "injure injures injured injuring injuries wound wounds wounded wounding hurt hospitalised hospitalized",
        "missing": "missing unaccounted",
        "taken": "abduct abducts abducted abducting kidnap kidnaps kidnapped kidnapping hostages captives captive",
        "freed": "freed frees released releases rescued rescues",
        "uprooted": "displace displaces displaced displacing homeless evacuate evacuated evacuating evacuees fled",
        "ill": "infected infections cases sickened",
        "held": "arrest arrests arrested arresting detained detains",
        "broken": "destroy destroys destroyed destroying damaged damages damaging",
    }.items()
    for word in words_of.split()
}
_MEASURES = frozenset(  # what follows a figure that counts no victims: spans, sizes, times of day, ordinals, house numbers
    "year years month months week weeks day days hour hours minute minutes second seconds percent per km kilometers kilometres kilometer "
    "kilometre mile miles metres meters foot feet mph kph degrees dollars euros pounds am pm a p st nd rd th block".split()
)
_BEFORE_MEASURES = frozenset("aged age magnitude route highway interstate category grade chapter".split())
_MULTIPLES = frozenset({"12", "100", "1000"})
_PERSONS = frozenset("person man woman child boy girl soldier officer worker passenger student other".split())
_FORMER = frozenset("earlier previous previously initial initially from".split())  # `up from 12`, `earlier put at 12`
_AGE = re.compile(r",\s*\d{1,3}(?=\s*[,;.])")  # `Jo Doe, 34, died`


def words(text: str) -> list[str]:
    """The words and numbers of a text, without case and accents; numbers below a hundred in digits."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = plain.translate({ord(c): None for c in set(plain) if unicodedata.combining(c)})
    plain = _TWO_WORDS.sub(lambda found: str(_TENS[found[1]] + _UNITS[found[2]]), plain)
    return [_NUMBERS.get(word, word) for word in _WORD.findall(plain)]


def figures_of(tokens: Sequence[str]) -> list[str]:
    """The numbers that count something: no years, days of a month, or times of day."""
    return [figure for i in range(len(tokens)) if (figure := _figure_at(tokens, i))]


def _figure_at(tokens: Sequence[str], i: int) -> str:
    token = tokens[i]
    if not token[0].isdigit() or ":" in token or _is_year(token):
        return ""
    beside = {tokens[i - 1] if i else "", tokens[i + 1] if i + 1 < len(tokens) else ""}
    return "" if beside & _MONTHS else token.replace(",", "")


def figures_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """An editor may leave a figure out or add one; where each has one that the other lacks, it was changed."""
    return set(one) <= set(other) or set(other) <= set(one)


@dataclass(frozen=True, slots=True)
class _Toll:
    sentence: tuple[str, ...]
    figures: frozenset[str]


def tells_another_toll(later: str, earlier: str) -> bool:
    """Whether each says first how many were killed (hurt, ...) in a sentence of its own, by figures that the other gives nowhere."""
    new, old = _first_tolls(later), _first_tolls(earlier)
    return any(
        new[kind].figures.isdisjoint(_victims(earlier))
        and old[kind].figures.isdisjoint(_victims(later))
        and not figures_agree(_counted(new[kind].sentence), _counted(old[kind].sentence))
        and not _is_kept(new[kind].sentence, earlier)
        and not _is_kept(old[kind].sentence, later)
        for kind in new.keys() & old.keys()
    )


def _is_kept(sentence: Sequence[str], text: str) -> bool:
    """Whether a text has the sentence, be it with words or figures left out."""
    plain = {token for token in sentence if not token[0].isdigit()}
    return any(2 * len(plain.intersection(other)) > len(plain.union(other)) for other in _token_sentences(text))


@functools.lru_cache(maxsize=64)
def _token_sentences(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(words(_AGE.sub("", sentence))) for sentence in SENTENCE_END.split(text))


@functools.lru_cache(maxsize=64)
def _victims(text: str) -> frozenset[str]:
    """All figures of a text that may count victims."""
    return frozenset(figure for tokens in _token_sentences(text) for figure in _counted(tokens))


@functools.lru_cache(maxsize=64)
def _first_tolls(text: str) -> dict[str, _Toll]:
    """By kind of harm the first sentence that gives a figure for it; sentences on years and events long past are left out."""
    found: dict[str, _Toll] = {}
    for tokens in _token_sentences(text):
        places = [i for i, token in enumerate(tokens) if token in _TOLD_OF]
        if not places or _is_of_past(tokens):
            continue
        nearest: dict[int, tuple[int, str]] = {}  # of each word of harm the nearest of the figures that it is nearest to
        for i, figure in _counts(tokens):
            after = bisect(places, i)
            place = min(places[max(0, after - 1) : after + 1], key=lambda at: abs(at - i))
            nearest[place] = min(nearest.get(place, (len(tokens), "")), (abs(place - i), figure))
        figures: dict[str, set[str]] = {}
        for place, (_, figure) in nearest.items():
            figures.setdefault(_TOLD_OF[tokens[place]], set()).add(figure)
        for kind, told in figures.items():
            found.setdefault(kind, _Toll(tokens, frozenset(told)))
    return found


def _is_of_past(tokens: Sequence[str]) -> bool:
    """Whether a sentence tells of another time: `in 2018`, `last year`; the year of a full date says nothing."""
    bare_year = any(_is_year(token) and not any(t[0].isdigit() for t in tokens[max(0, i - 2) : i]) for i, token in enumerate(tokens))
    return bare_year or "ago" in tokens or ("last", "year") in pairwise(tokens)


def _counts(tokens: Sequence[str]) -> list[tuple[int, str]]:
    """The figures that may count victims, with their places: no measures, no former counts (`up from 12`)."""
    found: list[tuple[int, str]] = []
    for i, token in enumerate(tokens):
        before, after = tokens[i - 1] if i else "", tokens[i + 1] if i + 1 < len(tokens) else ""
        figure, first = "1" if token == "one" and after in _PERSONS else _figure_at(tokens, i), i
        if token in _MULTIPLES and before.isdigit() and len(before) < 4:  # `two hundred`, `three dozen`
            figure, first = str(int(before) * int(token)), i - 1
            if found and found[-1][0] == first:
                found.pop()
        if figure and after not in _MEASURES and before not in _BEFORE_MEASURES and not _is_former(tokens, first):
            found.append((i, figure))
    return found


def _counted(tokens: Sequence[str]) -> list[str]:
    return [figure for _, figure in _counts(tokens)]


def _is_former(tokens: Sequence[str], i: int) -> bool:
    """Whether one of the three words before a figure, and after another figure, makes it an old count."""
    for token in reversed(tokens[max(0, i - 3) : i]):
        if token[0].isdigit():
            return False
        if token in _FORMER:
            return True
    return False


def _is_year(token: str) -> bool:
    return len(token) == 4 and token.isdigit() and token[:2] in ("19", "20")
