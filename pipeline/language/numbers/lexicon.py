"""Words of English that write numbers, bound them or show a trend. Plain data, lower case.

Sources: the number words are those of any grammar of English (Quirk et al., A Comprehensive Grammar of the English Language, 6.63-6.69);
lakh and crore are South Asian English; the abbreviations (m, bn, tn, k) are those of newspaper style books.
"""

from __future__ import annotations

from fractions import Fraction

from pipeline.language.units import word_set

UNITS = {
    "zero": 0, "nought": 0, "naught": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9,
}  # fmt: skip
TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SMALL = UNITS | TEENS | TENS

MAGNITUDES = {
    "thousand": 10 ** 3, "million": 10 ** 6, "billion": 10 ** 9, "trillion": 10 ** 12, "lakh": 10 ** 5, "lakhs": 10 ** 5,
    "crore": 10 ** 7, "crores": 10 ** 7, "mn": 10 ** 6, "mln": 10 ** 6, "bn": 10 ** 9, "bln": 10 ** 9, "tn": 10 ** 12, "trn": 10 ** 12,
    "tln": 10 ** 12,
}  # fmt: skip
# Plural forms after a number ("two millions"); alone they are vague words.
PLURAL_MAGNITUDES = {"thousands": 10**3, "millions": 10**6, "billions": 10**9, "trillions": 10**12}
# Written against the digits: "$1.2bn", "2m people", "10K". A capital and a small letter mean the same, but `m` may also be metres.
SUFFIXES = {
    "k": 10**3, "m": 10**6, "mm": 10**6, "mn": 10**6, "mil": 10**6, "mln": 10**6, "b": 10**9, "bn": 10**9, "bln": 10**9, "t": 10**12,
    "tn": 10**12, "trn": 10**12, "tln": 10**12,
}  # fmt: skip
DOZENS = {"dozen": 12, "dozens": 12, "dzs": 12, "dozs": 12, "doz": 12}

DENOMINATORS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "twentieth": 20, "thirtieth": 30,
    "hundredth": 100, "thousandth": 1000, "millionth": 10**6, "billionth": 10**9, "trillionth": 10**12,
}  # fmt: skip
PLURAL_DENOMINATORS = {("halves" if word == "half" else word + "s"): value for word, value in DENOMINATORS.items()}

VULGAR_FRACTIONS = {
    "½": Fraction(1, 2), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅕": Fraction(1, 5),
    "⅖": Fraction(2, 5), "⅗": Fraction(3, 5), "⅘": Fraction(4, 5), "⅙": Fraction(1, 6), "⅚": Fraction(5, 6), "⅛": Fraction(1, 8),
    "⅜": Fraction(3, 8), "⅝": Fraction(5, 8), "⅞": Fraction(7, 8),
}  # fmt: skip

# "first" and "second" are left out: they are adverbs and units of time more often than ranks.
ORDINALS = {word: value for word, value in DENOMINATORS.items() if word not in {"half", "quarter"}} | {
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "fortieth": 40, "fiftieth": 50,
}  # fmt: skip
ORDINAL_UNITS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
}  # fmt: skip

# Counts without a value. "tens" and "scores" need "of" or a word that shows that people are counted: see vague.py.
VAGUE_PLURALS = {"dozens", "hundreds", "thousands", "millions", "billions", "trillions", "lakhs", "crores"}
VAGUE_BASES = {"tens", "scores", "dozens", "hundreds", "thousands", "millions"}
VAGUE_WORDS = {"several", "numerous"}
MULTIPLIED = {"dozen", "hundred", "thousand", "million", "billion", "lakh", "crore"}

GROUP_NOUNS = {"couple": 2, "pair": 2, "duo": 2, "trio": 3, "twins": 2, "triplets": 3, "quartet": 4}

