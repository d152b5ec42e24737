"""Numbers of a group told before: `10 of whom were children`, `Of those, five had fled`, `Twelve were soldiers`."""

from __future__ import annotations

import re

from pipeline.claims.claim import Claim
from pipeline.claims.clause import FINITE
from pipeline.claims.copies import copied, copies
from pipeline.claims.hits import is_structure
from pipeline.claims.impact import noun_phrase_top
from pipeline.claims.impact_words import NON_VICTIMS
from pipeline.claims.persons import is_person
from pipeline.language.document import Document, Token
from pipeline.language.numbers import Quantity

OF_THEM_AFTER = re.compile(
    r"\s*(?:[\w’'-]+\s+){0,2}?(?:of|among)\s+(?:whom|which|them|those|these"
    r"|the (?:dead|victims|wounded|injured|total|deceased|killed|missing))\b",
    re.I,
)
_OF_THEM_BEFORE = re.compile(
    r"\b(?:[Oo]f|[Aa]mong|[Oo]ut of|[Ii]ncluding among)\s+"
    r"(?:the (?:[\w,]{1,20} ){0,2}(?:cases|deaths|fatalities|bodies|corpses)"
    r"|them|those|these|whom|which|this number|that number|this total|the total"
    r"|the (?:dead|victims|wounded|injured|deceased|killed|missing|arrested|detained|abducted|kidnapped|freed|released)"
    r"|(?:the|those|these)\s+[\d,]+)\b"
)
_OF_A_BASE = re.compile(r"\W*(?:Of|Among|Out of) (?:the|its|their|some|about|nearly|more than) [\w-]+ \w+")
_REST = re.compile(
    r"^\W*(?:They|The (?:rest|remainder)(?: of the [\w .]{1,60}?)?|The others|The remaining|These|Those|Others"
    r"|The (?:dead|victims|wounded|injured|missing|fatalities|deceased))\b[^.]{0,30}?"
    r"\b(?:are|were|is|was|comprise|comprised|include|included|includes)\b"
)
_FATES = {
    "dead": "killed",
    "victims": "killed",
    "deceased": "killed",
    "killed": "killed",
    "wounded": "injured",
    "injured": "injured",
    "missing": "missing",
    "cases": "infected",
    "deaths": "killed",
    "fatalities": "killed",
    "arrested": "detained",
    "detained": "detained",
    "abducted": "abducted",
    "kidnapped": "abducted",
    "freed": "released",
    "released": "released",
    "bodies": "killed",
    "corpses": "killed",
}
# `Of those killed, 17 were women`: the words themselves say what happened.
_THOSE = {
    "killed": "killed",
    "dead": "killed",
    "who died": "killed",
    "who perished": "killed",
    "who drowned": "killed",
    "who lost their lives": "killed",
    "injured": "injured",
    "wounded": "injured",
    "hurt": "injured",
    "arrested": "detained",
    "detained": "detained",
    "missing": "missing",
    "abducted": "abducted",
    "kidnapped": "abducted",
    "displaced": "displaced",
    "freed": "released",
    "released": "released",
    "rescued": "rescued",
    "executed": "killed",
    "evacuated": "evacuated",
    "infected": "infected",
    "jailed": "detained",
}
_OF_THOSE = re.compile(
    rf"\b(?:[Oo]f|[Aa]mong)\s+(?:those|the people)\s+(?:who (?:were|had been) )?({'|'.join(_THOSE)})\b[^.;]{{0,80}}"
    r"(?:;\s+(?:the )?(?:other|another|remaining)\s)?$"
)
_INCLUDED = re.compile(r"\s*(?:[\w’'-]+\s+){0,3}included\b")  # `54 people, a dozen children included, died`
_POINTING_REACH = 160  # characters from `of those` to the last part told of
_REACH = 300  # characters looked back on within a sentence


