"""Dates and clock times in digits: `12 March 2020`, `March 12-14`, `5/17/2018`, `10:30`, `2 p.m.`, `0800 GMT`."""

from __future__ import annotations

from fractions import Fraction

from pipeline.language.numbers import lexicon
from pipeline.language.numbers.digits import is_dotted_date
from pipeline.language.numbers.lexer import Lexeme
from pipeline.language.numbers.values import Reading
from pipeline.language.units import word_set

MONTHS = word_set(
    """
    january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov
    dec
    """
)
DASHES = {"-", "–", "—", "−", "‐", "‑", "~"}
ORDINAL_ENDINGS = {"st", "nd", "rd", "th"}
_ZONES = {"gmt", "utc", "bst", "est", "edt", "pst", "pdt", "cet", "hrs", "hours", "ist", "cst", "cdt", "local"}
NOUNS_AFTER_COUNT = word_set(
    """
    people persons civilians children women men dead killed injured wounded others homes houses families were more soldiers police
    troops migrants refugees workers students deaths cases buildings residents bodies
    """
)
# What may follow the year of a date, but not a count without its noun.
WORDS_AFTER_YEAR = word_set("at in on when near after before until till through where which while according")
MAGNITUDE_WORDS = set(lexicon.MAGNITUDES) | {"hundred", "dozen", "percent", "per"}


def shape(lexemes: list[Lexeme], first: int, last: int, kind: str, value: Fraction | None = None) -> Reading:
    return Reading(first, last, lexemes[first].start, lexemes[last - 1].end, value, "shape", value, kind=kind)


def _glued_digits(lexemes: list[Lexeme], i: int) -> bool:
    return lexemes[i].glued and lexemes[i].text.isdigit()


def date_in_digits(lexemes: list[Lexeme], i: int) -> Reading | None:
    """2019-01-21, 5/17/2018, 21.01.2019, 9/11, 24/7; also what is left of a longer chain of such groups."""
    text = lexemes[i].text
    if is_dotted_date(text):
        return shape(lexemes, i, i + 1, "date")
    mark = lexemes[i + 1]
    if not text.isdigit() or not mark.glued or not _glued_digits(lexemes, i + 2):
        return None
    second, third = lexemes[i + 2].text, lexemes[i + 4].text if lexemes[i + 3].text == mark.text and _glued_digits(lexemes, i + 4) else ""
    if mark.text == "-" and len(text) == 4 and len(second) == len(third) == 2 and "01" <= second <= "12" and "01" <= third <= "31":
        if text[:2] not in {"19", "20"} and not lexemes[i + 5].glued:
            return shape(lexemes, i, i + 5, "date")  # of a year out of range
    if mark.text == "-" and len(text) == 4 and len(second) == 2 and text[:2] in {"19", "20"}:
        if third and len(third) == 2:
            last = i + 5
            if lexemes[last].text == "t" and lexemes[last].glued and lexemes[last + 1].kind == "digits":  # a time stamp
                last += 2
                while lexemes[last].glued and (lexemes[last].text in {":", ".", "z"} or lexemes[last].kind == "digits"):
                    last += 1
            return shape(lexemes, i, last, "date")
        return shape(lexemes, i, i + 3, "date")  # 1995-01, 2019-20
    if (
        mark.text in DASHES
        and len(text) == 4
        and len(second) in {2, 4}
        and "1500" <= text <= "2100"
        and (len(second) == 2 or "1500" <= second <= "2100")
    ):
        before = lexemes[i - 1].text if i else ""
        if third == "" and before not in {"about", "some", "around", "nearly", "roughly"} and lexemes[i + 3].text not in NOUNS_AFTER_COUNT:
            return shape(lexemes, i, i + 3, "date")
    if mark.text == "/":
        if third:
            return shape(lexemes, i, i + 5, "date" if len(third) in {2, 4} else "identifier")
        if (text, second) in {("9", "11"), ("7", "7"), ("26", "11")}:
            return shape(lexemes, i, i + 3, "date")
        if int(text[:6]) > int(second[:6]):
            return shape(lexemes, i, i + 3, "identifier")  # 24/7, blood pressure, file numbers
    return None


def clock(lexemes: list[Lexeme], i: int) -> Reading | None:
    """10:30, 10:30:15 GMT, 2 p.m., 10.30am, 5 o'clock, 0800 GMT, 1900 hours."""
    text = lexemes[i].text
    last = 0
    if (
        text.isdigit()
        and len(text) <= 2
        and lexemes[i + 1].text == ":"
        and lexemes[i + 1].glued
        and _glued_digits(lexemes, i + 2)
        and len(lexemes[i + 2].text) == 2
    ):
        last = i + 3
        while lexemes[last].text in {":", "."} and lexemes[last].glued and lexemes[last + 1].kind == "digits" and lexemes[last + 1].glued:
            last += 2
        return shape(lexemes, i, _half_day(lexemes, last) or last, "time")
    if len(text) <= 5 and (last := _half_day(lexemes, i + 1)):
        return shape(lexemes, i, last, "time", Fraction(int(text)) if text.isdecimal() else None)
    following = lexemes[i + 1].text
    if following in {"o'clock", "oclock"}:
        return shape(lexemes, i, i + 2, "time", Fraction(int(text)) if text.isdecimal() else None)
    if (
        text.isdigit()
        and len(text) == 4
        and (
            following in _ZONES - {"hours", "hrs", "local"}
            or (following in {"hours", "hrs"} and text <= "2400" and text.endswith(("00", "30")))
        )
    ):
        return shape(lexemes, i, i + 2, "time")
    # "between 2 and 4 p.m.", "from 9 to 5pm": the first of two times
    if (
        text.isdigit()
        and len(text) <= 2
        and following in {"and", "to", "-", "–"}
        and lexemes[i + 2].kind == "digits"
        and len(lexemes[i + 2].text) <= 5
    ):
        half = _half_day(lexemes, i + 3)
        if half:
            return shape(lexemes, i, i + 1, "time", Fraction(int(text)))
    return None


