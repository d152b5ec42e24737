"""Numbers that share another number's impact: lists, breakdowns, and the same group told again.

`six in A and five in B`; `10 of whom were children`; `Of those, five had ...`; `the 17 bodies`; `They comprise 9 nurses ...`.
"""

from __future__ import annotations

import bisect
import itertools
import re

from pipeline.claims.candidates import COUNTING_KINDS
from pipeline.claims.claim import Claim
from pipeline.claims.clause import FINITE, has_own_verb
from pipeline.claims.composition import composed
from pipeline.claims.copies import copied, copies, counts_buildings
from pipeline.claims.corrections import put_right
from pipeline.claims.discourse import changed, does_other, told_before, went_well
from pipeline.claims.gapping import (
    by_certainty,
    by_origin,
    by_place,
    counted_again,
    gapped,
    in_batches,
    is_mistaken,
    may_be_gapped,
    tallied,
)
from pipeline.claims.hits import is_passive
from pipeline.claims.impact import noun_phrase_top
from pipeline.claims.impact_words import BEARING_VERBS, OFFENDERS, STRUCTURE_STATES, STRUCTURE_VERBS
from pipeline.claims.inflections import lemma_of
from pipeline.claims.labels import is_label
from pipeline.claims.left_out import is_left_out, is_of_kin
from pipeline.claims.pointing_back import OF_THEM_AFTER, pointing_back, tells_who
from pipeline.claims.same_counts import same_count
from pipeline.claims.standing_counts import standing_count
from pipeline.language.document import Document
from pipeline.language.numbers import Quantity

_SEPARATORS = frozenset({",", ";", "and", "&", "-", "--", "—", "–", ":", "plus", "(", "but", "while"})
_SKIPPED = frozenset(
    "another a further an other some about around nearly almost at least more than over up to only just as well the also".split()
)
_LIST_REACH = 18  # tokens between two members of one list
_COMPARED = re.compile(
    r"\b(?:compar(?:ed|es) (?:with|to)|(?:up|down) from(?: (?:a|its|the) (?:peak|high|low|record|average|total) of)?|versus|against"
    r"|,\s+from|(?:double|triple|twice|half|times) the)\s+$"
    r"|^\s+(?:fewer|less|more) than the\s+$|,\s+from\s+$",
    re.I,
)
_TOTAL = re.compile(
    r"\b(?:bring|brings|bringing|brought|taking|takes|took|raising|raised|pushing|pushed|lifting|for)\s+(?:the|a|its|their)?[\w\s’'-]{0,30}?"
    r"(?:total|tally|toll|number|count)[\w\s’'-]{0,24}?\s(?:to|of|at)\s+(?:at least |more than |over |some |about |nearly )?$|\bmaking\s+$",
    re.I,
)
_SUITS = frozenset("case charge complaint suit lawsuit action warrant evidence proceeding file lodge register testify".split())
_AS_HIGH = re.compile(
    r"\b(?:twice|times|just|even) as (?:high|many|large|great)\W+(?:(?:perhaps|possibly|maybe|or|around|about|some) )*$", re.I
)
_CLAUSE, _CLAUSES = 180, 200  # characters
_BASE = re.compile(r"\b(?:of|among)\s+(?:the|those|its|their|his|her|our|my|all)?\s*(?:some |about |nearly |more than |over )?$", re.I)
_REMEMBERED = 200  # claims that are looked back on
_FINDING = frozenset({"find", "discover", "locate"})  # `found three men and one woman suffering from burns`
_OPENING = 4  # tokens
_TAKING_UP = frozenset("that this it which these figure figures number total toll count tally deaths cases killings murders".split())
_DATING = frozenset({"date", "time", "duration", "age", "ordinal"})
_DEFINITE = frozenset("the those these all its their".split())


