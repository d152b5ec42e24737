"""The lexical pass: every number of a text, left to right, in linear time."""

from __future__ import annotations

from fractions import Fraction

from pipeline.language.numbers import lexicon, shapes, vague, values
from pipeline.language.numbers.bounds import bound
from pipeline.language.numbers.digits import read_digits
from pipeline.language.numbers.kinds import classify, currency_before, take_suffix
from pipeline.language.numbers.lexer import Lexeme, lex
from pipeline.language.numbers.quantity import Quantity, Value
from pipeline.language.numbers.shapes import read_shape
from pipeline.language.numbers.spans import join_spans
from pipeline.language.numbers.trends import trend
from pipeline.language.numbers.vague import read_group, read_vague, read_zero
from pipeline.language.numbers.values import Reading, read_number
from pipeline.language.units import is_person, word_set

_MAX_VALUE = Fraction(10) ** 30
_OPENERS = vague.OPENERS | shapes.OPENERS | values.OPENERS  # what anything begins with that no digit opens
# "one" is a pronoun after these and before those.
_PRONOUN_ONE_AFTER = word_set(
    """
    this that which every each any some another the these those such loved only first last next new big good right wrong same other
    latest previous young little old evil former latter biggest largest worst best square better
    """
)
_CLAUSE_AFTER_ONE = word_set("in of to for that who which with is was at on and or we he she it i you they from where used thing by")
_DETERMINERS = word_set("the a an my your his her its our their this that 's")
_BEFORE_WHICH = word_set("in during after from at on to for")
_CLAUSE_REACH = 40  # lexemes from a clause with `that` to one joined with it
_PRONOUN_ONE_BEFORE = {"another", "'s", "can", "could", "must", "should", "might", "would", "may", "cannot", "has", "another's"}
_ONE_COMPOUNDS = word_set("off time sided way on to up stop liner size party man upmanship self term shot")


def find_numbers(text: str) -> list[Quantity]:
    """Every number of the text in order: digits, words, ranges, vague and zero words, with bounds and trends; spans do not overlap.

    Needs no parse. `unit_kind` is set where the characters show it (dates, times, ages, scores, codes, money, percent, measures);
    all else is `none`. Never raises on any text; numbers too long or too large to be true are left out.
    """
    return [quantity for quantity, _, _ in scan(text, lex(text))]


def scan(text: str, lexemes: list[Lexeme]) -> list[tuple[Quantity, Reading, tuple[int, int]]]:
    """As `find_numbers`, with each number's reading and the lexemes of its unit (first, last exclusive; equal where it has none)."""
    readings = join_spans(lexemes, _read_all(lexemes))
    units = classify(lexemes, readings)
    found: list[tuple[Quantity, Reading, tuple[int, int]]] = []
    reached = unit_end = 0
    for reading, unit in zip(readings, units, strict=True):
        if reading.first < unit_end:
            continue  # the 2 of `32m2`
        unit_end = unit[1] if unit else 0
        quantifier, first, last = bound(lexemes, reading)
        first = max(first, reached)
        if first > reading.first:
            first = reading.first
        reached = last
        quantity = _quantity(text, lexemes, reading, quantifier, first, last)
        if unit is not None:
            quantity.unit = unit[0].name
        found.append((quantity, reading, (reading.last, unit[1]) if unit else (reading.last, reading.last)))
    return _merge_bounds(text, lexemes, found)


def _read_all(lexemes: list[Lexeme]) -> list[Reading]:
    readings: list[Reading] = []
    i = 0
    while (lexeme := lexemes[i]).kind != "end":
        if lexeme.hidden or not (lexeme.text in _OPENERS or lexeme.kind == "digits"):
            i += 1
            continue
        reading = _read(lexemes, i)
        if reading is None:
            if lexeme.kind == "digits":
                readings.extend(_read_list(lexemes, i))
            i += 1
            continue
        i = reading.last
        if reading.form == "digits":
            take_suffix(lexemes, reading)
            i = reading.last
        if reading.form in {"shape", "vague"} if reading.value is None else abs(reading.value) < _MAX_VALUE:
            _take_sign(lexemes, reading)
            readings.append(reading)
    return readings


