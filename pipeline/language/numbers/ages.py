"""Numbers that are people's ages: `aged 12`, `12-year-old`, `Maria Lopez, 34,`, `she was 34`, `children under five`, `in his 20s`."""

from __future__ import annotations

from itertools import pairwise

from pipeline.language.numbers.dates import MONTHS, NOUNS_AFTER_COUNT
from pipeline.language.numbers.lexer import Lexeme
from pipeline.language.numbers.values import Reading
from pipeline.language.units import is_person, singular, word_set

_YOUNGEST_LIMIT = 5  # years: `are over 2` tells of no age
OLDEST = 122  # years; no person has lived longer (Jeanne Calment, 1875-1997)
_NAMES = {"aged", "age", "ages"}
_TIMES = {"year", "years", "yr", "yrs", "month", "months", "week", "weeks", "day", "days"}
_LIMITS = {"under", "over", "below", "above"}
_BETWEEN_NAME_AND_AGE = word_set("of between from under over about around just only than to and is was nearly almost below above least")
_SINGLE_PRONOUNS = {"he", "she", "i", "who", "he's", "she's", "i'm", "youngest", "oldest", "eldest"}
_IS = {"was", "is", "be", "i'm", "he's", "she's", "just", "only", "am"}
_PEOPLE_BEFORE_LIMIT = word_set(
    """
    children people those anyone kids women men adults girls boys youths everyone minors babies persons voters patients males females
    residents citizens youngsters workers players all
    """
)
_YOUNG_AND_OLD = {"girl", "boy", "man", "woman", "lad", "youth", "teenager", "toddler"}
_DECADE_OWNERS = {"his", "her", "their", "my", "your"}
_PLACE_PREPOSITIONS = {"in", "at", "near", "across", "around", "on"}
_LIST_LINKS = ([","], ["and"], [",", "and"], ["or"], ["&"])
_COMPOUND_LINKS = (["-", "and"], ["-", "to"], ["-", "or"], ["-", ","], ["-", ",", "and"], ["to"])


def next_words(lexemes: list[Lexeme], j: int, count: int = 4) -> list[str]:
    """The text of the next lexemes, up to a line break."""
    words = []
    for lexeme in lexemes[j : j + count]:
        if lexeme.line or lexeme.kind == "end":
            break
        words.append(lexeme.text)
    return words


def in_ones_decade(lexemes: list[Lexeme], first: int) -> bool:
    """Whether a decade is one of life: `in his late 20s`."""
    return any(lexemes[j].text in _DECADE_OWNERS for j in range(max(0, first - 3), first))


def is_age(lexemes: list[Lexeme], reading: Reading) -> bool:
    """Whether the words around a number or range say that it is an age."""
    value = reading.value if reading.value is not None else reading.high
    if value is None:
        return False
    if _has_age_unit(lexemes, reading):
        return True
    if value > OLDEST:
        return False
    before = [lexeme.text for lexeme in lexemes[max(0, reading.first - 4) : reading.first]]
    return (
        _is_named_age(before)
        or _is_limit_of_age(lexemes, reading, before)
        or _is_said_age(lexemes, reading, before)
        or _is_apposed_age(lexemes, reading)
    )


def _is_named_age(before: list[str]) -> bool:
    """`aged 12`, `at the age of 12`, `ages between 5 and 12`."""
    if not before:
        return False
    return before[-1] in _NAMES or (before[-1] in _BETWEEN_NAME_AND_AGE and bool(_NAMES & set(before[-3:-1])))


def _is_limit_of_age(lexemes: list[Lexeme], reading: Reading, before: list[str]) -> bool:
    """`children under five`, `the over 60s`, `turned 40`, `aged under-5`."""
    if before[-1:] == ["-"] and before[-2:-1] and before[-2] in _LIMITS:
        return len(before) > 2 and before[-3] in _PEOPLE_BEFORE_LIMIT | _NAMES
    if not before or (_counts_noun(lexemes, reading.last) and lexemes[reading.last].text != "were"):
        return False
    if before[-1] == "turned":
        return True
    if before[-1] == "of" and before[-2:-1] and before[-2] in _YOUNG_AND_OLD and lexemes[reading.last].text not in {"them", "whom"}:
        return True  # `a girl of four`
    if _is_told_limit(lexemes, reading, before):
        return True
    if before[-1] in {"than", "over", "under"} and before[-2:-1] in (["younger"], ["older"], ["were"], ["them"]):
        after = lexemes[reading.last]  # "22 of them younger than 14", "most were over 85."
        return (before[-1] == "than" and before[-2] in {"younger", "older"}) or (
            before[-1] != "than"
            and reading.value is not None
            and reading.value >= 5
            and after.kind in {"mark", "end"}
            and after.text in {".", ",", ";", ""}
        )
    if before[-1] not in _LIMITS or len(before) < 2:
        return False
    return before[-2] in _PEOPLE_BEFORE_LIMIT or (before[-2] in {"the", "those", "and"} and lexemes[reading.last].text == "s")