def shared_impacts(document: Document, claims: list[Claim], topics: frozenset[str]) -> list[Claim]:
    """Further numeric claims that follow from those found, `claims` being the numeric ones in text order, `topics` those of the article."""
    by_quantity: dict[int, list[Claim]] = {}
    for claim in claims:
        if claim.quantity is not None:
            by_quantity.setdefault(id(claim.quantity), []).append(claim)
    quantities = [
        q
        for q in document.quantities
        if q.token_first >= 0
        and (q.best is None or q.best % 1 == 0)
        and not q.is_group_noun
        and not q.is_zero_word
        and not _is_tied(document, q)
        and ((q.unit_kind in COUNTING_KINDS and not is_label(document, q)) or (is_mistaken(q) and claims and may_be_gapped(document, q)))
    ]
    found: list[Claim] = []
    seen: list[Claim] = []  # the last claims before the number at hand, in text order
    for number, quantity in enumerate(quantities):
        own = by_quantity.get(id(quantity), [])
        silent = is_left_out(document, quantity) or is_of_kin(document, quantity)
        if not own and quantity.quantifier and not silent and not went_well(document, quantity):
            before = quantities[number - 1] if number else None
            own = copies(document, quantity, gapped(document, quantity, before, by_quantity.get(id(before), [])), "tally")
            if is_mistaken(quantity):
                own = own or (tallied(document, quantity, seen, topics) if quantity.unit_kind == "identifier" else [])
                found.extend(own)
                by_quantity[id(quantity)] = own
                seen = [*seen, *own][-_REMEMBERED:] if own else seen
                continue
            own = own or (
                copies(document, quantity, put_right(document, quantity, seen), "corrected")
                or tallied(document, quantity, seen, topics)
                or copies(document, quantity, changed(document, quantity, seen), "changed")
                or _compared(document, quantity, before, by_quantity, seen)
                or _new_total(document, quantity, seen, topics)
                or composed(document, quantity, before, by_quantity.get(id(before), []))
                or pointing_back(document, quantity, before, by_quantity, seen)
                or _told_around(document, quantity, seen)
                or copies(document, quantity, counted_again(document, quantity, before, seen), "told_around")
                or copies(document, quantity, in_batches(document, quantity, seen), "of_them")
                or copies(document, quantity, by_origin(document, quantity, seen) or by_certainty(document, quantity, seen), "of_them")
                or _more_buildings(document, quantity, before, by_quantity)
                or _listed_after(document, quantity, before, by_quantity)
                or tells_who(document, quantity, seen)
                or _told_again(document, quantity, seen)
                or copies(document, quantity, same_count(document, quantity, seen), "same_count")
            )
            if not own and number + 1 < len(quantities):
                own = _listed_before(document, quantity, quantities[number + 1], by_quantity)
            found.extend(own)
            by_quantity[id(quantity)] = own
        seen = [*seen, *own][-_REMEMBERED:] if own else seen
    return [*found, *_none_besides(document, [*claims, *found])]


def _none_besides(document: Document, claims: list[Claim]) -> list[Claim]:
    """`Leon had four deaths, Lugo had none`: a `none` that goes on with a count."""
    told = sorted((c for c in claims if c.quantity is not None), key=lambda c: c.start)
    starts = [c.start for c in told]
    found = []
    for quantity in document.quantities:
        if quantity.is_zero_word and quantity.number_text.lower() == "none" and quantity.token_first > 0:
            at = bisect.bisect_left(starts, quantity.start)
            if at == len(told) or told[at].start != quantity.start:
                found.extend(copies(document, quantity, same_count(document, quantity, told[max(0, at - _REMEMBERED) : at]), "same_count"))
    return found


def _is_tied(document: Document, quantity: Quantity) -> bool:
    """`on two-wheelers`, `in a five-seater`: a number that a hyphen makes a part of a word."""
    after = document.text[quantity.end : quantity.end + 2]
    tied = len(after) == 2 and after[0] == "-" and after[1].isalpha()
    return tied and (quantity.head is None or document.tokens[quantity.head].start == quantity.end + 1)


def _told_around(document: Document, quantity: Quantity, seen: list[Claim]) -> list[Claim]:
    """What the sentences around a number tell of those it counts; the rest of a group is a part of it."""
    found = []
    for impact, group in told_before(document, quantity, seen):
        claim = copied(
            document, quantity, group or Claim(0, 0, "", impact, -1, quantity.token_first), "of_them" if group else "told_around"
        )
        found.append(claim)
    return found


def _compared(
    document: Document, quantity: Quantity, before: Quantity | None, by_quantity: dict[int, list[Claim]], seen: list[Claim]
) -> list[Claim]:
    """`nine drowned, compared with 14 the year before`: the figure that the one before is held against."""
    if before is not None and not by_quantity.get(id(before)) and quantity.head is None:
        standing = standing_count(document, quantity, seen)  # `216 died in two provinces, against 181 in April`
        before = standing[0].quantity if standing else None
        by_quantity = {id(before): standing}
    if before is not None and _is_of_measure(document, quantity, before):
        return []
    if before is None or not by_quantity.get(id(before)) or quantity.start - before.end > _CLAUSES:
        return []
    between = document.text[before.end : quantity.start]
    if quantity.head is None and _AS_HIGH.search(between):
        return copies(document, quantity, by_quantity[id(before)], "compared")
    if len(between) > _CLAUSE:
        return []
    if not _COMPARED.search(between) or (quantity.head is not None and "than" in between):
        return []
    words_before = [t.lemma.lower() for t in document.tokens[before.token_last : quantity.token_first - 1]][-3:]
    if between.rstrip().endswith("against") and _SUITS & set(words_before):
        return []  # `arrested nine men and filed a suit against 41`
    return copies(document, quantity, by_quantity[id(before)], "compared")


