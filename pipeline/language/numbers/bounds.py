"""The words around a number that bound it: `at least`, `up to`, `or more`, `an estimated`, `exceeded`."""

from __future__ import annotations

from pipeline.language.numbers import lexicon
from pipeline.language.numbers.dates import DASHES
from pipeline.language.numbers.kinds import currency_before
from pipeline.language.numbers.lexer import Lexeme
from pipeline.language.numbers.values import Reading
from pipeline.language.units import UNITS, is_person, word_set

_RANGE_OPENERS = {"between", "from"}
_LEADING_UP = word_set(
    "lead leads leading led run build add adds added live lived own stand stood wake woke catch go goes went gone shoot shoots shot "
    "now"  # `the outbreak is now up to 68 cases`: so far has it come
)
_HANDING = word_set("hand hands handed handing turn turns turned turning")  # "handed over 30 captives"
_HAVE = frozenset({"has", "have", "had", "having"})
_LEFT_SO = word_set("dead injured wounded hurt homeless displaced missing stranded trapped without")
# "over three years" bounds the time only after these; else it says during what time.
_BEFORE_LENGTH_OF_TIME = word_set("for lasted took after of is was by lasting spent in been a little well just")


def bound(lexemes: list[Lexeme], reading: Reading) -> tuple[str, int, int]:
    """(quantifier, first lexeme, lexeme after the last) of the number with the words that bound it."""
    first, found = _before(lexemes, reading)
    last, after = _after(lexemes, reading)
    quantifiers = [*found, *([after] if after else [])]
    if reading.quantifier == "range":
        return "range", first, last
    if reading.quantifier == "vague":
        return "vague", first, last
    # A bound says more than "about": "up to about 30", "some 30 or more".
    for quantifier in quantifiers:
        if quantifier not in {"about"}:
            return quantifier, first, last
    return ("about" if quantifiers else "exact"), first, last


def _before(lexemes: list[Lexeme], reading: Reading) -> tuple[int, list[str]]:
    first = reading.first
    money = currency_before(lexemes, first)
    if money:
        first = money[1]
    found: list[str] = []
    reach = first
    if reading.quantifier == "range" and first and lexemes[first - 1].text in _RANGE_OPENERS and not lexemes[first].line:
        reach = first = first - 1
    for _ in range(4):
        phrase = _phrase_before(lexemes, reach, reading)
        if phrase is None and not found:
            gap = _gap(lexemes, reach)
            phrase = _phrase_before(lexemes, gap, reading) if gap < reach else None
            if (
                phrase is not None
                and lexemes[reach - 1].text in {"the", "a", "an"} | lexicon.BETWEEN
                and not _bridges(phrase[1], lexemes, gap, reach)
            ):
                phrase = None
        if phrase is None:
            break
        reach, quantifier = phrase
        found.insert(0, quantifier)
    return (reach if found else first), found


def _gap(lexemes: list[Lexeme], first: int) -> int:
    """Step back over `the`, `a whopping`, `the initial` between a bound and its number."""
    k = first
    while k and first - k < 2 and lexemes[k - 1].text in lexicon.BETWEEN and not lexemes[k].line:
        k -= 1
    return k


def _bridges(quantifier: str, lexemes: list[Lexeme], gap: int, number: int) -> bool:
    """Whether a bound reaches over the words between: `over the initial 300` does, `over the 12 days` does not."""
    words = {lexeme.text for lexeme in lexemes[gap:number]}
    if words <= {"the"}:
        return (
            quantifier in {"more_than", "nearly"}
            and lexemes[gap - 1].text not in {"over", "above", "around", "about"}
            and lexemes[number + 1].text in {"mark", "milestone", "threshold"}
        )
    return lexemes[gap - 1].text not in {"some", "around", "about", "under", "below", "above"}


_LAST_BEFORE = {words[-1] for words in lexicon.BEFORE}  # what a phrase of the table ends with


def _phrase_before(lexemes: list[Lexeme], reach: int, reading: Reading) -> tuple[int, str] | None:
    """The longest phrase of the table that ends before lexeme `reach`."""
    if lexemes[reach].paragraph or lexemes[reach - 1].text not in _LAST_BEFORE:
        return None
    for size in range(min(lexicon.LONGEST_BEFORE, reach), 0, -1):
        words = tuple(lexeme.text for lexeme in lexemes[reach - size : reach])
        quantifier = lexicon.BEFORE.get(words)
        if quantifier is None or any(lexeme.paragraph for lexeme in lexemes[reach - size + 1 : reach]):
            continue
        if size == 1 and not _holds(words[0], lexemes, reach, reading):
            return None
        if words == ("up", "to") and reach > 2 and lexemes[reach - 3].text in _LEADING_UP:
            return None
        return reach - size, quantifier
    return None


