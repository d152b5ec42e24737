"""What the characters around a number say it is: percent, money, an age, a year, a measure. Nouns need the parse: see `quantities`."""

from __future__ import annotations

from fractions import Fraction

from pipeline.language.numbers import lexicon
from pipeline.language.numbers.ages import in_ones_decade, is_age, next_words, spread_ages
from pipeline.language.numbers.dates import MONTHS, NOUNS_AFTER_COUNT
from pipeline.language.numbers.lexer import Lexeme
from pipeline.language.numbers.values import Reading
from pipeline.language.units import CURRENCY_BEFORE, DOLLARS, UNITS, Unit, is_person, look_up, word_set

_YEAR_BEFORE = (
    word_set(
        """
    in since by until till circa year summer spring autumn winter fall early late mid during before after of from between and to
    through the fiscal season back around than or as election olympics elections quarter cup - ( – for
    """
    )
    | MONTHS
)
_TOTALS = word_set(
    """
    average total number toll figure record sum minimum maximum estimate tally population capacity crowd force count rate mean median
    """
)
# After these four digits are a count, not a year.
_BOUNDS_NO_YEAR = word_set("over nearly some almost about exceeded roughly approximately killed killing estimated")
_PHRASES_NO_YEAR = {
    ("more", "than"), ("less", "than"), ("fewer", "than"), ("at", "least"), ("up", "to"), ("many", "as"), ("close", "to"),
    ("estimated", "at"),
}  # fmt: skip
# Heights and depths: what may follow `5m` where the m is metres.
_LENGTH_AFTER = word_set(
    """
    long high tall deep wide away from race sprint above below hurdles freestyle relay final dash backstroke butterfly breaststroke x
    - north south east west downstream upstream underground underwater by into thick apart down up waves wave wall radius drop of
    medley steeplechase heats title record run champion gold silver bronze world cliff fence mark off behind ahead across
    """
)


def take_suffix(lexemes: list[Lexeme], reading: Reading) -> None:
    """Multiply by a magnitude letter written against the digits: `$1.2bn`, `2m people`, `10K`; metres are left as they are."""
    suffix = lexemes[reading.last]
    if reading.form != "digits" or reading.value is None or reading.magnitude > 1:
        return
    if suffix.kind != "word" or suffix.text not in lexicon.SUFFIXES or not _is_magnitude_letter(lexemes, reading, reading.value):
        return
    size = lexicon.SUFFIXES[suffix.text]
    reading.coefficient, reading.magnitude = reading.value, size
    reading.value *= size
    reading.last, reading.end = reading.last + 1, suffix.end


def _is_magnitude_letter(lexemes: list[Lexeme], reading: Reading, value: Fraction) -> bool:
    """Whether the letters after the digits multiply: always with money, else where they cannot be metres, tonnes, millimetres or a race."""
    suffix, follows = lexemes[reading.last], lexemes[reading.last + 1]
    word = suffix.text
    if not suffix.glued:
        return word in {"mn", "mln", "bn", "bln", "tn", "trn", "tln"}
    if currency_before(lexemes, reading.first) is not None or follows.text in {"euros", "dollars", "pounds", "yuan", "yen"}:
        return True
    if word == "k":
        return follows.text not in {"race", "run", "video", "tv", "resolution", "walk"}
    if word == "b":
        return suffix.capital or follows.kind == "word" or value.denominator > 1
    if word == "m" and not suffix.capital:
        bounded = reading.first > 0 and lexemes[reading.first - 1].text in {"than", "over", "about", "nearly"}
        if follows.kind != "word":
            return bounded and value.denominator > 1
        return follows.text not in _LENGTH_AFTER and value.denominator <= 10 and value < 1000
    return word != "mm" and (word != "t" or suffix.capital)