def _is_of_measure(document: Document, quantity: Quantity, before: Quantity) -> bool:
    """`Nine died. Tickets cost 40 euros, up from 35`: a measure or another sentence's subject stands between what would be compared."""
    tokens = document.tokens
    sentence = document.sentences[tokens[quantity.token_first].sentence]
    if tokens[before.token_first].sentence == sentence.number:
        return False
    at = bisect.bisect_right(document.quantities, before.token_first, key=lambda q: q.token_first)
    between = itertools.takewhile(lambda q: q.token_first < quantity.token_first, document.quantities[at:])
    opening = {t.lower for t in tokens[sentence.first : sentence.first + _OPENING]}
    return any(q.unit_kind not in _DATING for q in between) or not opening & _TAKING_UP


def _new_total(document: Document, quantity: Quantity, seen: list[Claim], topics: frozenset[str]) -> list[Claim]:
    """`12 new cases were confirmed, bringing the tally to 2,489`; `in all 130`: the total of what was counted before it in the sentence."""
    sentence = document.sentences[document.tokens[quantity.token_first].sentence]
    here = [c for c in seen if c.sentence == sentence.number and not c.implicit]
    found = _TOTAL.search(document.text[here[-1].end : quantity.start]) if here else None
    if not found:
        return []
    cases = [c for c in here if c.impact == "infected"]
    if "epidemic" in topics and cases and not re.search(r"toll|deaths|dead", found.group(), re.I):
        return copies(document, quantity, cases[-1:], "total")  # `1,429 cases and 57 deaths, pushing the count to 24,506`
    return copies(document, quantity, here[-1:], "total")


def _acts(document: Document, quantity: Quantity, but: int = -1) -> bool:
    """Whether the number is the subject of a verb of its own that says something else."""
    anchor = document.tokens[noun_phrase_top(document, quantity.token_first, quantity.head)]
    while anchor.dep == "conj" and document.tokens[anchor.head].pos in {"NOUN", "PROPN", "NUM"}:
        anchor = document.tokens[anchor.head]
    above = document.tokens[anchor.head]
    return anchor.dep in {"nsubj", "nsubjpass"} and above.pos == "VERB" and above.i > anchor.i and above.i != but


def _between_is_list(document: Document, first: Quantity, second: Quantity, allowed: frozenset[int] = frozenset()) -> bool:
    """Whether only list matter stands between two numbers: a separator right before the second and no finite verb but those allowed."""
    tokens = document.tokens
    start, end = first.token_last, document.token_span(second.start, second.end)[0]
    if end - start > _LIST_REACH or start > end or tokens[first.token_first].sentence != tokens[second.token_first].sentence:
        return False
    between = tokens[start:end]
    for t in between:
        finite = t.tag in FINITE and (not t.lower.endswith("ed") or t.dep == "ROOT")
        if finite and t.i not in allowed and t.head not in allowed:
            return False
    i = end - 1
    while i >= start and (tokens[i].lower in _SKIPPED or (second.head is None and tokens[i].pos == "PROPN")):
        i -= 1
    household = first.head is not None and tokens[first.head].lemma.lower() in {"family", "household"}
    return i >= start and (tokens[i].lower in _SEPARATORS or (household and tokens[i].lower == "or") or by_place(document, i, second))


def _listed_after(document: Document, quantity: Quantity, before: Quantity | None, by_quantity: dict[int, list[Claim]]) -> list[Claim]:
    if before is None or not by_quantity.get(id(before)):
        return []
    sources = by_quantity[id(before)]
    following = document.tokens[quantity.token_last].lower if quantity.token_last < len(document.tokens) else ""
    if _acts(document, quantity) and not (sources[0].impact == "structures" and following in STRUCTURE_STATES):
        return []
    allowed = {sources[0].trigger}
    end = max(quantity.token_last, (quantity.head or 0) + 1)
    told_between = before.token_last <= sources[0].trigger < quantity.token_first
    if sources[0].trigger < quantity.token_first and has_own_verb(document, end, listed=told_between):
        return []
    if end < len(document.tokens) and document.tokens[end].tag not in FINITE:  # `13 bodies were found, eight girls and five boys`
        allowed.add(document.tokens[sources[0].anchor].head)
    return copies(document, quantity, sources, "list") if _between_is_list(document, before, quantity, frozenset(allowed)) else []


