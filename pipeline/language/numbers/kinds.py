"""What the characters around a number say it is: percent, money, an age, a year, a measure. Nouns need the parse: see `quantities`."""

from __future__ import annotations

from pipeline.language.numbers import lexicon
from pipeline.language.numbers.lexer import Lexeme
from pipeline.language.numbers.shapes import MONTHS, NOUNS_AFTER_COUNT
from pipeline.language.numbers.values import Reading
from pipeline.language.units import CURRENCY_BEFORE, DOLLARS, UNITS, Unit, is_person, look_up, singular, word_set

_AGE_NAMES = {"aged", "age", "ages"}
_AGE_NOUNS = {"year", "years", "yr", "yrs", "month", "months", "week", "weeks", "day", "days"}
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
_SINGLE_PRONOUNS = {"he", "she", "i", "who"}
_PEOPLE_BEFORE_AGE = word_set(
    """
    children people those anyone kids women men adults girls boys youths everyone minors babies persons voters patients males females
    residents citizens youngsters workers players all
    """
)
_DECADE_OWNERS = {"his", "her", "their", "my", "your", "late", "early", "mid"}
# Heights and depths: what may follow `5m` where the m is metres.
_LENGTH_AFTER = word_set(
    """
    long high tall deep wide away from race sprint above below hurdles freestyle relay final dash backstroke butterfly breaststroke x
    - north south east west downstream upstream underground underwater by into thick apart down up waves wave wall radius drop of
    medley steeplechase heats title record run champion gold silver bronze world cliff fence mark off behind ahead across
    """
)
_TEMPERATURE_HINTS = {"temperature", "temperatures", "outside", "heat", "cold", "melting", "boiling", "minus", "warm"}


def next_words(lexemes: list[Lexeme], j: int, count: int = 4) -> list[str]:
    """The next few lexemes' text, up to a line break; a hyphen that joins a unit to its number is left out."""
    words = []
    for lexeme in lexemes[j : j + count]:
        if lexeme.line or lexeme.kind == "end":
            break
        words.append(lexeme.text)
    return words


def take_suffix(lexemes: list[Lexeme], reading: Reading) -> None:
    """Multiply by a magnitude letter written against the digits: `$1.2bn`, `2m people`, `10K`; metres are left as they are."""
    j = reading.last
    suffix = lexemes[j]
    if (
        reading.form != "digits"
        or reading.value is None
        or suffix.kind != "word"
        or suffix.text not in lexicon.SUFFIXES
        or reading.magnitude > 1
    ):
        return
    word = suffix.text
    if not suffix.glued and (len(word) == 1 or word in {"mm", "mil"}):
        return
    money = currency_before(lexemes, reading.first) is not None or (lexemes[j + 1].text in {"euros", "dollars", "pounds", "yuan", "yen"})
    if word in {"m", "mm", "b", "k", "t"} and not money:
        follows = lexemes[j + 1]
        if (
            word == "mm"
            or (word == "t" and not suffix.capital)
            or (word == "b" and not (suffix.capital or follows.kind == "word" or reading.value.denominator > 1))
        ):
            return
        if (
            word == "m"
            and not suffix.capital
            and (follows.text in _LENGTH_AFTER or follows.kind != "word" or reading.value.denominator > 10 or reading.value >= 1000)
        ):
            if not (
                follows.kind != "word"
                and reading.first
                and lexemes[reading.first - 1].text in {"than", "over", "about", "nearly"}
                and reading.value.denominator > 1
            ):
                return
        if word == "k" and follows.text in {"race", "run", "video", "tv", "resolution", "walk"}:
            return
    size = lexicon.SUFFIXES[word]
    reading.coefficient, reading.magnitude = reading.value, size
    reading.value *= size
    reading.last, reading.end = j + 1, suffix.end


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
    _spread_ages(lexemes, readings)
    return units


def _classify(lexemes: list[Lexeme], reading: Reading) -> tuple[Unit, int] | None:
    if reading.form == "shape":
        if reading.kind == "date" and lexemes[reading.last - 1].text == "s" and _owner(lexemes, reading.first):
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
    if _is_age(lexemes, reading):
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
        and abs(reading.value or 0) <= 150
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


