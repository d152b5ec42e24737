"""Digits that are no counts by their shape: dates, clock times, ordinals, codes, telephone numbers, street numbers."""

from __future__ import annotations

from fractions import Fraction

from pipeline.language.numbers import lexicon
from pipeline.language.numbers.digits import is_dotted_date
from pipeline.language.numbers.lexer import Lexeme
from pipeline.language.numbers.values import Reading
from pipeline.language.units import CURRENCY_BEFORE, UNITS, word_set

MONTHS = word_set(
    """
    january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov
    dec
    """
)
DASHES = {"-", "–", "—", "−", "‐", "‑", "~"}
_ORDINAL_ENDINGS = {"st", "nd", "rd", "th"}
# A number right after one of these names a thing and counts nothing.
_NAMERS = word_set(
    """
    flight route highway interstate motorway junction exit road article section chapter page paragraph clause resolution room
    apartment apt suite building platform gate terminal bus line boeing airbus tupolev antonov iphone ipad windows galaxy playstation
    xbox formula apollo soyuz channel radio stage phase round group class grade category level tier type model version episode volume
    part item lot unit squadron brigade battalion regiment bill proposition prop amendment ward zone sector block row seat table
    figure appendix psalm verse game week day season area district precinct pier sol number no nr nos # title form band division
    reactor camp mile kilometre kilometer local war one schedule zip code pm us p pp
    """
)
# Of these, some also stand before a count ("the group 20 people"): they name only when the number is in digits and nothing is counted after it.
_ALWAYS_NAMERS = word_set(
    """
    flight route highway interstate motorway boeing airbus iphone ipad tupolev antonov resolution article chapter apollo playstation #
    nr xbox proposition psalm paragraph page
    """
)
_STREETS = word_set(
    """
    street st avenue ave road rd drive dr lane ln boulevard blvd court ct highway hwy way place parkway terrace circle broadway pike
    square crescent loop
    """
)
_AM_PM = {"am", "pm", "a.m", "p.m"}
_ZONES = {"gmt", "utc", "bst", "est", "edt", "pst", "pdt", "cet", "hrs", "hours", "ist", "cst", "cdt", "local"}
_NOT_CODES = word_set("mid sub pre post under over minus magnitude nearly late early to and or plus some about than")
NOUNS_AFTER_COUNT = word_set(
    """
    people persons civilians children women men dead killed injured wounded others homes houses families were more soldiers police
    troops migrants refugees workers students deaths cases buildings residents bodies
    """
)


def _shape(lexemes: list[Lexeme], first: int, last: int, kind: str, value: Fraction | None = None) -> Reading:
    return Reading(first, last, lexemes[first].start, lexemes[last - 1].end, value, "shape", value, kind=kind)


def read_shape(lexemes: list[Lexeme], i: int) -> Reading | None:
    """The date, time, ordinal or code that starts at lexeme `i`, or None."""
    lexeme = lexemes[i]
    if lexeme.kind == "digits":
        return (
            _date_in_digits(lexemes, i)
            or _clock(lexemes, i)
            or _day_and_month(lexemes, i)
            or _telephone(lexemes, i)
            or _code(lexemes, i)
            or _ordinal_in_digits(lexemes, i)
            or _street(lexemes, i)
            or _named(lexemes, i)
        )
    if lexeme.text in MONTHS and lexeme.capital:
        return _month_first(lexemes, i)
    if lexeme.kind == "word":
        return _named_in_words(lexemes, i) or _ordinal_in_words(lexemes, i)
    if lexeme.text in {"'", "’"} and lexemes[i + 1].glued and lexemes[i + 1].kind == "digits" and len(lexemes[i + 1].text) == 2:
        last = i + 3 if lexemes[i + 2].text == "s" and lexemes[i + 2].glued else i + 2
        return _shape(lexemes, i + 1, last, "date", Fraction(int(lexemes[i + 1].text)))
    return None


def _glued_digits(lexemes: list[Lexeme], i: int) -> bool:
    return lexemes[i].glued and lexemes[i].text.isdigit()


