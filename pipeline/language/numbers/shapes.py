"""Digits that are no counts by their shape: dates, clock times, ordinals, codes, telephone numbers, street numbers."""

from __future__ import annotations

from fractions import Fraction

from pipeline.language.numbers import lexicon
from pipeline.language.numbers.dates import (
    MAGNITUDE_WORDS,
    MONTHS,
    NOUNS_AFTER_COUNT,
    ORDINAL_ENDINGS,
    clock,
    date_in_digits,
    day_and_month,
    month_first,
    shape,
)
from pipeline.language.numbers.lexer import Lexeme
from pipeline.language.numbers.values import Reading
from pipeline.language.units import CURRENCY_BEFORE, UNITS, word_set

_PICTURES = {"image", "photo", "slide", "picture", "video", "page", "caption", "gallery"}
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
# Of these, some also stand before a count ("the group 20 people"): they name
# only when the number is in digits and nothing is counted after it.
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
# What shapes begin with that no digit opens.
OPENERS = {*MONTHS, *lexicon.SMALL, *lexicon.ORDINALS, "'"}
_NOT_CODES = word_set("mid sub pre post under over minus magnitude nearly late early to and or plus some about than")


def read_shape(lexemes: list[Lexeme], i: int) -> Reading | None:
    """The date, time, ordinal or code that starts at lexeme `i`, or None."""
    lexeme = lexemes[i]
    if lexeme.kind == "digits":
        return (
            date_in_digits(lexemes, i)
            or clock(lexemes, i)
            or day_and_month(lexemes, i)
            or _telephone(lexemes, i)
            or _caption(lexemes, i)
            or _code(lexemes, i)
            or _ordinal_in_digits(lexemes, i)
            or _street(lexemes, i)
            or _named(lexemes, i)
        )
    if lexeme.text in MONTHS and lexeme.capital:
        return month_first(lexemes, i)
    if lexeme.kind == "word":
        return _named_in_words(lexemes, i) or _ordinal_in_words(lexemes, i)
    if lexeme.text == "'" and lexemes[i + 1].glued and lexemes[i + 1].kind == "digits" and len(lexemes[i + 1].text) == 2:
        last = i + 3 if lexemes[i + 2].text == "s" and lexemes[i + 2].glued else i + 2
        return shape(lexemes, i + 1, last, "date", Fraction(int(lexemes[i + 1].text)))
    return None


def _telephone(lexemes: list[Lexeme], i: int) -> Reading | None:
    """Three or more groups of digits joined by hyphens or full stops, or three and then four: 555-123-4567, 192.168.1.2."""
    text = lexemes[i].text
    if text.count(".") >= 2 and not all(len(part) == 3 for part in text.split(".")[1:]):
        return shape(lexemes, i, i + 1, "identifier")
    area_code = i > 0 and len(text) == 3 and lexemes[i - 1].text == "(" and lexemes[i + 1].text == ")"
    if area_code and lexemes[i + 2].text.isdigit() and lexemes[i + 3].text == "-" and lexemes[i + 4].text.isdigit():  # (555) 123-4567
        return shape(lexemes, i, i + 5, "identifier")
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
        return shape(lexemes, i, j, "identifier")
    return None


def _caption(lexemes: list[Lexeme], i: int) -> Reading | None:
    """The place of a picture in a gallery: `Image 4 of 8`, `1 / 8`."""
    text, link, total = lexemes[i].text, lexemes[i + 1], lexemes[i + 2]
    j = i + 2
    if link.text == "of" and total.text == "/":
        link, total, j = total, lexemes[i + 3], i + 3
    if not (text.isdigit() and total.text.isdigit() and len(text) <= len(total.text) <= 3) or lexemes[j].line:
        return None
    before = lexemes[i - 1].text if i else ""
    if (link.text == "/" and not total.glued) or (link.text in {"of", "/"} and before in _PICTURES):
        return shape(lexemes, i, j + 1, "identifier")
    return None


