"""Numbers and quantifiers in words, as far as the gold uses them: written apart from the extractor, so that one can check the other."""

from __future__ import annotations

import re

# the words that stand before (or after) a number, by the quantifier that they make it
BEFORE = {
    "at_least": ("at least", "no fewer than", "no less than", "not less than", "a minimum of"),
    "more_than": ("more than", "well over", "just over", "over", "upwards of", "in excess of",
                  "topped", "passed", "passes", "pass", "exceeded", "surpassed", "crossed"),
    "at_most": ("up to", "as many as", "no more than", "a maximum of"),
    "less_than": ("fewer than", "less than", "just under", "under"),
    "about": ("about", "around", "some", "roughly", "approximately", "an estimated", "perhaps"),
    "nearly": ("nearly", "almost", "close to"),
}  # fmt: skip
AFTER = {"at_least": ("or more", "-plus"), "about": ("or so", "-odd")}
VAGUE = re.compile(
    r"(?:several|numerous|a number|a handful|tens|dozens|scores|hundreds|thousands|millions|several (?:dozen|hundred|thousand)"
    r"|(?:tens|hundreds) of thousands)"
)
ZERO = {"no", "none", "no one", "nobody", "zero"}
SINGLE = {"a", "an", "another"}
_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
SMALL = {word: value for value, word in enumerate(_UNITS.split())}
TENS = {word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
SCALES = {"thousand": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "lakh": 1e5, "crore": 1e7}
NUMERALS = SMALL.keys() | TENS.keys() | SCALES.keys() | {"dozen", "half", "hundred"}
FILLERS = {"a", "and", "another", "further", "all", "of"}


def quantifier_of(number_text: str) -> str:
    """The quantifier that the words of a number give it."""
    text = number_text.lower()
    if VAGUE.fullmatch(text):
        return "vague"
    for quantifier, words in BEFORE.items():
        if any(text.startswith(f"{word} ") for word in words):
            return quantifier
    for quantifier, words in AFTER.items():
        if text.endswith(words):
            return quantifier
    return "range" if _parts(text)[1:] else "exact"


def bounds(quantifier: str, values: list[float]) -> tuple[float | None, float | None, float | None]:
    """low, best and high, as the rules of labelling give them to each quantifier."""
    if quantifier == "vague":
        return None, None, None
    first, last = (int(value) if value == int(value) else value for value in (values[0], values[-1]))
    if quantifier == "range":
        return first, None, last
    if len(values) > 1:
        raise ValueError(f"two values with the quantifier {quantifier}")
    return {
        "exact": (first, first, first),
        "at_least": (first, first, None),
        "more_than": (first, first, None),
        "at_most": (None, None, first),
        "less_than": (None, None, first),
        "about": (None, first, None),
        "nearly": (None, first, first),
    }[quantifier]


def value_of(number_text: str, quantifier: str) -> list[float]:
    """The value of a number, two for a range, none for a vague one. Raises ValueError where the words are not known."""
    text = number_text.lower()
    if quantifier == "vague":
        return []
    if text in ZERO:
        return [0.0]
    if not re.search(r"\d", text) and NUMERALS.isdisjoint(re.split(r"[\s-]+", text)):
        return [1.0]  # `a child`, or a headline's bare noun
    parts = _parts(text)
    values = [_number(part) for part in parts]
    if len(values) == 2 and values[0] < values[1]:  # `three to five thousand`: the scale is said once
        scale = [word for word in re.split(r"[\s-]+", parts[1]) if word in SCALES or word == "hundred"]
        if scale and not re.search(r"thousand|million|hundred|lakh|crore|\d,\d|\d{4}", parts[0]):
            values[0] *= SCALES.get(scale[0], 100)
    return values


def _parts(text: str) -> list[str]:
    for words in (*BEFORE.values(), *AFTER.values()):
        for word in words:
            text = text.removeprefix(f"{word} ").removesuffix(word)
    text = text.strip()
    if match := re.fullmatch(r"(?:between|from) (.+) (?:and|to) (.+)", text) or re.fullmatch(r"(.+) (?:to|or) (.+)", text):
        return [match[1], match[2]]
    if match := re.fullmatch(r"([\d,]+)[-–]([\d,]+)", text):
        return [match[1], match[2]]
    return [text]


def _number(text: str) -> float:
    total = current = 0.0
    seen = False
    for word in re.findall(r"\d[\d,.]*|[a-z]+", re.sub(r"(?<=\d)[  ](?=\d{3}\b)", "", text)):
        if word[0].isdigit():
            current += float(word.rstrip(".,").replace(",", ""))
        elif word in SMALL or word in TENS:
            current += SMALL.get(word) or TENS.get(word, 0)
        elif word == "half":
            current += 0.5
        elif word == "dozen":
            current = (current or 1) * 12
        elif word == "hundred":
            current = (current or 1) * 100
        elif word in SCALES:
            total += (current or 1) * SCALES[word]
            current = 0
        elif word in FILLERS or word in SINGLE:
            continue
        else:
            raise ValueError(f"{word!r} in the number {text!r} is not known")
        seen = True
    if not seen:
        raise ValueError(f"no number in {text!r}")
    return total + current
