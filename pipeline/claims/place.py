"""Where: the place of a claim, from its own words first, then from the event that it belongs to."""

from __future__ import annotations

from pipeline.claims.claim import Claim
from pipeline.claims.event_words import SETTLEMENT_NOUNS
from pipeline.language.document import Document
from pipeline.language.entities import Mention

LOCATIVE = frozenset("in at near across throughout on off outside inside within around along over between above under".split())
_DIRECTIONAL = frozenset({"to", "into", "toward", "towards"})
_ORIGIN = frozenset({"from"})
_ORIGIN_IMPACTS = frozenset({"displaced", "evacuated", "rescued", "abducted", "released"})
_PART_WORDS = frozenset(
    "northern southern eastern western central north south east west north-eastern north-western south-eastern south-western northeastern "
    "northwestern southeastern southwestern northeast northwest southeast southwest upper lower downtown mid coastal rural greater the nearby "
    "neighbouring neighboring city town village district province state county region area".split()
)


def place_candidates(document: Document) -> dict[int, list[Mention]]:
    """For each sentence the mentions that can name where something happened, in text order."""
    found: dict[int, list[Mention]] = {}
    for mention in document.mentions:
        if mention.kind in {"place", "facility"} and mention.form in {"name", "acronym", "surname"}:
            found.setdefault(mention.sentence, []).append(mention)
        elif mention.form == "demonym" and _is_settlement_of(document, mention):
            found.setdefault(mention.sentence, []).append(mention)
    return found


def _is_settlement_of(document: Document, mention: Mention) -> bool:
    """`Israeli communities`, `the Afghan capital`: a demonym that says where a settlement lies."""
    following = document.tokens[mention.last : mention.last + 2]
    return any(token.lemma.lower() in SETTLEMENT_NOUNS for token in following)


def marker_of(document: Document, mention: Mention) -> str | None:
    """The preposition that governs a place name, in lower case: `in` of `in northern Gaza`; None where there is none."""
    i = mention.first - 1
    for _ in range(4):
        if i < 0 or document.tokens[i].sentence != mention.sentence:
            return None
        token = document.tokens[i]
        if token.pos == "ADP" or token.lower in LOCATIVE or token.lower == "from":
            return token.lower
        if token.lower in _PART_WORDS or token.pos in {"DET", "ADJ", "NOUN", "PROPN", "NUM"} or token.lower in {"'s", "’s", ","}:
            i -= 1
            continue
        return None
    return None


def local_place(document: Document, claim: Claim, candidates: list[Mention], claims: list[Claim]) -> Mention | None:
    """The place that the claim's own sentence states for it: by syntax and order; None where none fits.

    `candidates` are the place mentions of the sentence, `claims` the claims of the article.
    """
    best: tuple[float, Mention] | None = None
    source = _source_span(claim)
    path = {claim.anchor, claim.trigger, *document.ancestors(claim.anchor), *document.ancestors(claim.trigger)}
    others = [c for c in claims if c.sentence == claim.sentence and c.start != claim.start]
    for mention in candidates:
        if source and source[0] <= mention.start < source[1]:
            continue
        if claim.start <= mention.start and mention.end <= claim.end:
            continue
        marker = marker_of(document, mention)
        if marker in _ORIGIN and claim.impact not in _ORIGIN_IMPACTS:
            continue
        if marker in {"by", "against", "with", "for", "like", "about"}:
            continue
        score = 1.0 if marker in LOCATIVE else 0.4 if marker in _DIRECTIONAL | {"of"} or mention.form == "demonym" else 0.2
        attached = _attachment(document, mention, path)
        score += attached
        first, last = sorted((mention.first, claim.anchor))
        score -= 0.02 * (last - first)
        between = [c for c in others if min(claim.start, mention.start) < c.start < max(claim.start, mention.start)]
        if mention.start > claim.start:
            score += 0.3 if not between else -0.15 * len({c.start for c in between})
        elif between:
            score -= 0.3 if any(_has_later_place(document, c, candidates, claim) for c in between) else 0.05
        if best is None or score > best[0]:
            best = score, mention
    if best is None or best[0] < 0.25:
        return None
    return _most_specific(document, best[1], candidates)


def _has_later_place(document: Document, other: Claim, candidates: list[Mention], claim: Claim) -> bool:
    """Whether a place between the two claims belongs to the one before."""
    return any(other.start < m.start < claim.start for m in candidates)


def _source_span(claim: Claim) -> tuple[int, int] | None:
    a = claim.attribution
    if a is None or a.source_start is None or a.source_end is None:
        return None
    return min(a.source_start, a.cue_start), max(a.source_end, a.cue_end)


def _attachment(document: Document, mention: Mention, path: set[int]) -> float:
    """How closely the place hangs on the claim by the parse: 1 on its noun or verb, less for each step up, 0 elsewhere."""
    head = mention.last - 1
    for i in range(mention.first, mention.last):
        if not mention.first <= document.tokens[i].head < mention.last:
            head = i
    for depth, i in enumerate(document.ancestors(head)):
        if i in path:
            return max(0.2, 1.0 - 0.15 * depth)
        if depth > 6:
            break
    return 0.0


def _most_specific(document: Document, chosen: Mention, candidates: list[Mention]) -> Mention:
    """Within `Dasht-e-Barchi neighborhood of Kabul` or `Altamira, Brazil` the first name is the narrower one."""
    for mention in candidates:
        if mention.last <= chosen.first <= mention.last + 4 and mention is not chosen and mention.form != "demonym":
            between = document.tokens[mention.last : chosen.first]
            if all(t.lower in {",", "of", "in", "the", "'s", "’s"} or t.lower in _PART_WORDS or t.pos == "NOUN" for t in between):
                if any(t.lower in {",", "of", "in"} for t in between) and marker_of(document, mention) in LOCATIVE | {"of", "to"}:
                    return _most_specific(document, mention, candidates)
    return chosen


def country_of(document: Document, mention: Mention | None) -> str | None:
    """ISO alpha-3 code of the country in which the mention's place lies."""
    if mention is None or not 0 <= mention.entity < len(document.entities):
        return None
    return document.entities[mention.entity].country_iso3


def narrower(document: Document, new: Mention, old: Mention | None) -> bool:
    """Whether the new place is a finer place in the same country than the old one."""
    if old is None:
        return True
    a, b = document.entities[new.entity], document.entities[old.entity]
    if a.entity_id == b.entity_id:
        return False
    if a.country_iso3 != b.country_iso3:
        return False
    return (a.precision or 9) < (b.precision or 9)