def _owner(lexemes: list[Lexeme], first: int) -> bool:
    return any(lexemes[j].text in _DECADE_OWNERS - {"late", "early", "mid"} for j in range(max(0, first - 3), first))


def _is_age(lexemes: list[Lexeme], reading: Reading) -> bool:
    """aged 12, 12-year-old, 12 years old, Smith, 34, and Smith (34), she was 34, children under five."""
    high = reading.value if reading.value is not None else reading.high
    if high is None or high > 130:
        return _age_unit(lexemes, reading) if high is not None else False
    before = lexemes[reading.first - 1] if reading.first else None
    words_before = [lexeme.text for lexeme in lexemes[max(0, reading.first - 4) : reading.first]]
    if before is not None:
        if before.text in _AGE_NAMES:
            return True
        for size in (2, 3):
            if (
                len(words_before) >= size
                and words_before[-size] in _AGE_NAMES
                and words_before[-1]
                in {
                    "of",
                    "between",
                    "from",
                    "under",
                    "over",
                    "about",
                    "around",
                    "just",
                    "only",
                    "than",
                    "to",
                    "and",
                    "is",
                    "was",
                    "nearly",
                    "almost",
                    "below",
                    "above",
                    "least",
                }
            ):
                return True
        if (
            before.text in {"under", "over", "below", "above"}
            and len(words_before) > 1
            and (
                words_before[-2] in _PEOPLE_BEFORE_AGE
                or (words_before[-2] in {"the", "those", "and"} and lexemes[reading.last].text == "s")
            )
            and not _counts_noun(lexemes, reading.last)
        ):
            return True
        if before.text == "turned" and not _counts_noun(lexemes, reading.last):
            return True
        if (
            before.text in {"was", "is", "be", "i'm", "he's", "she's", "just", "only", "am"}
            and any(w in _SINGLE_PRONOUNS | {"he's", "she's", "i'm"} for w in words_before)
            and (lexemes[reading.last].kind in {"mark", "end"} or lexemes[reading.last].text in {"when", "at", "and", "years", "or", "by"})
            and lexemes[reading.last].text not in {"%", "-"}
            and reading.form in {"digits", "words"}
            and high >= 1
        ):
            return not (lexemes[reading.last].text == "years" and lexemes[reading.last + 1].text not in {"old", "of"}) and words_before[
                -1
            ] not in {"one"}
    if _age_unit(lexemes, reading):
        return True
    return _apposed_age(lexemes, reading)


def _counts_noun(lexemes: list[Lexeme], j: int) -> bool:
    return lexemes[j].kind == "word" and (
        lexemes[j].text in NOUNS_AFTER_COUNT or (lexemes[j].text.endswith("s") and lexemes[j].text not in {"is", "was", "has", "as", "s"})
    )


def _age_unit(lexemes: list[Lexeme], reading: Reading) -> bool:
    """`-year-old`, ` years old`, ` years of age`, `- and 14-year-old`."""
    words = [word for word in next_words(lexemes, reading.last, 8) if word not in {"-", "‑", "–"}]
    if words[:1] and words[0] in _AGE_NOUNS:
        return words[1:2] == ["old"] or words[1:2] == ["olds"] or words[1:3] == ["of", "age"]
    return words[:1] in (["yo"], ["y"]) and words[1:2] == ["o"]


def _apposed_age(lexemes: list[Lexeme], reading: Reading) -> bool:
    """A number between a name and a comma or bracket: `John Smith, 34,` and `John Smith (34)`; not after a month, a weekday or a number."""
    if (
        reading.form != "digits"
        or reading.value is None
        or reading.value.denominator != 1
        or not 1 <= reading.value <= 115
        or reading.first < 2
    ):
        return False
    mark, name, after = lexemes[reading.first - 1], lexemes[reading.first - 2], lexemes[reading.last]
    if mark.text == "(" and after.text == ")" and is_person(name.text) and singular(name.text) == name.text:
        return True  # "her son (7)"
    if (
        lexemes[reading.first].text != str(reading.value)
        or not name.capital
        or name.kind != "word"
        or name.text in MONTHS
        or name.text.endswith("day")
    ):
        return False
    if mark.text == "(":
        return after.text == ")" and not name.text.isupper() and reading.value >= 5
    if mark.text != "," or (name.line and False):
        return False
    return (after.text in {",", ".", ";", ")", "who", "and", "of", "was", "from", ":"} and not after.line) or after.kind == "end"


