"""Numbers that count nobody though they look like it: ages, parts of names, rates, the one that is pointed at."""

from __future__ import annotations

import re

from pipeline.claims.persons import is_person
from pipeline.language.document import Document
from pipeline.language.numbers import Quantity

_ENUMERATED_AFTER = re.compile(r",\d")
_ENUMERATED_BEFORE = re.compile(r"\d,$")
_LABELS = frozenset(
    "image photo picture page figure fig chapter part room highway route interstate no number section step "
    "article phase flight video slide".split()
)
# A broadcaster before its channel (the FCC calls American stations W.. or K..; and the networks), or `U.S.` before a highway's number.
CALL_SIGN = re.compile(r"[WK][A-Z]{2,3}|U\.S\.|CBS|NBC|ABC|CNN|CTV|Fox|FOX|Channel")
_EMERGENCY = frozenset({"911", "999", "112", "000"})  # telephone numbers of North America, Britain, Europe and Australia
_CALLING = frozenset({"call", "dial", "phone", "ring", "telephone", "contact", "text"})
_POINTING = frozenset("last next this that first previous other each every no any latest only".split())  # `the last one`
_AGED = frozenset("man woman boy girl child baby youth toddler infant lad teenager".split())
_PARENTS = frozenset("mother father mom mum dad parent grandmother grandfather single-mother".split())  # a mother of two
_SPANS = frozenset({"second", "minute", "hour", "day", "night", "week", "month", "year", "decade"})
_AFTER_AGE = frozenset(", . ; : - – — ( ) of from on in at was is has had who and".split())


def is_label(document: Document, quantity: Quantity) -> bool:
    """`Image 8 of 8`, `Highway 1`: a number that labels; `a girl, 5, ...`: an age set off by commas; `a record number`: no count."""
    tokens = document.tokens
    first = quantity.token_first
    if _ENUMERATED_AFTER.match(document.text, quantity.end) or _ENUMERATED_BEFORE.search(
        document.text[max(0, quantity.start - 2) : quantity.start]
    ):
        return True  # `verses 1,2,3`: digits joined by commas alone label, and no figure of three digits groups is meant
    if _is_age_told(document, quantity) or _is_pronoun(document, quantity):
        return True
    if _is_rate(document, quantity) or _is_bare_age(document, quantity) or _is_sum(document, quantity) or _is_charges(document, quantity):
        return True
    in_brackets = document.text[max(0, quantity.start - 1) : quantity.end + 1] == f"[{quantity.number_text}]"  # a note's number
    if in_brackets or (first and CALL_SIGN.fullmatch(tokens[first - 1].text)):
        return quantity.quantifier == "exact" and quantity.number_text.isdigit()
    if quantity.number_text in _EMERGENCY and quantity.head is None and first and tokens[first - 1].lemma.lower() in _CALLING:
        return True
    if first > 1 and tokens[first - 1].lower == "of" and tokens[first - 2].lemma.lower() in _PARENTS:
        return True
    of = first - 2 if tokens[first - 1].lower in {"about", "around"} else first - 1
    if of > 0 and quantity.head is None and tokens[of].lower == "of" and tokens[of - 1].lower in _AGED:
        return True  # `a girl of about seven`
    if first > 1 and tokens[first - 1].lower == "or" and tokens[first - 2].lower in _SPANS:
        return True  # `a year or two off`
    if quantity.number_text.lower() == "one" and first and quantity.head is None and _is_pointed_at(document, first):
        return True
    if quantity.number_text.lower() == "one" and [t.lower for t in tokens[max(0, first - 2) : first]] == ["one", "by"]:
        return True
    if quantity.number_text.lower() == "one" and [t.lower for t in tokens[quantity.token_last : quantity.token_last + 2]] == ["by", "one"]:
        return True
    if quantity.number_text.lower() == "one" and quantity.head is not None and tokens[quantity.head].lower == "family":
        words = [t.lower for t in tokens[max(0, first - 2) : first]]
        return words[-1:] in (["from"], ["to"]) or words in (
            ["members", "of"],
            ["people", "of"],
            ["relatives", "of"],
        )  # `members of one family`
    if quantity.quantifier == "vague":
        text = quantity.number_text.lower()
        number_follows = any(t.pos == "NUM" for t in tokens[quantity.token_last : quantity.token_last + 2])
        return "record" in text or ("number" in text and number_follows)
    if quantity.head is not None or first == 0 or quantity.quantifier != "exact" or not tokens[first].text.isdigit():
        return False
    before = tokens[first - 1]
    if before.lemma.lower() in _LABELS and before.text[0].isupper():
        return True
    if before.lower == "of" and first > 1 and tokens[first - 2].text.isdigit() and first > 2 and tokens[first - 3].lemma.lower() in _LABELS:
        return True
    if before.lower == "/":
        return True
    following = tokens[quantity.token_last].lower if quantity.token_last < len(tokens) else "."
    named = first > 1 and tokens[first - 2].pos in {"NOUN", "PROPN"} and tokens[first - 2].tag in {"NN", "NNP"}
    if before.lower == "," and named and following in {",", "and", "."} and quantity.best is not None and quantity.best < 110:
        return following != "and" or tokens[first - 2].tag == "NNP"
    if _in_pair_of_ages(document, first):
        return True
    if before.lower in {",", "and"} and following in {",", "and"} and quantity.best is not None and quantity.best < 20:
        near = tokens[max(0, first - 5) : first]
        return any(t.tag in {"NNS"} and is_person(t) for t in near) and not any(t.pos == "VERB" for t in near)
    return False