def _date_in_digits(lexemes: list[Lexeme], i: int) -> Reading | None:
    """2019-01-21, 5/17/2018, 21.01.2019, 9/11, 24/7; also what is left of a longer chain of such groups."""
    text = lexemes[i].text
    if is_dotted_date(text):
        return _shape(lexemes, i, i + 1, "date")
    mark = lexemes[i + 1]
    if not text.isdigit() or not mark.glued or not _glued_digits(lexemes, i + 2):
        return None
    second, third = lexemes[i + 2].text, lexemes[i + 4].text if lexemes[i + 3].text == mark.text and _glued_digits(lexemes, i + 4) else ""
    if mark.text == "-" and len(text) == 4 and len(second) == 2 and text[:2] in {"19", "20"}:
        if third and len(third) == 2:
            last = i + 5
            if lexemes[last].text == "t" and lexemes[last].glued and lexemes[last + 1].kind == "digits":  # a time stamp
                last += 2
                while lexemes[last].glued and (lexemes[last].text in {":", ".", "z"} or lexemes[last].kind == "digits"):
                    last += 1
            return _shape(lexemes, i, last, "date")
        return _shape(lexemes, i, i + 3, "date")  # 1995-01, 2019-20
    if (
        mark.text in DASHES
        and len(text) == 4
        and len(second) in {2, 4}
        and "1500" <= text <= "2100"
        and (len(second) == 2 or "1500" <= second <= "2100")
    ):
        before = lexemes[i - 1].text if i else ""
        if third == "" and before not in {"about", "some", "around", "nearly", "roughly"} and lexemes[i + 3].text not in NOUNS_AFTER_COUNT:
            return _shape(lexemes, i, i + 3, "date")
    if mark.text == "/":
        if third:
            return _shape(lexemes, i, i + 5, "date" if len(third) in {2, 4} else "identifier")
        if (text, second) in {("9", "11"), ("7", "7"), ("26", "11")}:
            return _shape(lexemes, i, i + 3, "date")
        if int(text[:6]) > int(second[:6]):
            return _shape(lexemes, i, i + 3, "identifier")  # 24/7, blood pressure, file numbers
    return None


def _clock(lexemes: list[Lexeme], i: int) -> Reading | None:
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
        return _shape(lexemes, i, _half_day(lexemes, last) or last, "time")
    if len(text) <= 5 and (last := _half_day(lexemes, i + 1)):
        return _shape(lexemes, i, last, "time", Fraction(int(text)) if text.isdigit() else None)
    following = lexemes[i + 1].text
    if following in {"o'clock", "oclock"}:
        return _shape(lexemes, i, i + 2, "time", Fraction(int(text)) if text.isdigit() else None)
    if (
        text.isdigit()
        and len(text) == 4
        and (
            following in _ZONES - {"hours", "hrs", "local"}
            or (following in {"hours", "hrs"} and text <= "2400" and text.endswith(("00", "30")))
        )
    ):
        return _shape(lexemes, i, i + 2, "time")
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
            return _shape(lexemes, i, i + 1, "time", Fraction(int(text)))
    return None


def _half_day(lexemes: list[Lexeme], j: int) -> int:
    """The lexeme after `a.m.` or `pm` at `j`; 0 where there is none."""
    if lexemes[j].text in {"am", "pm"} and (lexemes[j].glued or not (lexemes[j].text == "am" and lexemes[j + 1].text in {"i", "not"})):
        return j + 1
    if lexemes[j].text in {"a", "p"} and lexemes[j + 1].text == "." and lexemes[j + 1].glued and lexemes[j + 2].text == "m":
        return j + 4 if lexemes[j + 3].text == "." and lexemes[j + 3].glued else j + 3
    return 0


def _is_day(lexemes: list[Lexeme], i: int) -> bool:
    return lexemes[i].text.isdigit() and len(lexemes[i].text) <= 2 and 1 <= int(lexemes[i].text) <= 31


def _is_year(lexemes: list[Lexeme], i: int) -> bool:
    return lexemes[i].text.isdigit() and len(lexemes[i].text) == 4 and "1000" <= lexemes[i].text <= "2100"


def _over_ordinal(lexemes: list[Lexeme], j: int) -> int:
    return j + 1 if lexemes[j].text in _ORDINAL_ENDINGS and lexemes[j].glued else j


def _day_and_month(lexemes: list[Lexeme], i: int) -> Reading | None:
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
    return _shape(lexemes, i, last + 1 if _is_year(lexemes, last) else last, "date")


def _month_first(lexemes: list[Lexeme], i: int) -> Reading | None:
    """March 12, 2020; Mar. 12; March 12-14; May 2011; a bare month is no number."""
    j = i + 1
    if lexemes[j].text == "." and lexemes[j].glued and len(lexemes[i].text) <= 4:
        j += 1
    if lexemes[j].line:
        return None
    if _is_year(lexemes, j):
        return None if lexemes[j + 1].text in NOUNS_AFTER_COUNT else _shape(lexemes, i, j + 1, "date")
    if not _is_day(lexemes, j):
        if lexemes[j].text == "," and _is_year(lexemes, j + 1):
            return _shape(lexemes, i, j + 2, "date")
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
        return _shape(lexemes, i, last + 2, "date")
    if _is_year(lexemes, last) and lexemes[last + 1].text not in NOUNS_AFTER_COUNT:
        last += 1
    return _shape(lexemes, i, last, "date")


