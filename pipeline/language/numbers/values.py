"""The bare number that starts at a lexeme: digits, words and mixtures of both, with its value."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from pipeline.language.numbers import lexicon
from pipeline.language.numbers.digits import MAX_DIGITS, read_digits
from pipeline.language.numbers.lexer import Lexeme

_MULTIPLIABLE = {"hundred", "dozen"} | set(lexicon.MAGNITUDES)
_MAX_EXPONENT = 30
# What numbers begin with that no digit opens.
OPENERS = {*lexicon.SMALL, *lexicon.VULGAR_FRACTIONS, *lexicon.DOZENS, *lexicon.MAGNITUDES, "a", "an", "hundred", "half", "quarter"}


@dataclass(slots=True)
class Reading:
    """A number read at lexemes `first`..`last` (exclusive); `coefficient` is what stood before a last magnitude word (`2.3` million)."""

    first: int
    last: int
    start: int  # characters of the original text
    end: int
    value: Fraction | None
    form: str  # digits, words, fraction, vague, zero, group, ordinal, shape
    coefficient: Fraction | None = None
    magnitude: int = 1
    kind: str | None = None  # unit_kind where the shape shows it
    low: Fraction | None = None  # of a range
    high: Fraction | None = None
    quantifier: str = "exact"


def read_number(lexemes: list[Lexeme], i: int) -> Reading | None:
    """The longest bare number that starts at lexeme `i`, or None. Looks ahead a bounded number of lexemes."""
    lexeme = lexemes[i]
    if lexeme.text in lexicon.VULGAR_FRACTIONS:
        return _make(lexemes, i, i + 1, lexicon.VULGAR_FRACTIONS[lexeme.text], "fraction")
    if lexeme.kind == "digits":
        return _with_half(lexemes, _read_digit_number(lexemes, i))
    if lexeme.kind == "word":
        return _read_fraction_of_magnitude(lexemes, i) or _with_half(lexemes, _read_words(lexemes, i))
    return None


def _make(lexemes: list[Lexeme], first: int, last: int, value: Fraction | None, form: str) -> Reading:
    return Reading(first, last, lexemes[first].start, lexemes[last - 1].end, value, form, value)


def _read_digit_number(lexemes: list[Lexeme], i: int) -> Reading | None:
    parts = read_digits(lexemes[i].text)
    if not parts or len(parts) > 1:
        return None
    value, j = parts[0][0], i + 1
    if lexemes[i].text.isdigit():
        value, j = _join_spaced_groups(lexemes, i, value)
        following = lexemes[j]
        if following.text in lexicon.VULGAR_FRACTIONS:  # 2½
            return _multiply(lexemes, _make(lexemes, i, j + 1, value + lexicon.VULGAR_FRACTIONS[following.text], "digits"))
        if following.text in {"/", "⁄"} and following.glued and lexemes[j + 1].glued and lexemes[j + 1].text.isdigit():
            return _read_slash(lexemes, i, j)
        if following.text.isdigit() and lexemes[j + 1].text in {"/", "⁄"} and lexemes[j + 1].glued:  # 2 1/4
            part = _read_slash(lexemes, j, j + 1)
            if part and part.value and part.value < 1:
                return _multiply(lexemes, _make(lexemes, i, part.last, value + part.value, "digits"))
    scaled = _read_exponent(lexemes, i, value, j)
    if scaled is not None:
        return scaled
    reading = _make(lexemes, i, j, value, "digits")
    return _multiply(lexemes, reading)


def _join_spaced_groups(lexemes: list[Lexeme], i: int, value: Fraction) -> tuple[Fraction, int]:
    """`1 234 567` and `40\u202f000`: one to three digits, then groups of exactly three, one space apart."""
    j = i + 1
    if len(lexemes[i].text) > 3 or lexemes[i].text[0] == "0":
        return value, j
    text = lexemes[i].text
    while (
        lexemes[j].kind == "digits"
        and not lexemes[j].line
        and lexemes[j].start - lexemes[j - 1].end == 1
        and lexemes[j].text[:3].isdigit()
        and (len(lexemes[j].text) == 3 or lexemes[j].text[3:4] == ".")
        and len(text) < MAX_DIGITS
    ):
        text += lexemes[j].text
        j += 1
        if "." in text:
            break
    # A fourth digit group of another length means that these were separate numbers.
    if j > i + 1 and lexemes[j].kind == "digits" and lexemes[j].start - lexemes[j - 1].end == 1:
        return value, i + 1
    try:
        return Fraction(text.rstrip(".")), j
    except ValueError:
        return value, i + 1


def _read_slash(lexemes: list[Lexeme], i: int, slash: int) -> Reading | None:
    """`3/4` as a fraction; `9/11`, `24/7` and dates are no numbers."""
    numerator, denominator = lexemes[i].text, lexemes[slash + 1].text
    last = slash + 2
    if lexemes[last].text == "/" and lexemes[last].glued:
        return None
    if (
        len(numerator) <= 3
        and len(denominator) <= 3
        and int(denominator)
        and int(numerator) < int(denominator)
        and (int(denominator) in {2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 64, 100, 128})
    ):
        return _make(lexemes, i, last, Fraction(int(numerator), int(denominator)), "fraction")
    return None


def _read_exponent(lexemes: list[Lexeme], i: int, value: Fraction, j: int) -> Reading | None:
    """`1.3e6`, `1.3x10^6` and `3×10−8`; a power too large for a number gives one without a value, which is dropped."""
    following = lexemes[j]
    k = j + 1
    if not following.glued:
        return None
    if following.text in {"x", "×"} and lexemes[k].text == "10" and lexemes[k].glued:
        k += 1
        if lexemes[k].text == "^":
            k += 1
        elif lexemes[k].text not in {"-", "−"}:
            return None
    elif following.text != "e":
        return None
    sign = 1
    if lexemes[k].text in {"-", "−", "+"}:
        sign = 1 if lexemes[k].text == "+" else -1
        k += 1
    if not lexemes[k].text.isdigit() or not lexemes[k].glued:
        return None
    exponent = int(lexemes[k].text) if len(lexemes[k].text) <= 3 else _MAX_EXPONENT + 1
    if exponent > _MAX_EXPONENT:
        return _make(lexemes, i, k + 1, None, "digits")
    return _make(lexemes, i, k + 1, value * Fraction(10) ** (sign * exponent), "digits")


def _multiply(lexemes: list[Lexeme], reading: Reading) -> Reading:
    """Take in the magnitude words after a number in digits: `2.3 million`, `3 lakh crore`, `3 hundred and 21`, `2 dozen`."""
    j = _over_hyphen(lexemes, reading.last)
    value = reading.value
    if value is None:
        return reading
    word = lexemes[j].text
    if lexemes[j].line:
        return reading
    if word in {"hundred", "hundreds"}:
        total, last = value * 100, j + 1
        if (
            lexemes[last].text == "and"
            and lexemes[last + 1].text.isdigit()
            and len(lexemes[last + 1].text) <= 2
            and (lexemes[last + 2].text not in _MULTIPLIABLE)
        ):
            total, last = total + int(lexemes[last + 1].text), last + 2
        elif lexemes[last].text == "and" and lexemes[last + 1].text in lexicon.SMALL:
            small = _read_small(lexemes, last + 1)
            if small:
                total, last = total + small[0], small[1]
        reading = _make(lexemes, reading.first, last, total, "digits")
        value, j, word = total, last, lexemes[last].text
    if word in lexicon.DOZENS:
        found = _make(lexemes, reading.first, j + 1, value * 12, "digits")
        found.coefficient, found.magnitude = value, 12
        return found
    magnitude = lexicon.MAGNITUDES.get(word) or lexicon.PLURAL_MAGNITUDES.get(word)
    if not magnitude or value >= 10**6:  # "4,806,702 million" is a slip of the pen
        return reading
    total, last, scale = value * magnitude, j + 1, magnitude
    if lexemes[last].text in {"crore", "crores"} and word in {"lakh", "lakhs", "thousand"}:
        total, last, scale = total * 10**7, last + 1, scale * 10**7
    following = lexemes[last]
    if following.kind == "digits" and lexemes[last + 1].text in _MULTIPLIABLE and lexemes[last + 1].text != "dozen":
        rest = _read_digit_number(lexemes, last)  # 4 thousand 3 hundred and 21
        if rest and rest.value and rest.value < magnitude and rest.value.denominator == 1:
            return _make(lexemes, reading.first, rest.last, total + rest.value, "digits")
    found = _make(lexemes, reading.first, last, total, "digits")
    found.coefficient, found.magnitude = value, scale
    if following.text == "and" and lexemes[last + 1].text in lexicon.SMALL and magnitude > 1000:
        rest = _read_words(lexemes, last + 1)  # 6 crore and two hundred
        if rest and rest.value and rest.value >= 100 and rest.value < magnitude and rest.form == "words":
            return _make(lexemes, reading.first, rest.last, total + rest.value, "digits")
    return found


def _over_hyphen(lexemes: list[Lexeme], j: int) -> int:
    """The lexeme after a hyphen that joins two words, else `j` itself."""
    if lexemes[j].text in {"-", "‐", "‑"} and lexemes[j].glued and lexemes[j + 1].glued and lexemes[j + 1].kind == "word":
        return j + 1
    return j


def _read_small(lexemes: list[Lexeme], i: int) -> tuple[int, int] | None:
    """A number below a hundred in words, and the lexeme after it."""
    word = lexemes[i].text
    if word not in lexicon.SMALL:
        return None
    if word in lexicon.TENS:
        j = _over_hyphen(lexemes, i + 1)
        if not lexemes[j].line and 1 <= lexicon.UNITS.get(lexemes[j].text, 0) <= 9:
            return lexicon.TENS[word] + lexicon.UNITS[lexemes[j].text], j + 1
    return lexicon.SMALL[word], i + 1


def _read_words(lexemes: list[Lexeme], i: int) -> Reading | None:
    """A number in words, by the usual running sum: `two hundred and fifty thousand and six`, `fifteen hundred`, `a dozen`."""
    total, group, j = 0, None, i
    last_magnitude: int | None = None
    coefficient: Fraction | None = None
    magnitude = 1
    if lexemes[i].text in {"a", "an"}:
        after = _over_hyphen(lexemes, i + 1)
        if lexemes[after].text == "single" or lexemes[after].text not in _MULTIPLIABLE or lexemes[after].line:
            return None
        group, j = 1, after
    while True:
        k = j if j == i else _over_hyphen(lexemes, j)
        word = lexemes[k].text
        if k > i and lexemes[k].line:
            break
        if word == "and" and k > i:
            follows = lexemes[k + 1].text
            hundreds = group is not None and group >= 100 and group % 100 == 0
            if not (follows in lexicon.SMALL and (hundreds or (group is None and last_magnitude))):
                break
            peek = _read_small(lexemes, k + 1)
            # "two thousand and three million" are two numbers; "two hundred and two thousand" is one.
            if peek is None or _is_denominator(lexemes, peek[1]):
                break
            k, word = k + 1, follows
        if word in lexicon.SMALL:
            small = _read_small(lexemes, k)
            if small is None or (group is not None and not (group >= 100 and group % 100 == 0)):
                break
            if small[0] == 0 and k > i:
                break
            group, j = (group or 0) + small[0], small[1]
        elif word == "hundred":
            if group is None and k > i:
                break
            if group is not None and not 1 <= group < 100:
                break
            group, j = (group or 1) * 100, k + 1
        elif word in lexicon.DOZENS and (word != "dozens" or group) and (total == 0 or group is not None):
            group, j = (group // 100 * 100 + (group % 100) * 12 if group else 12), k + 1
            coefficient, magnitude = (Fraction(group, 12), 12) if group < 1200 else (None, 1)
            total, group = total + group, None
            break
        elif word in lexicon.MAGNITUDES or (word in lexicon.PLURAL_MAGNITUDES and group):
            size = lexicon.MAGNITUDES.get(word) or lexicon.PLURAL_MAGNITUDES[word]
            if group is None and (k > i or len(word) < 4):
                if word in {"crore", "crores"} and last_magnitude == 10**5:  # three lakh crore
                    total, last_magnitude, j = total * size, size, k + 1
                    continue
                break
            if last_magnitude is not None and size >= last_magnitude:
                break
            coefficient, magnitude = (Fraction(group or 1), size) if not total else (None, 1)
            total, group, last_magnitude, j = total + (group or 1) * size, None, size, k + 1
        elif word == "point" and k > i and lexemes[k + 1].text in lexicon.SMALL:
            return _read_point(lexemes, i, k + 1, total + (group or 0))
        else:
            break
    if j == i or (lexemes[i].text in {"a", "an"} and j == i + 1):
        return None
    if group is not None and total:
        coefficient, magnitude = None, 1
    value = Fraction(total + (group or 0))
    reading = _make(lexemes, i, j, value, "words")
    reading.coefficient, reading.magnitude = (coefficient, magnitude) if coefficient is not None else (value, 1)
    return _as_fraction(lexemes, reading)


def _read_point(lexemes: list[Lexeme], first: int, i: int, whole: int) -> Reading:
    """The decimals of `two hundred point zero three` and `two point seventy-one`."""
    digits, j = "", i
    while lexemes[j].text in lexicon.SMALL and len(digits) < MAX_DIGITS:
        small = _read_small(lexemes, j)
        if small is None:
            break
        digits, j = digits + str(small[0]), small[1]
    reading = _make(lexemes, first, j, Fraction(f"{whole}.{digits}"), "words")
    return _multiply(lexemes, reading)


def _is_denominator(lexemes: list[Lexeme], j: int) -> bool:
    word = lexemes[_over_hyphen(lexemes, j)].text
    return word in lexicon.DENOMINATORS or word in lexicon.PLURAL_DENOMINATORS


def _as_fraction(lexemes: list[Lexeme], reading: Reading) -> Reading:
    """`two thirds`, `one-fifth`, `three quarters of a million`; a number that no denominator follows stays as it is."""
    j = _over_hyphen(lexemes, reading.last)
    word = lexemes[j].text
    if lexemes[j].line or reading.value is None:
        return reading
    if reading.value == 1 and word in lexicon.DENOMINATORS and lexemes[j + 1].text not in {"man", "woman", "person", "victim"}:
        divided = Fraction(1, lexicon.DENOMINATORS[word])
    elif reading.value != 1 and word in lexicon.PLURAL_DENOMINATORS:
        divided = reading.value / lexicon.PLURAL_DENOMINATORS[word]
    else:
        return reading
    found = _make(lexemes, reading.first, j + 1, divided, "fraction")
    return _fraction_of_magnitude(lexemes, found) or found


def _fraction_of_magnitude(lexemes: list[Lexeme], part: Reading) -> Reading | None:
    """`half a million`, `quarter of a million`, `three quarters of a million`, given the fraction."""
    j = part.last
    if lexemes[j].text == "of" and lexemes[j + 1].text in {"a", "one"}:
        j += 2
    elif lexemes[j].text in {"a", "an"}:
        j += 1
    j = _over_hyphen(lexemes, j)
    word = lexemes[j].text
    if lexemes[j].line or part.value is None:
        return None
    if word in lexicon.MAGNITUDES and len(word) > 3:
        size = lexicon.MAGNITUDES[word]
    elif word == "dozen":
        size = 12
    else:
        return None
    found = _make(lexemes, part.first, j + 1, part.value * size, "words")
    if size > 12:
        found.coefficient, found.magnitude = part.value, size
    return found


def _read_fraction_of_magnitude(lexemes: list[Lexeme], i: int) -> Reading | None:
    """`half a million`, `a half-million`, `a quarter of a million`, `half`, `a third of`."""
    k = i + 1 if lexemes[i].text in {"a", "an"} else i
    word = lexemes[k].text
    if word not in {"half", "quarter", "third", "fifth", "tenth"} and not (k > i and word in lexicon.DENOMINATORS):
        return None
    if k == i and word not in {"half", "quarter"}:
        return None
    part = _make(lexemes, i, k + 1, Fraction(1, lexicon.DENOMINATORS[word]), "fraction")
    scaled = _fraction_of_magnitude(lexemes, part)
    if scaled:
        return scaled
    follows = lexemes[k + 1].text
    if word == "half" and k == i:
        if follows in {"of", "the", "its", "their", "his", "her", "our", "all", "that", "those", "these", "people"}:
            return part
        return None
    if word == "half" and follows not in {"of", "the"} and lexemes[k + 1].kind == "word":
        return None
    if k > i and (follows == "of" or (word == "half" and lexemes[k + 1].kind != "word") or follows.isdigit()):
        return part
    return None


def _with_half(lexemes: list[Lexeme], reading: Reading | None) -> Reading | None:
    """Take in `and a half`, `and three quarters` after a number, and a magnitude after that: `two and a half million`."""
    if reading is None or reading.value is None or reading.form not in {"digits", "words"}:
        return reading
    j = reading.last
    if lexemes[j].text in {"-", "‐"} and lexemes[j].glued and lexemes[j + 1].text == "and":
        j += 1
    if lexemes[j].text != "and":
        return reading
    j = _over_hyphen(lexemes, j + 1)
    part: Fraction
    if lexemes[j].text in {"a", "an", "one"}:
        k = _over_hyphen(lexemes, j + 1)
        if lexemes[k].text not in lexicon.DENOMINATORS:
            return reading
        if lexemes[k].text not in {"half", "quarter", "third", "fourth", "fifth", "eighth", "tenth"}:
            return reading
        part, k = Fraction(1, lexicon.DENOMINATORS[lexemes[k].text]), k + 1
    else:
        small = _read_small(lexemes, j)
        if small is None or small[0] < 2:
            return reading
        k = _over_hyphen(lexemes, small[1])
        if lexemes[k].text not in lexicon.PLURAL_DENOMINATORS:
            return reading
        part, k = Fraction(small[0], lexicon.PLURAL_DENOMINATORS[lexemes[k].text]), k + 1
    if part >= 1:
        return reading
    after = _over_hyphen(lexemes, k)
    size = lexicon.MAGNITUDES.get(lexemes[after].text, 0)
    if reading.magnitude > 1:  # a million and a half; one billion and a half million
        extra = part * size if size and size < reading.magnitude else part * reading.magnitude
        last = after + 1 if size and size < reading.magnitude else k
        return _make(lexemes, reading.first, last, reading.value + extra, reading.form)
    found = _make(lexemes, reading.first, k, reading.value + part, reading.form)
    if size and not lexemes[after].line:
        scaled = _make(lexemes, reading.first, after + 1, (reading.value + part) * size, reading.form)
        scaled.coefficient, scaled.magnitude = reading.value + part, size
        return scaled
    return found