# `over` after these words, before a noun of deeds, says what for: `trial over 14 deaths`.
_ON_ACCOUNT = frozenset(
    "trial jailed charged arrested held detained sentenced convicted questioned sued fined indicted protest protests anger outrage fury "
    "inquiry probe lawsuit row feud case investigation dispute resigns resigned".split()
)
_DEEDS = frozenset("deaths death killings killing murders murder attacks shootings crashes bombings assaults rapes stabbings fires".split())


def _holds(word: str, lexemes: list[Lexeme], reach: int, reading: Reading) -> bool:
    """Whether a single word bounds the number here; many of them have other meanings."""
    before = lexemes[reach - 2].text if reach > 1 else ""
    after = lexemes[reading.last]
    if reading.kind in {"date", "time", "ordinal", "identifier", "score"} and reading.form == "shape":
        return word in {"about", "around", "approximately", "nearly", "almost", "roughly", "circa"}
    if reading.kind == "age":
        return word not in {"some", "sub"}
    if word == "over":
        unit = UNITS.get(after.text if after.text != "-" else lexemes[reading.last + 1].text)
        if unit and unit.kind == "duration" and before not in _BEFORE_LENGTH_OF_TIME:
            return False
        if before in _ON_ACCOUNT and after.text in _DEEDS:
            return False  # `Man jailed over two deaths`
        if before == "left":  # `has left over 300 people homeless`, unlike `the food left over 30 years`
            return is_person(after.text) or after.text in _LEFT_SO or (reach > 2 and lexemes[reach - 3].text in _HAVE)
        return before not in {"all", "take", "took", "taken", "spread", "run", "ran", *_HANDING}
    if word == "some":
        return reading.value is None or reading.value >= 2
    if word in {"maximum", "minimum"}:
        return before in {"a", "an", "the"} or reading.kind is not None
    if word == "about":
        return before not in {"all", "bring", "brought", "came"}
    if word in {"above", "below"}:
        return (before not in {"the"} and reading.kind not in {"length"}) or (word == "above" and reading.kind != "length")
    if word in lexicon.AMBIGUOUS_VERBS:
        return _bare(lexemes, reading)
    if word == "tops":
        return _bare(lexemes, reading) or after.text in {"people", "deaths", "cases", "million", "dead"}
    if word in {"estimated"}:
        return True
    return True


def _bare(lexemes: list[Lexeme], reading: Reading) -> bool:
    """A round figure that no noun follows: `the toll passed 20,000 on Monday`, or that ends a headline."""
    after = lexemes[reading.last]
    if reading.value is None or reading.value < 50 or reading.value % 10 or reading.kind is not None:
        return False
    if after.paragraph:
        return True
    return after.kind != "word" or after.text in {
        "on",
        "in",
        "by",
        "as",
        "for",
        "after",
        "since",
        "at",
        "last",
        "this",
        "and",
        "with",
        "today",
        "yesterday",
        "early",
        "late",
        "during",
        "while",
        "people",
        "deaths",
        "cases",
        "when",
        "dead",
        "mark",
        "over",
        "within",
        "from",
        "to",
        "globally",
        "worldwide",
        "nationwide",
        "that",
        "infections",
        "fatalities",
        "victims",
    }


def _after(lexemes: list[Lexeme], reading: Reading) -> tuple[int, str | None]:
    j = reading.last
    if reading.form == "shape" or reading.kind in {"date", "time"}:
        return j, None
    for size in range(lexicon.LONGEST_AFTER, 0, -1):
        window = lexemes[j : j + size]
        if len(window) < size or any(lexeme.line for lexeme in window):
            continue
        words = tuple(lexeme.text for lexeme in window)
        quantifier = lexicon.AFTER.get(words)
        if quantifier is None:
            continue
        following = lexemes[j + size]
        if words in {("+",), ("-", "plus"), ("-", "odd"), ("-", "ish")} and not window[0].glued:
            continue
        if words == ("plus",) and (following.kind == "digits" or reading.form != "digits"):
            continue
        if words == ("odd",) and following.kind != "word":
            continue
        if words[:2] in {("at", "least"), ("at", "most")} and following.kind in {"digits"}:
            continue
        if words[:2] in {("at", "least"), ("at", "most"), ("and", "more"), ("more", "or")} and following.kind == "word":
            continue
        if words[:1] in {("approximately",), ("maximum",), ("at",)} and (following.kind in {"digits", "word"}):
            continue
        if following.text == "than":  # "200 or more than 190" are two bounds
            continue
        if words[-1] == "than" and following.kind == "digits":
            continue
        if words[:2] == ("or", "over") and following.kind == "digits":
            continue
        return j + size, quantifier
    if lexemes[j].text in DASHES and lexemes[j].glued and lexemes[j + 1].text == "odd":
        return j + 2, "about"
    return j, None
