"""Single victims that share a number's impact: `four Kenyans and a Dane were killed`, `nine people died, among them a child`."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.claims.claim import Claim
from pipeline.claims.lone_victims import NO_SINGLE
from pipeline.claims.persons import INDEFINITE, is_person
from pipeline.language.document import Document

_LONGEST_LIST = 12  # members of a list that are looked at
_PHRASE = 8  # tokens from an article to its noun


def listed_singles(document: Document, claims: list[Claim]) -> Iterator[Claim]:
    """`four Kenyans and a Dane were killed`: an indefinite single in the list of a noun that one of `claims` counts shares its impact."""
    tokens = document.tokens
    known = {(c.head, c.impact) for c in claims}
    for claim in claims:
        if claim.implicit or claim.head is None or claim.impact == "structures":
            continue
        i = claim.head
        for _ in range(_LONGEST_LIST):
            following = next((c for c in tokens[i].children if tokens[c].dep == "conj" and c > i), None)
            if following is None:
                break
            i = following
            if (claim.how == "before" or tokens[claim.head].dep in {"dobj", "obj"}) and _has_verb(document, i):
                break  # `shot four gunmen, and a hostage escaped`
            article = next((c for c in tokens[i].children if tokens[c].lower in INDEFINITE and c < i), None)
            if article is None or not is_person(tokens[i]) or tokens[i].lower in NO_SINGLE or (i, claim.impact) in known:
                continue
            if any(tokens[c].dep == "acl" or tokens[c].dep == "relcl" for c in tokens[i].children):
                continue  # has a fate of its own
            known.add((i, claim.impact))
            yield Claim(
                start=tokens[article].start,
                end=tokens[article].end,
                number_text=tokens[article].text,
                impact=claim.impact,
                sentence=tokens[i].sentence,
                trigger=claim.trigger,
                implicit=True,
                head=i,
                anchor=i,
                how="list",
            )


def _has_verb(document: Document, i: int) -> bool:
    """Whether a finite verb follows a noun: it begins a clause of its own, though the parse may join it to the object before."""
    following = document.tokens[i + 1 : i + 2]
    return bool(following) and following[0].tag in {"VBD", "VBZ", "VBP", "MD"}


def singles_among(document: Document, claims: list[Claim]) -> Iterator[Claim]:
    """`nine people were killed, among them a child and a nurse`: members of the group that a claim just before counts."""
    tokens = document.tokens
    known = {c.start for c in claims if c.implicit}
    by_sentence: dict[int, list[Claim]] = {}
    for claim in claims:
        if not claim.implicit and claim.impact != "structures":
            by_sentence.setdefault(claim.sentence, []).append(claim)
    for among in tokens[1:-3]:
        if among.lower != "among" or tokens[among.i + 1].lower not in {"them", "whom"} or among.sentence not in by_sentence:
            continue
        before = [c for c in by_sentence[among.sentence] if c.end <= among.start]
        noun = _single_at(document, among.i + 2)
        if not before or noun is None or tokens[among.i + 2].start in known:
            continue
        for claim in (c for c in before if c.start == before[-1].start):
            yield Claim(
                start=tokens[among.i + 2].start,
                end=tokens[among.i + 2].end,
                number_text=tokens[among.i + 2].text,
                impact=claim.impact,
                sentence=among.sentence,
                trigger=claim.trigger,
                implicit=True,
                head=noun,
                anchor=noun,
                how="list",
            )


def _single_at(document: Document, article: int) -> int | None:
    """The noun of an indefinite single person whose article stands at a token; None where nobody is named so."""
    tokens = document.tokens
    noun = tokens[article].head
    if tokens[article].lower not in INDEFINITE or not article < noun <= article + _PHRASE:
        return None
    return noun if is_person(tokens[noun]) and tokens[noun].tag in {"NN", "JJ"} and tokens[noun].lower not in NO_SINGLE else None