def _is_pointed_at(document: Document, one: int) -> bool:
    """`the last one`, `that one`; not `only one died`, nor `said that one of them died`."""
    tokens = document.tokens
    before = tokens[one - 1]
    if before.lower == "only":
        return one > 1 and tokens[one - 2].tag in {"DT", "PRP$"}
    return before.lower in _POINTING and not (before.lower == "that" and before.dep == "mark")


_CRIMES = frozenset(
    "murder manslaughter homicide assault kidnapping abduction rape robbery arson theft burglary fraud battery perjury "
    "endangerment trespass conspiracy".split()
)


def _is_charges(document: Document, quantity: Quantity) -> bool:
    """`two counts of murder and three of attempted murder`: charges whose noun is left out."""
    near = document.tokens[quantity.token_last : quantity.token_last + 4]
    return len(near) > 1 and near[0].lower == "of" and (near[1].lower == "attempted" or near[1].lower in _CRIMES)


_SUMS = frozenset("loss profit revenue turnover income debt deficit surplus earnings sales worth valuation".split())


def _is_sum(document: Document, quantity: Quantity) -> bool:
    """`a quarterly loss of 340 million`: money whose currency is left out."""
    tokens = document.tokens
    first = quantity.token_first
    if quantity.head is not None or first < 2 or not quantity.number_text.lower().endswith(("million", "billion", "trillion")):
        return False
    return tokens[first - 1].lower == "of" and (tokens[first - 2].lower in _SUMS or tokens[first - 2].lemma.lower() in _SUMS)


def _in_pair_of_ages(document: Document, i: int) -> bool:
    """`her sons, 10 and 12,`: whether the number at token i is one of a pair of ages set off by commas."""
    tokens = document.tokens
    start = i - 2 if tokens[i - 1].lower == "," else i - 4
    if start < 0 or start + 5 >= len(tokens):
        return False
    owner, comma, low, link, high, end = tokens[start : start + 6]
    marks = (comma.lower, link.lower) == (",", "and") and end.lower in {",", ".", ")"}
    digits = low.text.isdigit() and high.text.isdigit() and max(len(low.text), len(high.text)) <= 2
    return marks and digits and owner.tag == "NNS" and is_person(owner)


def _is_bare_age(document: Document, quantity: Quantity) -> bool:
    """`Ann Lee, 24 on Thursday`, `Bob Ray 21, was found`, `the victim, also 14,`: the age of the person named before it."""
    tokens = document.tokens
    first, last = quantity.token_first, quantity.token_last
    if quantity.head is not None or quantity.quantifier != "exact" or first < 1 or last - first != 1 or not tokens[first].text.isdigit():
        return False
    if quantity.best is None or quantity.best > 110 or tokens[first - 1].sentence != tokens[first].sentence:
        return False
    following = tokens[last].lower if last < len(tokens) else "."
    before, owner = tokens[first - 1], tokens[max(0, first - 2)]
    if before.lower in {"also", "both"}:
        return following in {",", "."} and (before.lower == "both" or owner.lower == ",")
    if following not in _AFTER_AGE or (following == "of" and last + 1 < len(tokens) and tokens[last + 1].lower in {"them", "whom"}):
        return False
    if before.lower == ",":
        return owner.model_label == "PERSON" or (owner.tag == "NN" and is_person(owner))
    return (
        before.model_label == "PERSON" and owner.model_label == "PERSON" and following == "," and tokens[first].dep in {"nummod", "appos"}
    )


def _is_age_told(document: Document, quantity: Quantity) -> bool:
    """`The oldest of the climbers was 71`: how old somebody is."""
    tokens = document.tokens
    above = tokens[tokens[quantity.token_first].head]
    if quantity.head is not None or above.lemma.lower() != "be" or tokens[quantity.token_first].dep != "attr":
        return False
    return any(tokens[c].lower in {"youngest", "oldest", "eldest"} for c in above.children if tokens[c].dep == "nsubj")


def _is_pronoun(document: Document, quantity: Quantity) -> bool:
    """`a town is one in which 5,000 live`: a word that takes up a noun."""
    after = [t.lower for t in document.tokens[quantity.token_last : quantity.token_last + 2]]
    return quantity.number_text.lower() == "one" and quantity.head is None and after == ["in", "which"]


def _is_rate(document: Document, quantity: Quantity) -> bool:
    """`12 deaths per 100,000 people`: a rate counts nobody; nor does its base."""
    tokens = document.tokens
    if quantity.token_first and tokens[quantity.token_first - 1].lower == "per":
        return True
    start = (quantity.head if quantity.head is not None else quantity.token_last - 1) + 1
    near = tokens[start : start + 3]
    return any(
        t.lower == "per" and t.i + 1 < len(tokens) and (tokens[t.i + 1].pos == "NUM" or tokens[t.i + 1].lower == "capita") for t in near
    )