def _code(lexemes: list[Lexeme], i: int) -> Reading | None:
    """Digits written against letters: COVID-19, F-16, G20, A320, 3D, 7B, 737-800; not money (R4bn) and not units (70kg)."""
    if i and lexemes[i].glued:
        before = lexemes[i - 1]
        if before.text in {"-", "‑", "."} and before.glued and i > 1:
            before = lexemes[i - 2]
            if i > 2 and lexemes[i - 3].kind == "digits" and before.glued and (before.text in lexicon.SUFFIXES or before.text in UNITS):
                return None  # 5k-20k
            named = (
                before.kind == "word"
                and before.text not in _NOT_CODES
                and before.text not in lexicon.SMALL
                and before.text not in CURRENCY_BEFORE
            )
            if named and (lexemes[i - 1].text != "." or len(before.text) <= 2):
                return shape(lexemes, i, _code_end(lexemes, i + 1), "identifier")
        elif before.kind == "word" and not _is_money(lexemes, i):
            return shape(lexemes, i, _code_end(lexemes, i + 1), "identifier")
    after = lexemes[i + 1]
    if after.glued and after.kind == "word":
        word = after.text
        if word in ORDINAL_ENDINGS | {"x", "e", "am", "pm"} or word in lexicon.VULGAR_FRACTIONS:
            return None
        if word == "s" and i and {lexemes[i - 1].text, lexemes[i - 2].text if i > 1 else ""} & {"under", "over"}:
            return shape(lexemes, i, i + 2, "age", Fraction(int(lexemes[i].text[:3])) if lexemes[i].text.isdecimal() else None)
        if word == "s" and lexemes[i].text.isdigit():
            return shape(lexemes, i, i + 2, "date" if lexemes[i].text.endswith("0") else "identifier", Fraction(int(lexemes[i].text[:6])))
        if (
            word in lexicon.SUFFIXES
            or word in UNITS
            or word in lexicon.MAGNITUDES
            or word in CURRENCY_BEFORE
            or word in lexicon.PLURAL_MAGNITUDES
        ):
            return None
        if len(word) <= 3 or lexemes[i + 2].glued:
            return shape(lexemes, i, _code_end(lexemes, i + 1), "identifier")
    if (
        after.text == "-"
        and after.glued
        and lexemes[i + 2].glued
        and lexemes[i + 2].kind == "word"
        and len(lexemes[i + 2].text) == 1
        and lexemes[i + 2].text not in {"m", "a"}
    ):
        return shape(lexemes, i, i + 3, "identifier")
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
    if lexemes[i + 1].text in ORDINAL_ENDINGS and lexemes[i + 1].glued and lexemes[i].text.replace(",", "").isdigit():
        return shape(lexemes, i, i + 2, "ordinal", Fraction(int(lexemes[i].text.replace(",", "")[:12])))
    return None


def _ordinal_in_words(lexemes: list[Lexeme], i: int) -> Reading | None:
    """Twenty-first, hundredth, third: left alone where a fraction is meant (`two thirds`), which `values.py` reads first."""
    word = lexemes[i].text
    if word in lexicon.TENS and lexemes[i + 1].text in {"-", "‑"} and lexemes[i + 2].text in lexicon.ORDINAL_UNITS and lexemes[i + 2].glued:
        return shape(lexemes, i, i + 3, "ordinal", Fraction(lexicon.TENS[word] + lexicon.ORDINAL_UNITS[lexemes[i + 2].text]))
    if word in lexicon.ORDINALS and lexemes[i + 1].text != "of":
        return shape(lexemes, i, i + 1, "ordinal", Fraction(lexicon.ORDINALS[word]))
    return None


def _street(lexemes: list[Lexeme], i: int) -> Reading | None:
    """12 Main Street, 2300 block of North Oak, 4500 N. Lincoln Ave: up to four capitalised words that end in a kind of street."""
    if not lexemes[i].text.isdigit() or len(lexemes[i].text) > 5:
        return None
    j = i + 1
    if len(lexemes[i].text) == 5 and lexemes[j].text == "zip":
        return shape(lexemes, i, j, "identifier", Fraction(int(lexemes[i].text)))
    if lexemes[j].text == "block" and lexemes[j + 1].text in {"of", "on"}:
        return shape(lexemes, i, i + 1, "identifier", Fraction(int(lexemes[i].text)))
    for _ in range(5):
        if lexemes[j].text == "." and lexemes[j].glued:
            j += 1
        if not lexemes[j].capital or lexemes[j].kind != "word" or lexemes[j].line:
            return None
        if lexemes[j].text in _STREETS and j > i + 1:
            return shape(lexemes, i, i + 1, "identifier", Fraction(int(lexemes[i].text)))
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
        return shape(lexemes, i, i + 1, "identifier", value)
    if before.text in {"no", "nos", "number"}:
        return shape(lexemes, i, i + 1, "identifier", value) if before.text == "number" or before.capital else None
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
        return shape(lexemes, i, i + 1, "identifier", value)
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
        return shape(lexemes, i, i + 1, "identifier", Fraction(lexicon.SMALL[word]))
    return None