def _read(lexemes: list[Lexeme], i: int) -> Reading | None:
    if lexemes[i].text == "one" and _is_pronoun(lexemes, i):
        return None
    return read_vague(lexemes, i) or read_zero(lexemes, i) or _read_shape_or_number(lexemes, i) or read_group(lexemes, i)


def _read_shape_or_number(lexemes: list[Lexeme], i: int) -> Reading | None:
    shape = read_shape(lexemes, i)
    return shape if shape is not None else read_number(lexemes, i)


def _read_list(lexemes: list[Lexeme], i: int) -> list[Reading]:
    """The members of a run such as `1,2,3,4`, which one lexeme holds."""
    lexeme = lexemes[i]
    parts = read_digits(lexeme.text) or []
    if len(parts) < 2 or lexeme.end - lexeme.start != len(lexeme.text):
        return []
    return [Reading(i, i + 1, lexeme.start + a, lexeme.start + b, value, "digits", value) for value, a, b in parts]


def _is_pronoun(lexemes: list[Lexeme], i: int) -> bool:
    before, after = lexemes[i - 1].text if i else "", lexemes[i + 1]
    if after.kind == "word" and after.text in {"hundred", "thousand", "million", "billion", "dozen", "third", "half", "quarter", "fifth"}:
        return False
    if before == "-" and i > 1 and lexemes[i - 1].glued and lexemes[i].glued and lexemes[i - 2].text not in lexicon.TENS:
        return True
    if before in _PRONOUN_ONE_AFTER:
        if before in {"some", "any", "every", "each", "another", "this", "that", "which"}:
            # "said that one of them", "a raid in which one soldier", "said that two were hurt and that one had died"
            if before == "which":
                return not (_names_person(lexemes, i + 1) and lexemes[i - 2].text in _BEFORE_WHICH) if i > 1 else True
            counts = after.text in {"of", "more"} or _names_person(lexemes, i + 1) or _joins_clause(lexemes, i)
            return not (before == "that" and counts)
        if before == "only" and (i < 2 or lexemes[i - 2].text not in _DETERMINERS):
            return False  # "only one of them died", unlike "the only one who died"
        return before not in {"only", "first", "last", "next", "the"} or after.kind != "word" or after.text in _CLAUSE_AFTER_ONE
    if after.text in _PRONOUN_ONE_BEFORE:
        return after.text != "has"
    return after.text == "-" and after.glued and lexemes[i + 2].text in _ONE_COMPOUNDS


def _joins_clause(lexemes: list[Lexeme], i: int) -> bool:
    """`He said that two were hurt and that one had died`: a second clause with `that` after a first, of which the one is the subject."""
    if i < 3 or lexemes[i - 2].text != "and" or lexemes[i + 1].text not in {"had", "has", "was", "were", "died"}:
        return False
    before = lexemes[max(0, i - _CLAUSE_REACH) : i - 2]
    return any(lexeme.text == "that" for lexeme in before) and not any(lexeme.text in {".", "!", "?"} for lexeme in before[-6:])


def _names_person(lexemes: list[Lexeme], i: int) -> bool:
    """Whether a word for people stands there or after another word: `said that one soldier`, `that one female pupil`."""
    if i + 1 >= len(lexemes) or lexemes[i].kind != "word" or lexemes[i].text in _CLAUSE_AFTER_ONE:
        return False
    return is_person(lexemes[i].text) or (lexemes[i + 1].kind == "word" and not lexemes[i + 1].line and is_person(lexemes[i + 1].text))


def _take_sign(lexemes: list[Lexeme], reading: Reading) -> None:
    """`-5`, `minus 5`, `minus-130`, `negative one`: a hyphen is a sign only where a space or an opening mark stands before it."""
    if reading.value is None or not reading.first or reading.form not in {"digits", "words", "fraction"}:
        return
    k = reading.first - 1
    mark = lexemes[k]
    if mark.text in {"minus", "negative"} and not lexemes[reading.first].line:
        sign = k
    elif mark.text in {"-", "−"} and lexemes[reading.first].glued:
        if k and lexemes[k - 1].text == "minus":
            sign = k - 1
        elif (mark.text == "-" and mark.glued and not (k and lexemes[k - 1].text in {"(", "$", "£", "€", "<", ">", "="})) or (
            k and lexemes[k - 1].kind == "digits" and not mark.glued
        ):
            return
        else:
            sign = k
    else:
        return
    reading.value = -reading.value
    reading.coefficient = -reading.coefficient if reading.coefficient is not None else None
    if currency_before(lexemes, reading.first) is None:
        reading.first, reading.start = sign, lexemes[sign].start