def _is_told_limit(lexemes: list[Lexeme], reading: Reading, before: list[str]) -> bool:
    """`14 of them were under 18.`, `two of whom are over 70.`, `six children between 10 and 16 were killed`."""
    after = lexemes[reading.last]
    if before[-1] in _LIMITS and before[-2:-1] and before[-2] in {"are", "were", "was", "is"}:
        return (reading.value or 0) >= _YOUNGEST_LIMIT and after.text in {".", ",", ";", "", "and", "at", "when", "but", "or"}
    if _counts_noun(lexemes, reading.last) and lexemes[reading.last].text != "were":
        return False
    if before[-1] == "between":
        is_first = lexemes[reading.last].text == "and" or reading.value is None  # of two, or both in one
        return before[-2:-1] != [] and before[-2] in _PEOPLE_BEFORE_LIMIT and is_first
    if lexemes[reading.first].text == "between":
        return before[-1] in _PEOPLE_BEFORE_LIMIT
    return before[-1] == "and" and before[1:2] == ["between"] and before[0] in _PEOPLE_BEFORE_LIMIT


def _is_said_age(lexemes: list[Lexeme], reading: Reading, before: list[str]) -> bool:
    """`she was 34.`, `who is just 12 when`."""
    if not before or before[-1] not in _IS or not _SINGLE_PRONOUNS & set(before) or reading.form not in {"digits", "words"}:
        return False
    after = lexemes[reading.last]
    return (after.kind in {"mark", "end"} and after.text not in {"%", "-", "$", "/"}) or after.text in {"when", "at", "and", "or", "by"}


def _counts_noun(lexemes: list[Lexeme], j: int) -> bool:
    """Whether a plural noun follows, so that the number counts it."""
    word = lexemes[j].text
    return lexemes[j].kind == "word" and (word in NOUNS_AFTER_COUNT or (word.endswith("s") and word not in {"is", "was", "has", "as", "s"}))


def _has_age_unit(lexemes: list[Lexeme], reading: Reading) -> bool:
    """`-year-old`, `years old`, `years of age`, `y/o`."""
    words = [word for word in next_words(lexemes, reading.last, 8) if word not in {"-", "‑", "–"}]
    if words and words[0] in _TIMES:
        return words[1:2] in (["old"], ["olds"]) or words[1:3] == ["of", "age"]
    return words[:1] == ["yo"] or words[:3] == ["y", "/", "o"]


def _is_apposed_age(lexemes: list[Lexeme], reading: Reading) -> bool:
    """`John Smith, 34,`, `John Smith (34)`, `her son (7)`; `In Rafah, 20, most of them women,` is none."""
    if reading.form != "digits" or reading.value is None or reading.value.denominator != 1 or reading.value < 1 or reading.first < 2:
        return False
    mark, name, after = lexemes[reading.first - 1], lexemes[reading.first - 2], lexemes[reading.last]
    if mark.text == "(" and after.text == ")" and is_person(name.text) and singular(name.text) == name.text:
        return True
    if name.kind != "word" or not name.capital or name.text in MONTHS or name.text.endswith("day"):
        return False
    if mark.text == "(":
        return after.text == ")" and reading.value >= 5
    k = reading.first - 2
    while k and reading.first - k < 6 and lexemes[k].capital and lexemes[k].text not in _PLACE_PREPOSITIONS:
        k -= 1
    if mark.text != "," or lexemes[k].text in _PLACE_PREPOSITIONS:
        return False
    return after.text in {",", ".", ";", ")", ":"} or after.kind == "end" or (after.text == "and" and lexemes[reading.last + 1].capital)


def spread_ages(lexemes: list[Lexeme], readings: list[Reading]) -> None:
    """Ages in a list share the word that shows them: `aged 12, 14 and 16`, `six- and eight-year-old`. Sets `kind` of the others."""
    for previous, reading in pairwise(readings):
        if previous.kind == "age" and _may_be_age(reading) and _between(lexemes, previous, reading) in _LIST_LINKS:
            before = lexemes[previous.first - 1].text if previous.first else ""
            after = lexemes[reading.last]
            if before in _NAMES | {",", "and", "-"} and (after.kind != "word" or after.text in {"and", "or"}):
                reading.kind = "age"
    for reading, following in [(a, b) for b, a in pairwise(reversed(readings))]:
        if following.kind == "age" and _may_be_age(reading):
            link = _between(lexemes, reading, following)
            digits = reading.form == following.form == "digits" and link in (["and"], ["or"])  # `two boys 6 and 11 years old`
            if link in _COMPOUND_LINKS or (digits and _has_age_unit(lexemes, following)):
                reading.kind = "age"


def _may_be_age(reading: Reading) -> bool:
    return reading.kind is None and reading.value is not None and reading.value <= OLDEST and reading.form in {"digits", "words"}


def _between(lexemes: list[Lexeme], left: Reading, right: Reading) -> list[str]:
    return [lexeme.text for lexeme in lexemes[left.last : min(right.first, left.last + 4)]]