def tells_who(document: Document, quantity: Quantity, seen: list[Claim]) -> list[Claim]:
    """`Twelve were soldiers; one was a child`: who those were whom the sentence before counted."""
    if quantity.head is not None or quantity.best is None:
        return []
    tokens = document.tokens
    after = tokens[quantity.token_last : quantity.token_last + 4]
    if (
        not after
        or after[0].lower not in {"were", "was", "are", "is"}
        or not any(is_person(t) or t.tag == "NNPS" or t.lower == "under" or t.model_label == "NORP" for t in after[1:])
    ):
        return []
    sentence = tokens[quantity.token_first].sentence
    lead = document.text[document.sentences[sentence].start : quantity.start]
    if _OF_A_BASE.match(lead) and not any(c.sentence == sentence for c in seen[-1:]):
        return []  # `Of the 47 people on the island, 24 were Australian`
    group = [c for c in seen if sentence - 1 <= c.sentence <= sentence and not c.implicit and c.how != "of_them"]
    group = [c for c in group[-1:] if _no_larger(quantity, c)]
    return copies(document, quantity, group, "of_them")


def pointing_back(
    document: Document, quantity: Quantity, before: Quantity | None, by_quantity: dict[int, list[Claim]], seen: list[Claim]
) -> list[Claim]:
    """`10 of whom`, `Of those, five`, `They comprise 9 nurses`: said of a group told before."""
    sentence = document.sentences[document.tokens[quantity.token_first].sentence]
    after = document.text[quantity.end : quantity.end + 60]
    lead_start = max(sentence.start, quantity.start - _REACH)
    lead = document.text[lead_start : quantity.start]
    pointing = OF_THEM_AFTER.match(after)
    back = _OF_THEM_BEFORE.search(lead)
    if back and not _points_back(document, quantity, lead_start + back.start(), lead_start + back.end()):
        back = None
    top = document.tokens[noun_phrase_top(document, quantity.token_first, quantity.head)]
    if pointing and " of " in pointing.group() and _is_of_member(document, quantity, top):
        badly = after[pointing.end() :].lstrip().startswith(("critically", "seriously", "badly", "severely", "gravely"))
        if not badly:  # `60 were hurt, only one of them badly`
            return []
    if back and (lead[back.end() :].lstrip().startswith(("who ", "that ")) or _is_of_unclaimed(document, quantity, before, by_quantity)):
        back = None  # `Among those who came ashore were 14 children`
    if pointing and "which" in pointing.group() and _of_things(document, quantity):
        return []
    rest = _REST.match(lead)
    if _INCLUDED.match(after) and (here := [c for c in seen if c.sentence == sentence.number and not c.implicit]):
        return copies(document, quantity, here[-1:], "of_them")
    things = quantity.head is not None and document.tokens[quantity.head].lemma.lower() in NON_VICTIMS
    if not things and (told := _OF_THOSE.search(lead)):
        return [copied(document, quantity, Claim(0, 0, "", _THOSE[told.group(1).lower()], -1, quantity.token_first), "of_them")]
    if not (pointing or back or rest):
        return []
    here = [c for c in seen if c.sentence == sentence.number and not c.implicit and c.how != "fatal"]
    if pointing and after[pointing.end() :].lstrip().startswith("fatally"):
        return [copied(document, quantity, Claim(0, 0, "", "killed", -1, quantity.token_first), "of_them")]
    if pointing and here and ("whom" in pointing.group() or "which" in pointing.group() or "them" in pointing.group()):
        return copies(document, quantity, _last_group(here), "of_them")
    member = back and here and here[-1].start >= lead_start + back.end() and here[-1].how == "of_them"
    if back and here and not pointing and _has_lexical_verb(document, quantity.token_last):
        return []  # `Three of them were freed and one escaped`
    if member and not any(t.tag in FINITE for t in document.tokens[here[-1].trigger : quantity.token_first] if t.start >= here[-1].end):
        return copies(document, quantity, here[-1:], "of_them")  # a further member of the group
    if back and here and here[-1].end <= lead_start + back.end():
        return copies(document, quantity, _last_group(here), "of_them")
    if rest and not (pointing or back) and len(lead) - rest.end() > 40:
        return []
    pointer = pointing or back
    words_back = pointer.group().lower().split() if pointer else []
    fate = next((f for word, f in _FATES.items() if word in words_back), None)
    if fate == "infected" and not any(c.impact == "infected" for c in seen):
        return []
    if fate and (fate != "killed" or {"dead", "deaths", "fatalities", "bodies", "corpses"} & set(words_back)):
        return [copied(document, quantity, Claim(0, 0, "", fate, -1, quantity.token_first), "of_them")]
    near = sentence.number - (1 if rest else 2)
    earlier = [c for c in seen if near <= c.sentence < sentence.number and not c.implicit and c.how != "changed"]
    if not earlier and pointing:
        earlier = [c for c in seen if c.impact == fate and c.best is not None and not c.implicit][:1]
    if not earlier or (here and not back):
        return []
    group = [c for c in _last_group(earlier) if _no_larger(quantity, c)]
    return copies(document, quantity, group, "of_them")