def _quantity(text: str, lexemes: list[Lexeme], reading: Reading, quantifier: str, first: int, last: int) -> Quantity:
    start = lexemes[first].start if first < reading.first else reading.start
    end = lexemes[last - 1].end if last > reading.last else reading.end
    low, best, high = _bounds(quantifier, reading)
    money = currency_before(lexemes, first)
    direction, role = trend(lexemes, money[1] if money else first, last)
    return Quantity(
        start=start,
        end=end,
        number_start=reading.start,
        number_end=reading.end,
        number_text=text[start:end],
        quantifier=quantifier,
        low=low,
        best=best,
        high=high,
        is_round=_is_round(reading.value) if reading.value is not None else _is_round(reading.low) and _is_round(reading.high),
        is_zero_word=reading.form == "zero",
        is_group_noun=reading.form == "group",
        trend=direction,
        trend_role=role,
        unit_kind=reading.kind or "none",
    )


def _bounds(quantifier: str, reading: Reading) -> tuple[Value, Value, Value]:
    if quantifier == "range":
        return _plain(reading.low), None, _plain(reading.high)
    value = _plain(reading.value)
    if quantifier == "vague" or value is None:
        return None, None, None
    return {
        "exact": (value, value, value),
        "at_least": (value, value, None),
        "more_than": (value, value, None),
        "at_most": (None, None, value),
        "less_than": (None, None, value),
        "about": (None, value, None),
        "nearly": (None, value, value),
    }[quantifier]


def _plain(value: Fraction | None) -> Value:
    """An int where the value is whole, else a float."""
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)


def _is_round(value: Fraction | None) -> bool:
    """Whether a count ends in zeros as a rounded one would: one below 1,000, two below 100,000, three above."""
    if value is None or value.denominator != 1 or value < 10:
        return False
    return value % (10 if value < 1000 else 100 if value < 100_000 else 1000) == 0


def _merge_bounds(
    text: str, lexemes: list[Lexeme], found: list[tuple[Quantity, Reading, tuple[int, int]]]
) -> list[tuple[Quantity, Reading, tuple[int, int]]]:
    """A lower and an upper bound side by side are one range: `more than 100 and fewer than 200`, `at least 30 and at most 50`."""
    merged: list[tuple[Quantity, Reading, tuple[int, int]]] = []
    for quantity, reading, unit in found:
        if merged and reading.value is not None:
            left, first, _ = merged[-1]
            words = text[left.end : quantity.start]
            if (
                len(words) < 12
                and words.strip().lower() in {"and", "but", ",", ", but", "and/or", ", and", "to"}
                and first.value is not None
                and left.unit_kind == quantity.unit_kind
                and _opposed(left, quantity)
            ):
                lower, upper = (left, quantity) if left.quantifier in lexicon.LOWER_BOUNDS else (quantity, left)
                if lower.low is not None and upper.high is not None and lower.low < upper.high:
                    left.low, left.best, left.high, left.quantifier = lower.low, None, upper.high, "range"
                    left.end, left.number_end = quantity.end, quantity.number_end
                    left.number_text = text[left.start : left.end]
                    left.unit = quantity.unit
                    first.last = reading.last
                    merged[-1] = (left, first, unit)
                    continue
        merged.append((quantity, reading, unit))
    return merged


def _opposed(left: Quantity, right: Quantity) -> bool:
    lower, upper = lexicon.LOWER_BOUNDS, lexicon.UPPER_BOUNDS
    return (left.quantifier in lower and right.quantifier in upper) or (left.quantifier in upper and right.quantifier in lower)
