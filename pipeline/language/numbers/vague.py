"""Counts without digits or a value: `dozens`, `hundreds of thousands`, `several`, `a number of`; zeros in words; groups of known size."""

from __future__ import annotations

from fractions import Fraction

from pipeline.language.numbers import lexicon
from pipeline.language.numbers.lexer import Lexeme
from pipeline.language.numbers.values import Reading
from pipeline.language.units import word_set

# Sizes that may be said of an unnamed number: "a large number of", "large numbers".
_SIZES = word_set(
    """
    large small huge significant growing unknown considerable substantial great high vast undisclosed unspecified limited untold
    increasing unprecedented sizeable sizable fair tiny enormous massive record undetermined unconfirmed unclear very similar
    disproportionate alarming greater larger smaller
    """
)
_COUNTED_BEFORE = word_set(
    """
    kill kills killed killing leave leaves left leaving wound wounded wounding wounds injure injured injures injuring displaced
    displacing and with rescued arrested hurt
    """
)
_COUNTED_AFTER = word_set(
    "of more others dead killed wounded injured missing were are have hurt died die feared sick ill stranded trapped homeless arrested "
    "detained evacuated rescued displaced flee"
)
_JOINTS = {"or", "and", "to"}
_HEDGES = {"even", "possibly", "perhaps", "maybe", "probably", "likely"}
# After these "no" does not count anything.
_NOT_COUNTED = word_set(
    """
    longer more less fewer doubt matter wonder later sooner greater larger higher lower such way not better worse different good and
    or but to further idea problem i he she we they it you the that this thanks smaller
    """
)
_NOBODY = {"nobody", "none"}
_SIZED_GROUPS = {"couple", "pair", "trio", "duo", "quartet"}
_UNCOUNTED = {"countless", "innumerable", "multiple"}
# What the counts of this module begin with.
OPENERS = (
    lexicon.VAGUE_BASES | lexicon.VAGUE_PLURALS | lexicon.VAGUE_WORDS | _UNCOUNTED | _SIZES | _NOBODY
    | word_set("a an the another several few many handfuls no zero nil twins triplets")
)  # fmt: skip


def _of(lexemes: list[Lexeme], first: int, last: int, value: Fraction | None, form: str) -> Reading:
    return Reading(
        first, last, lexemes[first].start, lexemes[last - 1].end, value, form, quantifier="vague" if form == "vague" else "exact"
    )


def read_vague(lexemes: list[Lexeme], i: int) -> Reading | None:
    """The vague count that starts at lexeme `i`, or None."""
    if lexemes[i].kind != "word":
        return None
    last = _simple(lexemes, i)
    if last is None:
        return None
    for _ in range(2):
        longer = _joined(lexemes, last)
        if longer is None:
            break
        last = longer
    return _of(lexemes, i, last, None, "vague")


def _simple(lexemes: list[Lexeme], i: int) -> int | None:
    word, after = lexemes[i].text, lexemes[i + 1]
    if word in lexicon.VAGUE_BASES and after.text == "of":
        target = lexemes[i + 2].text
        if target in {"thousands", "millions", "billions", "hundreds", "lakhs", "crores"}:
            return i + 3
        if target in {"thousand", "million"}:
            return i + 3
    if word in lexicon.VAGUE_PLURALS:
        return i + 1
    if word == "tens" and after.text == "of":
        return i + 1
    if word == "scores":
        before = lexemes[i - 1].text if i else ""
        return i + 1 if after.text in _COUNTED_AFTER or before in _COUNTED_BEFORE else None
    multiplied = _multiplied(lexemes, i)
    if multiplied:
        return multiplied
    if word in lexicon.VAGUE_WORDS or word in _UNCOUNTED:
        return i + 1
    return _number_of(lexemes, i)