MAGNITUDE_WORDS = set(lexicon.MAGNITUDES) | {"hundred", "dozen", "percent", "per"}


def _telephone(lexemes: list[Lexeme], i: int) -> Reading | None:
    """Three or more groups of digits joined by hyphens or full stops, or three and then four: 555-123-4567, 192.168.1.2."""
    text = lexemes[i].text
    if text.count(".") >= 2 and not all(len(part) == 3 for part in text.split(".")[1:]):
        return _shape(lexemes, i, i + 1, "identifier")
    groups, j = [text], i + 1
    while (
        j < i + 16
        and lexemes[j].text in {"-", "/", ".", "‑"}
        and lexemes[j].glued
        and lexemes[j + 1].kind == "digits"
        and lexemes[j + 1].glued
    ):
        groups.append(lexemes[j + 1].text)
        j += 2
    if len(groups) >= 3 or (
        len(groups) == 2 and len(text) == 3 and len(groups[1]) == 4 and "," not in groups[1] and lexemes[i + 1].text == "-"
    ):
        return _shape(lexemes, i, j, "identifier")
    return None


def _code(lexemes: list[Lexeme], i: int) -> Reading | None:
    """Digits written against letters: COVID-19, F-16, G20, A320, 3D, 7B, 737-800; not money (R4bn) and not units (70kg)."""
    if i and lexemes[i].glued:
        before = lexemes[i - 1]
        if before.text in {"-", "‑", "."} and before.glued and i > 1:
            before = lexemes[i - 2]
            if i > 2 and lexemes[i - 3].kind == "digits" and before.glued and (before.text in lexicon.SUFFIXES or before.text in UNITS):
                return None  # 5k-20k
            word = (
                before.kind == "word"
                and before.text not in _NOT_CODES
                and before.text not in lexicon.SMALL
                and before.text not in CURRENCY_BEFORE
            )
            if word and (lexemes[i - 1].text != "." or len(before.text) <= 2):
                return _shape(lexemes, i, _code_end(lexemes, i + 1), "identifier")
        elif before.kind == "word" and not _is_money(lexemes, i):
            return _shape(lexemes, i, _code_end(lexemes, i + 1), "identifier")
    after = lexemes[i + 1]
    if after.glued and after.kind == "word":
        word = after.text
        if word in _ORDINAL_ENDINGS | {"x", "e", "am", "pm"} or word in lexicon.VULGAR_FRACTIONS:
            return None
        if word == "s" and i and {lexemes[i - 1].text, lexemes[i - 2].text if i > 1 else ""} & {"under", "over"}:
            return _shape(lexemes, i, i + 2, "age", Fraction(int(lexemes[i].text[:3])) if lexemes[i].text.isdigit() else None)
        if word == "s" and lexemes[i].text.isdigit():
            return _shape(lexemes, i, i + 2, "date" if lexemes[i].text.endswith("0") else "identifier", Fraction(int(lexemes[i].text[:6])))
        if (
            word in lexicon.SUFFIXES
            or word in UNITS
            or word in lexicon.MAGNITUDES
            or word in CURRENCY_BEFORE
            or word in lexicon.PLURAL_MAGNITUDES
        ):
            return None
        if len(word) <= 3 or lexemes[i + 2].glued:
            return _shape(lexemes, i, _code_end(lexemes, i + 1), "identifier")
    if (
        after.text == "-"
        and after.glued
        and lexemes[i + 2].glued
        and lexemes[i + 2].kind == "word"
        and len(lexemes[i + 2].text) == 1
        and lexemes[i + 2].text not in {"m", "a"}
    ):
        return _shape(lexemes, i, i + 3, "identifier")
    return None


def _is_money(lexemes: list[Lexeme], i: int) -> bool:
    """Whether the letters against the digits at `i` are a currency (RM79, USD10m, R4bn)."""
    letters = lexemes[i - 1]
    if letters.text not in CURRENCY_BEFORE or not letters.capital:
        return False
    if len(letters.text) > 1:
        return True
    after = lexemes[i + 1]
    return (
        "." in lexemes[i].text
        or "," in lexemes[i].text
        or len(lexemes[i].text) > 2
        or after.text in lexicon.MAGNITUDES
        or (after.glued and after.text in lexicon.SUFFIXES)
    )


def _code_end(lexemes: list[Lexeme], j: int) -> int:
    limit = j + 8
    while j < limit and lexemes[j].glued and lexemes[j].kind in {"word", "digits"}:
        j += 1
    return j


