"""Two readings that make one: ranges (`30 to 40`, `between 5 and 12 million`), scores (`2-1`) and ratios (`one in five`)."""

from __future__ import annotations

from fractions import Fraction

from pipeline.language.numbers import lexicon
from pipeline.language.numbers.dates import DASHES, NOUNS_AFTER_COUNT
from pipeline.language.numbers.kinds import currency_before
from pipeline.language.numbers.lexer import Lexeme
from pipeline.language.numbers.values import Reading
from pipeline.language.units import CURRENCY_BEFORE, DOLLARS, TIME_AFTER_PER, UNITS, is_person, singular, word_set

_SCORE_WORDS = word_set(
    """
    won win wins lost loss lose victory defeat defeated lead led draw drew beat beating score scored vote voted votes aggregate record
    series tied tie set sets game match winner winners thrashing rout trailed trailing down up ruled ruling decision split winning
    losing half-time halftime
    """
)
# "killed two in three separate attacks" is no ratio
_PLACES_AND_TIMES = word_set("separate different other incidents attacks villages provinces cities towns places locations")
_JOINED = {"digits", "words", "fraction"}
_WIDEST = 7  # lexemes between the two
_ALTERNATIVES = [["or"], ["or", "even"], ["or", "maybe"], ["or", "perhaps"], ["or", "possibly"], ["and", "possibly"],
                 [",", "possibly"], [",", "maybe"], [",", "perhaps"]]  # fmt: skip
_SPANNED = [["to"], ["through"], ["-", "to"], ["-", "to", "-"], ["to", "-"], ["up", "to"]]
# Verbs of change that mean nothing else.
_MOVES = (lexicon.UP | lexicon.DOWN) - word_set(
    "up down lost lose loses losing shot cut add adds added adding shed sheds lower dive crashed mount"
)
_LEVEL = 3  # times the change that a level is at least: below it two numbers after `by` may as well be a range
_TREND_REACH = 20  # lexemes before "from" in which a verb of change turns a range into two levels


def join_spans(lexemes: list[Lexeme], readings: list[Reading]) -> list[Reading]:
    """The readings with ranges, scores and ratios joined; linear in their number."""
    joined: list[Reading] = []
    k = 0
    while k < len(readings):
        reading = readings[k]
        pair = _pair(lexemes, reading, readings[k + 1]) if k + 1 < len(readings) else None
        if pair is not None:
            joined.append(pair)
            k += 2
        else:
            joined.append(reading)
            k += 1
    return joined


def _pair(lexemes: list[Lexeme], low: Reading, high: Reading) -> Reading | None:
    """The two readings as one, by the words between them; None where they stay two. May set the kind of both (`between 2014 and 2017`)."""
    if low.form not in _JOINED or high.form not in _JOINED or low.kind or high.kind or low.value is None or high.value is None:
        return None
    if not 0 < high.first - low.last <= _WIDEST or any(lexeme.line for lexeme in lexemes[low.last : high.first + 1]):
        return None
    between = lexemes[low.last : high.first]
    ratio = _ratio(lexemes, low, high, [lexeme.text for lexeme in between])
    if ratio is not None or low.form == "fraction" or high.form == "fraction":
        return ratio
    low_money, high_money = currency_before(lexemes, low.first), currency_before(lexemes, high.first)
    first = low_money[1] if low_money else low.first
    opener = lexemes[first - 1].text if first else ""
    if opener in {"between", "from"} and _is_year(lexemes, low) and _is_year(lexemes, high) and not _counts(lexemes[high.last].text):
        low.kind = high.kind = "date"
        return None
    link = [lexeme.text for lexeme in between if lexeme.text not in CURRENCY_BEFORE and lexeme.text not in DOLLARS]
    has_unit = (bool(link) and link[0] in UNITS) or link[:1] in (["%"], ["percent"])
    if has_unit:
        link = link[1:]
    low_value = low.value
    if low.magnitude == 1 < high.magnitude and high.coefficient is not None and low.value < high.coefficient and not has_unit:
        low_value = low.value * high.magnitude  # between 5 and 12 million
    if (len(link) == 1 and link[0] in DASHES) or link == ["-", "-"]:
        return _dashed(lexemes, low, high, low_value)
    if low_value >= high.value:
        return None
    if link in _ALTERNATIVES:
        return _range(low, high, low_value) if high.value <= 3 * low_value and high.value != 1 else None
    if link == ["and"]:
        return _range(low, high, low_value) if opener == "between" else None
    if link not in _SPANNED or (link == ["through"] and high.value > 10_000):
        return None
    by = _behind_by(lexemes, first)
    # "rose by $2 to $10", "rose 18 cents to $3": a change and a level
    if (has_unit or (low_money and high_money)) and _is_change(lexemes, first):
        return None
    if (
        by
        and lexemes[by - 1].text == "by"
        and high.value >= _LEVEL * low_value
        and _is_change(lexemes, by)
        and lexemes[high.last].text not in {"%", "percent", "per"}
    ):
        return None  # `rose by 12 to 97`
    return None if opener == "from" and _has_trend(lexemes, low.first) else _range(low, high, low_value)