def _spread_ages(lexemes: list[Lexeme], readings: list[Reading]) -> None:
    """Ages in a list share the word that shows them: `aged 12, 14 and 16`, `six- and eight-year-old`."""
    for k in range(1, len(readings)):
        previous, reading = readings[k - 1], readings[k]
        if (
            previous.kind == "age"
            and reading.kind is None
            and _listed(lexemes, previous, reading)
            and not _counts_noun(lexemes, reading.last)
            and _short(reading)
        ):
            before = lexemes[previous.first - 1].text if previous.first else ""
            if before in _AGE_NAMES | {",", "and", "-"} and (
                lexemes[reading.last].kind != "word" or lexemes[reading.last].text in {"and", "or"}
            ):
                reading.kind = "age"
    for k in range(len(readings) - 2, -1, -1):
        reading, following = readings[k], readings[k + 1]
        if following.kind == "age" and reading.kind is None and _short(reading):
            words = [lexeme.text for lexeme in lexemes[reading.last : following.first]]
            if words in (["-", "and"], ["-", "to"], ["-", "or"], ["-", ","], ["-", ",", "and"], ["to"]):
                reading.kind = "age"


def _short(reading: Reading) -> bool:
    return reading.value is not None and reading.value <= 115 and reading.form in {"digits", "words"}


def _listed(lexemes: list[Lexeme], left: Reading, right: Reading) -> bool:
    return [lexeme.text for lexeme in lexemes[left.last : right.first]] in ([","], ["and"], [",", "and"], ["or"], ["&"])


def _is_year(lexemes: list[Lexeme], reading: Reading) -> bool:
    """Four digits without a comma from 1500 to 2100 that nothing is counted with: `in 2019`, `the 2014 war`, `2019 figures`."""
    text = lexemes[reading.first].text
    if (
        reading.form != "digits"
        or reading.last != reading.first + 1
        or len(text) != 4
        or not text.isdigit()
        or not "1500" <= text <= "2100"
    ):
        return False
    before = lexemes[reading.first - 1].text if reading.first else ""
    earlier = lexemes[reading.first - 2].text if reading.first > 1 else ""
    after = lexemes[reading.last]
    if (
        after.kind == "word"
        and (after.text in NOUNS_AFTER_COUNT or (is_person(after.text) and after.text.endswith("s")))
        and before not in {"since"}
    ):
        return False
    if (earlier, before) in {
        ("more", "than"),
        ("less", "than"),
        ("fewer", "than"),
        ("at", "least"),
        ("up", "to"),
        ("many", "as"),
        ("close", "to"),
        ("estimated", "at"),
    }:
        return after.text in {"in"} and False
    if before in {"over", "nearly", "some", "almost", "about", "exceeded", "roughly", "approximately", "killed", "killing", "estimated"}:
        return False
    if after.kind == "word" and after.glued:
        return False
    if before == "of" and earlier in _TOTALS:
        return False
    if before in _YEAR_BEFORE and text >= "1500":
        return not (before in {"to", "than", "or", "for", "as", "from"} and not "1900" <= text <= "2050")
    return "1900" <= text <= "2050"


def _is_magnitude(lexemes: list[Lexeme], reading: Reading) -> bool:
    """`magnitude 6.5`, `6.5-magnitude`, `7.1 on the Richter scale`: places on a scale, no counts."""
    words = [word for word in next_words(lexemes, reading.last, 5) if word != "-"]
    before = [lexeme.text for lexeme in lexemes[max(0, reading.first - 3) : reading.first]]
    if words[:1] == ["magnitude"] or words[:3] == ["on", "the", "richter"]:
        return True
    return "magnitude" in before and before[-1] in {"magnitude", "-", "of", "preliminary"}