def _more_buildings(document: Document, quantity: Quantity, before: Quantity | None, by_quantity: dict[int, list[Claim]]) -> list[Claim]:
    """`destroyed 60 homes and damaged 140 more`, `another 14 had major damage`, `12 with minor damage`: a verb of damage, no noun; `80
    homes, including 12 in Lugo`, `and 30 others cracked`."""
    others = quantity.head is not None and document.tokens[quantity.head].lower == "others"
    if before is None or (quantity.head is not None and not others):
        return []
    sources = [c for c in by_quantity.get(id(before), []) if c.impact == "structures" or counts_buildings(document, c)]
    above = document.tokens[document.tokens[noun_phrase_top(document, quantity.token_first, None)].head]
    near = sources and 0 <= above.sentence - sources[0].sentence <= 1
    after = [t.lower for t in document.tokens[quantity.token_last : quantity.token_last + 4]]
    damaged = "damage" in after and (after[0] == "with" or lemma_of(above) in BEARING_VERBS)
    damaged = damaged or "lost" in (after[:1] or [""]) or (lemma_of(above) == "lose" and is_passive(document, above.i))
    damaged = damaged or lemma_of(above) in STRUCTURE_VERBS or (others and lemma_of(above) == "crack")
    if near and others and damaged:
        return [copied(document, quantity, source, "list") for source in sources[:1]]
    damaged = damaged or (above.lower == "including" and above.sentence == sources[0].sentence if sources else False)
    return copies(document, quantity, sources[:1], "list") if near and damaged else []


def _listed_before(document: Document, quantity: Quantity, after: Quantity, by_quantity: dict[int, list[Claim]]) -> list[Claim]:
    """`40 soldiers, 12 villagers and dozens of rebels killed`: the word after the last member holds for all."""
    ways = {"adjective", "after", "verb", "state", "frame", "light_verb"}
    sources = [c for c in by_quantity.get(id(after), []) if c.trigger >= after.token_last and c.how in ways]
    top = document.tokens[noun_phrase_top(document, quantity.token_first, quantity.head)]
    if not sources or (top.dep in {"dobj", "obj"} and document.tokens[top.head].lemma.lower() not in _FINDING):
        return []
    if _BASE.search(document.text[max(0, quantity.start - 20) : quantity.start]):
        return []  # `Of the 125,000 men who served, 55,000 were killed`
    if (
        document.tokens[after.token_first - 1].text == ";"
        or not _between_is_list(document, quantity, after)
        or OF_THEM_AFTER.match(document.text[after.end : after.end + 60])
    ):
        return []
    if _acts(document, quantity, sources[0].trigger):
        return []
    return copies(document, quantity, sources, "list")


def _told_again(document: Document, quantity: Quantity, seen: list[Claim]) -> list[Claim]:
    """`the 17 bodies`, `the seven men`: a definite number of the same size and kind as one told before."""
    tokens = document.tokens
    first = document.token_span(quantity.start, quantity.end)[0]
    if first == 0 or tokens[first - 1].lower not in _DEFINITE or quantity.quantifier != "exact" or not quantity.best or quantity.best < 2:
        return []
    if quantity.head is not None and does_other(document, quantity.head):
        return []
    for claim in reversed(seen):
        if claim.best == quantity.best and claim.quantity is not None and _same_kind(document, claim, quantity):
            same = [c for c in seen if c.quantity is claim.quantity]
            return copies(document, quantity, same, "again")
    return []


def _same_kind(document: Document, claim: Claim, quantity: Quantity) -> bool:
    """The same noun, or one of the two left out."""
    if quantity.head is None:
        return claim.quantity is not None and claim.quantity.best is not None and claim.quantity.best >= 10
    if claim.impact != "detained" and document.tokens[quantity.head].lemma.lower() in OFFENDERS:
        return False  # `the two attackers` are not the two who were shot
    if claim.head is None:
        return quantity.unit_kind == "person"
    lemma = document.tokens[quantity.head].lemma.lower()
    if document.tokens[claim.head].lemma.lower() == lemma:
        return True
    near = document.tokens[quantity.token_first].sentence - claim.sentence <= 3
    return near and lemma in {"person", "people", "man", "woman", "victim", "body"} and quantity.unit_kind == "person"