def _multiplied(lexemes: list[Lexeme], i: int) -> int | None:
    """`several hundred thousand`, `a few dozen`, `a couple of hundred`, `many thousands`."""
    j = i + 1 if lexemes[i].text in {"a", "the"} else i
    if lexemes[j].text == "couple" and j > i:
        j += 1
        if lexemes[j].text == "of":
            j += 1
    elif lexemes[j].text in {"several", "few", "many"}:
        j += 1
    else:
        return None
    if lexemes[j].text == "tens" and lexemes[j + 1].text == "of" and lexemes[j + 2].text in lexicon.VAGUE_PLURALS:
        return j + 3
    if lexemes[j].text not in lexicon.MULTIPLIED and lexemes[j].text not in lexicon.VAGUE_PLURALS:
        return None
    j += 1
    while lexemes[j].text in lexicon.MULTIPLIED:
        j += 1
    if lexemes[j].text == "of" and lexemes[j + 1].text in {"thousands", "millions"}:
        j += 2
    return j


def _number_of(lexemes: list[Lexeme], i: int) -> int | None:
    """`a number of`, `a very large number of`, `large numbers of`, `a handful of`: the words without the `of`."""
    word = lexemes[i].text
    if word in {"a", "an"}:
        j = i + 1
        while j < i + 4 and lexemes[j].text in _SIZES:
            j += 1
        if lexemes[j].text in {"number", "handful", "multitude", "score"} and lexemes[j + 1].text == "of":
            return j + 1
        return None
    if word in _SIZES and word != "very":
        j = i + 1
        if lexemes[j].text == "numbers":
            return j + 1
    if word == "handfuls":
        return i + 1
    return None


def _joined(lexemes: list[Lexeme], j: int) -> int | None:
    """Where a second vague word goes on: `hundreds or thousands`, `thousands, if not millions`, `dozens, possibly hundreds`."""
    k = j
    if lexemes[k].text in {",", "-", "–", "—"}:
        k += 1
    if lexemes[k].text == "if" and lexemes[k + 1].text == "not":
        k += 2
    elif lexemes[k].text in _JOINTS or lexemes[k].text in _HEDGES:
        k += 1
        if lexemes[k].text in _HEDGES:
            k += 1
    else:
        return None
    word = lexemes[k].text
    if word not in lexicon.VAGUE_PLURALS and not (word == "tens" and lexemes[k + 1].text == "of"):
        return None
    if lexemes[j].text in {"and", ","} and lexemes[j + 1].text == word and word != lexemes[j - 1].text:
        return None  # "dozens and hundreds" may count two things
    return _simple(lexemes, k)


def read_zero(lexemes: list[Lexeme], i: int) -> Reading | None:
    """`no` before what is counted, `no one`, `nobody`, `none`, `zero`."""
    word, after = lexemes[i].text, lexemes[i + 1]
    if word == "no":
        if after.text == "one" and not after.line:
            return _of(lexemes, i, i + 2, Fraction(0), "zero")
        if after.text == "-" and lexemes[i + 2].text == "one" and after.glued:
            return _of(lexemes, i, i + 3, Fraction(0), "zero")
        if after.kind != "word" or after.line or after.glued or after.text in _NOT_COUNTED:
            return None
        return _of(lexemes, i, i + 1, Fraction(0), "zero")
    if word in _NOBODY and after.text != "the":
        return _of(lexemes, i, i + 1, Fraction(0), "zero")
    if word in {"zero", "nil"} and after.text not in {"point", "tolerance", "-", "hour"}:
        return _of(lexemes, i, i + 1, Fraction(0), "zero")
    return None


def read_group(lexemes: list[Lexeme], i: int) -> Reading | None:
    """`a couple`, `a pair`, `the trio`, `a single`; groups of known size, and one said with emphasis."""
    word, after = lexemes[i].text, lexemes[i + 1]
    if word == "a" and after.text == "single":
        return _of(lexemes, i, i + 2, Fraction(1), "words")
    if word in {"a", "the", "another"} and after.text in _SIZED_GROUPS:
        return _of(lexemes, i, i + 2, Fraction(lexicon.GROUP_NOUNS[after.text]), "group")
    if word in {"twins", "triplets"}:
        return _of(lexemes, i, i + 1, Fraction(lexicon.GROUP_NOUNS[word]), "group")
    return None