def _ordinal_in_digits(lexemes: list[Lexeme], i: int) -> Reading | None:
    if lexemes[i + 1].text in _ORDINAL_ENDINGS and lexemes[i + 1].glued and lexemes[i].text.replace(",", "").isdigit():
        return _shape(lexemes, i, i + 2, "ordinal", Fraction(int(lexemes[i].text.replace(",", "")[:12])))
    return None


def _ordinal_in_words(lexemes: list[Lexeme], i: int) -> Reading | None:
    """Twenty-first, hundredth, third: left alone where a fraction is meant (`two thirds`), which `values.py` reads first."""
    word = lexemes[i].text
    if word in lexicon.TENS and lexemes[i + 1].text in {"-", "‑"} and lexemes[i + 2].text in lexicon.ORDINAL_UNITS and lexemes[i + 2].glued:
        return _shape(lexemes, i, i + 3, "ordinal", Fraction(lexicon.TENS[word] + lexicon.ORDINAL_UNITS[lexemes[i + 2].text]))
    if word in lexicon.ORDINALS and lexemes[i + 1].text != "of":
        return _shape(lexemes, i, i + 1, "ordinal", Fraction(lexicon.ORDINALS[word]))
    return None


def _street(lexemes: list[Lexeme], i: int) -> Reading | None:
    """12 Main Street, 2300 block of North Oak, 4500 N. Lincoln Ave: up to four capitalised words that end in a kind of street."""
    if not lexemes[i].text.isdigit() or len(lexemes[i].text) > 5:
        return None
    j = i + 1
    if len(lexemes[i].text) == 5 and lexemes[j].text == "zip":
        return _shape(lexemes, i, j, "identifier", Fraction(int(lexemes[i].text)))
    if lexemes[j].text == "block" and lexemes[j + 1].text in {"of", "on"}:
        return _shape(lexemes, i, i + 1, "identifier", Fraction(int(lexemes[i].text)))
    for _ in range(5):
        if lexemes[j].text == "." and lexemes[j].glued:
            j += 1
        if not lexemes[j].capital or lexemes[j].kind != "word" or lexemes[j].line:
            return None
        if lexemes[j].text in _STREETS and j > i + 1:
            return _shape(lexemes, i, i + 1, "identifier", Fraction(int(lexemes[i].text)))
        j += 1
    return None


def _named(lexemes: list[Lexeme], i: int) -> Reading | None:
    """Flight 370, No. 5, Route 66, iPhone 12, page 3, #5."""
    if not i or not lexemes[i].text.replace(".", "").isdigit() or lexemes[i].line:
        return None
    k = i - 1
    if lexemes[k].text == "." and lexemes[k].glued and k and lexemes[k - 1].text in {"no", "nos", "nr", "p", "pp"}:
        k -= 1
    before = lexemes[k]
    if before.text not in _NAMERS or len(lexemes[i].text) > 6:
        return None
    value = Fraction(lexemes[i].text) if lexemes[i].text[0] != "." and lexemes[i].text.count(".") <= 1 else None
    after = lexemes[i + 1]
    if before.text in {"us", "one", "pm"}:
        return None
    if before.text in _ALWAYS_NAMERS or (k < i - 1):
        return _shape(lexemes, i, i + 1, "identifier", value)
    if before.text in {"no", "nos", "number"}:
        return _shape(lexemes, i, i + 1, "identifier", value) if before.text == "number" or before.capital else None
    counts = after.kind == "word" and (
        after.text in NOUNS_AFTER_COUNT or (after.text.endswith("s") and after.text not in {"is", "was", "has", "as", "does", "this"})
    )
    if (
        before.capital
        and not counts
        and not after.text.startswith(("%", "per"))
        and after.text not in MAGNITUDE_WORDS
        and not (after.glued and after.kind == "word")
    ):
        return _shape(lexemes, i, i + 1, "identifier", value)
    return None


_NAMERS_IN_WORDS = word_set(
    """
    number phase formula force chapter stage category level tier page type grade division war league room part group round game day
    week act plan radio channel episode volume air
    """
)


def _named_in_words(lexemes: list[Lexeme], i: int) -> Reading | None:
    """Formula One, World War Two, phase three, day one."""
    word = lexemes[i].text
    if word not in lexicon.SMALL or not i or lexemes[i - 1].text not in _NAMERS_IN_WORDS or lexemes[i].line:
        return None
    if lexemes[i].capital or lexemes[i - 1].text in {"number", "phase", "day"}:
        follows = lexemes[i + 1].text
        if follows in {"people", "of", "more", "others", "hundred", "men", "women", "children", "-"}:
            return None
        return _shape(lexemes, i, i + 1, "identifier", Fraction(lexicon.SMALL[word]))
    return None