def _half_day(lexemes: list[Lexeme], j: int) -> int:
    """The lexeme after `a.m.` or `pm` at `j`; 0 where there is none."""
    if lexemes[j].text in {"am", "pm"} and (lexemes[j].glued or not (lexemes[j].text == "am" and lexemes[j + 1].text in {"i", "not"})):
        return j + 1
    if lexemes[j].text in {"a", "p"} and lexemes[j + 1].text == "." and lexemes[j + 1].glued and lexemes[j + 2].text == "m":
        return j + 4 if lexemes[j + 3].text == "." and lexemes[j + 3].glued else j + 3
    return 0


def _is_day(lexemes: list[Lexeme], i: int) -> bool:
    return lexemes[i].text.isdecimal() and len(lexemes[i].text) <= 2 and 1 <= int(lexemes[i].text) <= 31


def _is_year(lexemes: list[Lexeme], i: int) -> bool:
    return lexemes[i].text.isdigit() and len(lexemes[i].text) == 4 and "1000" <= lexemes[i].text <= "2100"


def _is_odd_year(lexemes: list[Lexeme], i: int) -> bool:
    """Whether four digits behind a day and a month are a year, though out of the range of years: nothing is counted after them."""
    if not (lexemes[i].text.isdigit() and len(lexemes[i].text) == 4) or lexemes[i].line:
        return False
    follows = lexemes[i + 1]
    if follows.kind == "mark":
        return not (follows.glued and follows.text in {"/", ":", "%"}) and follows.text not in DASHES
    return lexemes[i].text.startswith("0") or follows.kind == "end" or follows.line or follows.text in WORDS_AFTER_YEAR


def _over_odd_year(lexemes: list[Lexeme], last: int) -> int:
    """The lexeme after an odd year at `last`, with or without a comma before it; `last` where there is none."""
    year = last + 1 if lexemes[last].text == "," else last
    return year + 1 if _is_odd_year(lexemes, year) else last


def _over_ordinal(lexemes: list[Lexeme], j: int) -> int:
    return j + 1 if lexemes[j].text in ORDINAL_ENDINGS and lexemes[j].glued else j


def day_and_month(lexemes: list[Lexeme], i: int) -> Reading | None:
    """12 March 2020, 12th of March, 10-12 March, 10 to 12 March, 10 and 12 March."""
    if not _is_day(lexemes, i):
        return None
    j = _over_ordinal(lexemes, i + 1)
    if lexemes[j].text in DASHES | {"to", "and"} and _is_day(lexemes, j + 1):
        k = _over_ordinal(lexemes, j + 2)
        if lexemes[k].text in MONTHS and lexemes[k].capital:
            j = k
    if lexemes[j].text == "of":
        j += 1
    if not (lexemes[j].text in MONTHS and lexemes[j].capital) or lexemes[j].line:
        return None
    if i and lexemes[i - 1].text in {"killed", "injured", "wounded"} and lexemes[j].text in {"may", "march"}:
        return None
    last = j + 1
    if lexemes[last].text in {",", "."} and _is_year(lexemes, last + 1):
        last += 1
    return shape(lexemes, i, last + 1 if _is_year(lexemes, last) else _over_odd_year(lexemes, last), "date")


def month_first(lexemes: list[Lexeme], i: int) -> Reading | None:
    """March 12, 2020; Mar. 12; March 12-14; May 2011; a bare month is no number."""
    j = i + 1
    if lexemes[j].text == "." and lexemes[j].glued and len(lexemes[i].text) <= 4:
        j += 1
    if lexemes[j].line:
        return None
    if _is_year(lexemes, j):
        return None if lexemes[j + 1].text in NOUNS_AFTER_COUNT else shape(lexemes, i, j + 1, "date")
    if not _is_day(lexemes, j):
        if lexemes[j].text == "," and _is_year(lexemes, j + 1):
            return shape(lexemes, i, j + 2, "date")
        return None
    last = _over_ordinal(lexemes, j + 1)
    follows = lexemes[last]
    # "In May 20 people died": the month alone is the date
    if (
        last == j + 1
        and i
        and lexemes[i - 1].text in {"in", "since", "last", "this"}
        and follows.kind == "word"
        and (follows.text in NOUNS_AFTER_COUNT or follows.text.endswith("s"))
    ):
        return None
    if last == j + 1 and follows.text in MAGNITUDE_WORDS:
        return None
    if last == j + 1 and follows.glued and follows.kind == "word":
        return None
    if follows.text in DASHES | {"to", "and"} and _is_day(lexemes, last + 1) and lexemes[last + 2].text not in NOUNS_AFTER_COUNT:
        last = _over_ordinal(lexemes, last + 2)
    if lexemes[last].text == "," and _is_year(lexemes, last + 1) and lexemes[last + 2].text not in NOUNS_AFTER_COUNT:
        return shape(lexemes, i, last + 2, "date")
    if _is_year(lexemes, last) and lexemes[last + 1].text not in NOUNS_AFTER_COUNT:
        return shape(lexemes, i, last + 1, "date")
    return shape(lexemes, i, _over_odd_year(lexemes, last), "date")