def _is_of_member(document: Document, quantity: Quantity, top: Token) -> bool:
    """`We spoke to one of them`, `we met one of them`: nothing is told of their own fate."""
    tokens = document.tokens
    if top.dep == "pobj":
        return quantity.best == 1 and tokens[top.head].lower in {"to", "with", "from"}
    return quantity.best == 1 and top.dep in {"dobj", "obj"}


def _is_of_unclaimed(document: Document, quantity: Quantity, before: Quantity | None, by_quantity: dict[int, list[Claim]]) -> bool:
    """`Sixty pupils, among them several Danes, sat in the bus`: members of a group of which nothing was told."""
    if before is None or by_quantity.get(id(before)) or before.unit_kind != "person":
        return False
    start = before.end if before.head is None else document.tokens[before.head].end
    return document.text[start : quantity.start].lower().strip(", -–—") in {"among them", "of them", "among whom", "including among them"}


def _has_lexical_verb(document: Document, i: int) -> bool:
    following = document.tokens[i : i + 1]
    return bool(following) and following[0].pos == "VERB" and following[0].tag in FINITE


def _of_things(document: Document, quantity: Quantity) -> bool:
    """`shot in 12 incidents, eight of which were in Brooklyn`: the plural before `of which` is no count of people or buildings."""
    nouns = [t for t in document.tokens[max(0, quantity.token_first - 8) : quantity.token_first] if t.tag == "NNS"]
    if not nouns:
        return False
    return nouns[-1].lemma.lower() in NON_VICTIMS and not is_structure(nouns[-1])


def _points_back(document: Document, quantity: Quantity, start: int, end: int) -> bool:
    """Whether `of these` before a number stands for people told before: `at each of these bridges` does not, nor `one of his allies`."""
    if quantity.start - end > _POINTING_REACH or (quantity.number_text == "one" and document.text[quantity.end :].startswith(" of ")):
        return False
    partitive = document.text[:start].rstrip()[-1:].isalnum()
    if partitive and (document.text[start:end].split()[-1][0].isdigit() or document.text[start:end].endswith(("cases", "deaths", "ties"))):
        return False  # `fourteen of the 22 aboard`, `most of the cases were in people who had`
    if partitive and ", but " in document.text[end : quantity.start]:
        return False  # `Most of the victims are traders, but two engineers were taken`
    between = document.tokens[document.token_at(end - 1) + 1 : quantity.token_first]
    if partitive and between[:1] and between[0].lower == "and" and any(t.lower == "left" for t in between[:3]):
        return False  # `seized ten of them and left six others`
    i = document.token_at(end - 1) + 1
    return i >= len(document.tokens) or document.tokens[i].pos not in {"NOUN", "PROPN"}


def _no_larger(quantity: Quantity, whole: Claim) -> bool:
    """A part that is told apart from its whole is smaller; vague words may be either."""
    if quantity.best is None or whole.best is None:
        return True
    return quantity.best < whole.best


def _last_group(claims: list[Claim]) -> list[Claim]:
    """The claim that a pronoun most likely points to: the last total, not one of its parts."""
    return [claims[-1]]