# Words before a number. The longest phrase that ends at the number wins; several may follow one another ("up to about 30").
BEFORE: dict[tuple[str, ...], str] = {
    tuple(phrase.split()): quantifier
    for quantifier, phrases in {
        "at_least": [
            "at least", "no fewer than", "no less than", "not less than", "not fewer than", "a minimum of", "minimum of", "minimum",
            "at the very least", "at a minimum", "equal to or more than", "equal to or greater than", "greater than or equal to",
            "more than or equal to", "at least or equal to", "as few as", "as little as", "atleast", "bigger or equal than",
            "higher or equal than", "greater or equal than", "larger or equal than", "> =", "≥",
        ],
        "more_than": [
            "more than", "over", "upwards of", "upward of", "in excess of", "well over", "just over", "well above", "far more than",
            "well more than", "many more than", "significantly more than", "slightly more than", "a little more than", "just more than",
            "a little over", "slightly over", "far over", "greater than", "higher than", "larger than", "bigger than", "above", "exceeds",
            "exceed", "exceeded", "exceeding", "has exceeded", "have exceeded", "surpass", "surpasses", "surpassed", "surpassing", "topped",
            "tops", "topping", "passed", "passes", "pass", "crossed", "crosses", "cross", ">", "north of", "more then",
        ],
        "at_most": [
            "at most", "up to", "as many as", "no more than", "not more than", "a maximum of", "maximum of", "maximum", "as much as",
            "at the most", "no greater than", "no larger than", "no higher than", "upto", "as high as", "less than or equal to",
            "fewer than or equal to", "smaller than or equal to", "smaller or equal than", "less or equal than", "lower or equal than",
            "equal to or less than", "< =", "≤",
        ],
        "less_than": [
            "less than", "fewer than", "under", "just under", "well under", "below", "well below", "lower than", "smaller than",
            "far fewer than", "far less than", "slightly less than", "slightly fewer than", "slightly under", "a little less than",
            "just below", "<", "sub -",
        ],
        "about": [
            "about", "around", "some", "roughly", "approximately", "an estimated", "estimated", "approx", "approx .", "circa", "~", "≈",
            "in the region of", "in the order of", "on the order of", "somewhere around", "somewhere in the region of",
            "in the vicinity of",
            "something like", "more or less", "an approximate", "a rough", "estimated at", "anywhere from", "anywhere between",
        ],
        "nearly": [
            "nearly", "almost", "close to", "virtually", "nearing", "approaching", "very nearly", "very close to", "just shy of",
            "just short of", "getting on for",
        ],
    }.items()
    for phrase in phrases
}  # fmt: skip
LONGEST_BEFORE = max(map(len, BEFORE))
# Verbs of comparison that also mean other things: they bound only a bare round figure ("the toll passed 20,000").
AMBIGUOUS_VERBS = {"passed", "passes", "pass", "crossed", "crosses", "cross"}
# What may stand between the bound and the number.
BETWEEN = word_set("the a an initial original previous earlier official whopping staggering total combined record")

AFTER: dict[tuple[str, ...], str] = {
    tuple(phrase.split()): quantifier
    for quantifier, phrases in {
        "at_least": [
            "or more", "or over", "or greater", "or higher", "or above", "and above", "and more", "and over", "and up", "plus", "- plus",
            "+",
            "or greater than", "or more than", "at least",
            "and counting", "at a minimum",
        ],
        "at_most": ["or less", "or fewer", "or under", "or lower", "or below", "at most", "or less than", "at the most", "maximum"],
        "about": [
            "or so", "- odd", "odd", "or thereabouts", "- ish", "ish", "more or less", "approximately",
        ],
    }.items()
    for phrase in phrases
}  # fmt: skip
LONGEST_AFTER = max(map(len, AFTER))

LOWER_BOUNDS = {"at_least", "more_than"}
UPPER_BOUNDS = {"at_most", "less_than"}

UP = {
    "rise", "rises", "rose", "risen", "rising", "increase", "increases", "increased", "increasing", "grow", "grows", "grew", "grown",
    "growing",
    "climb", "climbs", "climbed", "climbing", "jump", "jumps", "jumped", "jumping", "surge", "surges", "surged", "surging", "soar", "soars",
    "soared", "soaring", "gain", "gains", "gained", "gaining", "add", "adds", "added", "adding", "swell", "swells", "swelled", "swollen",
    "mount", "mounts", "mounted", "advance", "advanced", "spike", "spiked", "leap", "leapt", "leaped", "rocketed", "doubled", "up",
    "upped", "raised", "raises", "raise", "raising", "trending up", "accelerated", "expanded", "rally", "rallied", "shot",
}  # fmt: skip
DOWN = word_set(
    """
    fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease decreases decreased
    decreasing lose loses lost losing slide slides slid sliding slip slips slipped plunge plunges plunged plunging tumble tumbles
    tumbled tumbling plummet plummets plummeted sink sank sunk shed sheds down cut reduced reduce reduces lowered lower dip dipped
    dips shrank shrunk shrink dive dived crashed retreated eased
    """
)