def currency_before(lexemes: list[Lexeme], first: int) -> tuple[str, int] | None:
    """The currency whose sign or code stands before the number, and the lexeme at which it begins."""
    k = first - 1
    if k >= 0 and lexemes[k].text in {"-", "−", "="} and lexemes[first].glued and lexemes[k].glued:
        k -= 1
    if k < 0:
        return None
    if lexemes[k].text == "." and k and lexemes[k - 1].text in {"rs", "fr", "tk"}:
        k -= 1
    mark = lexemes[k]
    if mark.text == "$":
        if (
            k
            and lexemes[k - 1].text in DOLLARS
            and (lexemes[k].glued or lexemes[k - 1].text in {"us", "au", "nz", "hk"})
            and lexemes[k - 1].capital
        ):
            return DOLLARS[lexemes[k - 1].text], k - 1
        if k > 1 and lexemes[k - 1].text == "." and lexemes[k - 2].text == "s" and lexemes[k].glued:
            return "dollar", max(0, k - 4)
        after = lexemes[k + 1].text
        if k + 1 < first and after in DOLLARS:
            return DOLLARS[after], k
        return "dollar", k
    if mark.kind == "mark":
        return (CURRENCY_BEFORE[mark.text], k) if mark.text in CURRENCY_BEFORE else None
    if mark.text in DOLLARS and k and lexemes[k - 1].text == "$" and mark.glued:  # $US113 trillion
        return DOLLARS[mark.text], k - 1
    if mark.text not in CURRENCY_BEFORE or mark.text == "us":
        return None
    glued = lexemes[first].glued
    if len(mark.text) == 1:
        return (CURRENCY_BEFORE[mark.text], k) if glued and mark.capital else None
    if mark.text in {"rs", "rm", "usd", "eur", "gbp", "inr", "chf", "aud", "cad", "ksh", "rmb", "cny", "jpy", "zar", "ngn", "nis"} or (
        glued and mark.capital
    ):
        return CURRENCY_BEFORE[mark.text], k
    return None


def classify(lexemes: list[Lexeme], readings: list[Reading]) -> list[tuple[Unit, int] | None]:
    """Set `kind` of each reading where its surroundings show it; the unit found after or before it and the lexeme after that unit."""
    units = [_classify(lexemes, reading) for reading in readings]
    spread_ages(lexemes, readings)
    return units


def _classify(lexemes: list[Lexeme], reading: Reading) -> tuple[Unit, int] | None:
    if reading.form == "shape":
        if reading.kind == "date" and lexemes[reading.last - 1].text == "s" and in_ones_decade(lexemes, reading.first):
            reading.kind = "age"
        if reading.kind == "score" and (unit := _unit_after(lexemes, reading)) is not None and unit[0].kind == "percent":
            reading.kind = "percent"
        return None
    if reading.kind:
        return None
    if reading.form == "zero":
        return None
    unit = _unit_after(lexemes, reading)
    money = currency_before(lexemes, reading.first)
    if unit is not None and unit[0].kind in {"percent", "currency"} and not (money and unit[0].kind == "percent"):
        reading.kind = unit[0].kind
        if money and unit[0].kind == "currency" and money[0] not in {"dollar"}:
            return Unit(money[0], "currency"), reading.last
        return unit
    if money:
        reading.kind = "currency"
        return Unit(money[0], "currency"), reading.last
    if reading.form == "vague":
        if unit is not None:
            reading.kind = unit[0].kind
        return unit
    if _is_day_in_brackets(lexemes, reading):
        reading.kind = "date"
        return None
    if is_age(lexemes, reading):
        reading.kind = "age"
        return None
    if _is_year(lexemes, reading):
        reading.kind = "date"
        return None
    if reading.form == "fraction" and unit is None:
        reading.kind = "ratio"
        return unit
    if _is_magnitude(lexemes, reading):
        reading.kind = "score"
        return None
    if unit is not None:
        reading.kind = unit[0].kind
    return unit