def _behind_by(lexemes: list[Lexeme], first: int) -> int:
    """The lexeme behind `by` where only a bound stands between it and a number: `by at least 12`, `by about 12`; else the number's."""
    before = [lexeme.text for lexeme in lexemes[max(0, first - 3) : first]]
    if before[-3:] == ["by", "at", "least"]:
        return first - 2
    return first - 1 if before[-2:-1] == ["by"] and before[-1] in {"about", "around", "some", "nearly", "almost"} else first


def _ratio(lexemes: list[Lexeme], low: Reading, high: Reading, words: list[str]) -> Reading | None:
    """`one in five`, `one out of three`, `eight in 10`, `1 over 3`; counts in a span of time are none."""
    if words not in (["in"], ["out", "of"], ["in", "every"], ["out", "of", "every"]) or low.value is None or not high.value:
        return None
    if not 0 < low.value < high.value or low.value > 9:
        return None
    rounded = high.value <= 10 or high.value in {20, 25, 30, 40, 50, 100, 1000, 10_000, 100_000, 1_000_000}
    if not rounded or singular(lexemes[high.last].text) in TIME_AFTER_PER or lexemes[high.last].text == "-":
        return None
    if words == ["in"] and lexemes[high.last].text in _PLACES_AND_TIMES:
        return None
    value = low.value / high.value
    return Reading(low.first, high.last, low.start, high.end, value, "fraction", value, kind="ratio")


def _range(low: Reading, high: Reading, low_value: Fraction) -> Reading:
    found = Reading(low.first, high.last, low.start, high.end, None, "range", quantifier="range")
    found.low, found.high, found.magnitude = low_value, high.value, high.magnitude
    return found


def _dashed(lexemes: list[Lexeme], low: Reading, high: Reading, low_value: Fraction) -> Reading | None:
    """`30-40` is a range, `2-1` a score; of two small numbers in rising order the words around them decide."""
    if low.value is None or high.value is None:
        return None
    if high.first - low.last == 1 and not lexemes[low.last].glued and lexemes[low.last].text != "-" and low.form == "words":
        return None  # a dash between two clauses
    near = {lexemes[j].text for j in range(max(0, low.first - 3), low.first)} | {
        lexemes[j].text for j in range(high.last, min(len(lexemes), high.last + 3))
    }
    small = low.value <= 200 and high.value <= 200
    glued = lexemes[low.last].glued and lexemes[high.first].glued
    if low.value >= high.value:
        if not (glued and low.form == high.form == "digits"):
            return None
        return Reading(low.first, high.last, low.start, high.end, None, "shape", kind="score" if low.value <= 999 else "identifier")
    if low.form == "words" and high.form == "words" and not glued:
        return None
    if small and near & _SCORE_WORDS:
        return Reading(low.first, high.last, low.start, high.end, None, "shape", kind="score")
    after = lexemes[high.last]
    if high.value <= 9 and (
        after.kind != "word"
        or not (after.text.endswith("s") or after.text in {"people", "children", "men", "women", "per", "year", "million", "in"})
    ):
        hyphen = after.text == "-" or after.text in {"%", "percent"} or after.text in UNITS
        if not hyphen and low.value == 0:
            return Reading(low.first, high.last, low.start, high.end, None, "shape", kind="score")
    return _range(low, high, low_value)


def _has_trend(lexemes: list[Lexeme], first: int) -> bool:
    """Whether a verb of rising or falling, or `up` or `down`, stands close before the `from` of a pair."""
    if first > 1 and lexemes[first - 2].text in {"up", "down"}:
        return True
    for j in range(first - 2, max(-1, first - 2 - _TREND_REACH), -1):
        text = lexemes[j].text
        if text in {".", ";"} or lexemes[j].line:
            return False
        if text in _MOVES:
            return True
    return False


def _is_change(lexemes: list[Lexeme], first: int) -> bool:
    """Whether a verb of rising or falling stands right before the number, `by` left out."""
    k = first - 2 if first and lexemes[first - 1].text == "by" else first - 1
    return k >= 0 and lexemes[k].text in lexicon.UP | lexicon.DOWN


def _is_year(lexemes: list[Lexeme], reading: Reading) -> bool:
    text = lexemes[reading.first].text
    return reading.last == reading.first + 1 and len(text) == 4 and text.isdigit() and "1500" <= text <= "2100"


def _counts(word: str) -> bool:
    return word in NOUNS_AFTER_COUNT or is_person(word)