def _unit_after(lexemes: list[Lexeme], reading: Reading) -> tuple[Unit, int] | None:
    """The unit of measure or money after the number, and the lexeme after it: `70kg`, `12-hour`, `half of a pint`, `45 C`."""
    j = reading.last
    glued = lexemes[j].glued
    if lexemes[j].text in {"-", "‑"} and glued and lexemes[j + 1].glued:
        j += 1
    if reading.form in {"vague", "fraction"} and lexemes[j].text == "of":
        j, glued = j + 1, False
        if lexemes[j].text in {"a", "an", "the"}:
            j += 1
            if lexemes[j].text in {"us", "uk"}:
                j += 1
    if lexemes[j].text in {"more", "additional", "full", "whole", "straight", "consecutive", "long"}:
        j += 1
    word = lexemes[j]
    words = next_words(lexemes, j)
    if words[1:2] in (["2"], ["3"]) and lexemes[j + 1].glued and glued and words[0] + words[1] in UNITS:
        return UNITS[words[0] + words[1]], j + 2
    if (
        word.capital
        and word.text in {"c", "f"}
        and not glued
        and lexemes[j + 1].text != "."
        and reading.form == "digits"
        and abs(reading.value or Fraction(0)) <= 150
    ):
        return UNITS[word.text], j + 1
    found = look_up(words, glued)
    if found is None:
        return None
    unit, length = found
    if unit.name == "second" and word.text == "second" and reading.value != 1:
        return None
    if unit.name == "foot" and words[1:2] in (["soldiers"], ["soldier"], ["patrols"]):
        return None
    if word.text == "g" and word.capital and reading.value is not None and 2 <= reading.value <= 7:
        unit = Unit("generation wireless", "object")
    if (
        unit.name == "pound sterling"
        and word.text in {"pound", "pounds"}
        and words[1:2] == ["of"]
        and (reading.value or 0) < 10_000
        and reading.form != "vague"
    ):
        unit = Unit("pound-mass", "mass")
    return unit, j + length


def _is_year(lexemes: list[Lexeme], reading: Reading) -> bool:
    """Four digits without a comma from 1500 to 2100 that nothing is counted with: `in 2019`, `the 2014 war`, `2019 figures`."""
    text = lexemes[reading.first].text
    if (
        reading.form != "digits"
        or reading.last != reading.first + 1
        or not (len(text) == 4 and text.isdigit() and "1500" <= text <= "2100")
    ):
        return False
    before = lexemes[reading.first - 1].text if reading.first else ""
    earlier = lexemes[reading.first - 2].text if reading.first > 1 else ""
    after = lexemes[reading.last]
    people = after.kind == "word" and (after.text in NOUNS_AFTER_COUNT or (is_person(after.text) and after.text.endswith("s")))
    ends_clause = before in {"in", "since", "during"} and after.text == "were"  # `two nurses seized in 2021 were freed`
    if (people and before != "since" and not ends_clause) or (after.kind == "word" and after.glued):
        return False
    if before in _BOUNDS_NO_YEAR or (earlier, before) in _PHRASES_NO_YEAR or (before == "of" and earlier in _TOTALS):
        return False
    recent = "1900" <= text <= "2050"
    return recent or (before in _YEAR_BEFORE and before not in {"to", "than", "or", "for", "as", "from"})


def _is_day_in_brackets(lexemes: list[Lexeme], reading: Reading) -> bool:
    """`on Monday (13)`, `Monday morning (13)`: the day of the month, as Latin American news gives it."""
    if reading.form != "digits" or reading.first < 2 or not reading.value or reading.value > 31:
        return False
    opener, day = lexemes[reading.first - 1].text, lexemes[reading.first - 2].text
    return (
        opener == "(" and lexemes[reading.last].text == ")" and (day.endswith("day") or day in {"morning", "afternoon", "evening", "night"})
    )


def _is_magnitude(lexemes: list[Lexeme], reading: Reading) -> bool:
    """`magnitude 6.5`, `6.5-magnitude`, `7.1 on the Richter scale`: places on a scale, no counts."""
    words = [word for word in next_words(lexemes, reading.last, 5) if word != "-"]
    before = [lexeme.text for lexeme in lexemes[max(0, reading.first - 3) : reading.first]]
    if words[:1] == ["magnitude"] or words[:3] == ["on", "the", "richter"]:
        return True
    return "magnitude" in before and before[-1] in {"magnitude", "-", "of", "preliminary"}
