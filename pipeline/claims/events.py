"""The events of an article: which there are, when and where, and which claim tells of which.

An article has a main event, told in its title and first paragraphs; a claim belongs to it unless its own words (a date, or a
place with a date) say otherwise. Dates and places that a claim's words leave out follow from its event.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from pipeline.claims import event_words as words
from pipeline.claims.claim import Claim, Event
from pipeline.claims.place import country_of, local_place, narrower, place_candidates
from pipeline.claims.timing import in_beginning_clause, local_time, situation_start, usable
from pipeline.language.document import Document
from pipeline.language.entities import Mention
from pipeline.language.times import TimeExpression

_LEAD_PARAGRAPHS = 4
_RECENT_DAYS = 14


@dataclass(slots=True)
class Context:
    """What is known of an article's situation while its claims are read in order."""

    published: dt.date | None
    situation: str | None = None  # kind of the ongoing situation, None where the article tells of a sudden event
    start: dt.date | None = None  # first day of that situation
    start_time: TimeExpression | None = None
    main_time: TimeExpression | None = None
    main_start: dt.date | None = None
    main_end: dt.date | None = None
    main_place: Mention | None = None
    first_place: Mention | None = None
    places: dict[int, list[Mention]] = field(default_factory=dict)
    times: dict[int, list[TimeExpression]] = field(default_factory=dict)


def read_context(document: Document, claims: list[Claim]) -> Context:
    """The article's main event and situation; also writes each claim's own place and time."""
    context = Context(document.published)
    context.places = place_candidates(document)
    for time in document.times:
        sentence = document.sentence_at(time.start)
        if sentence is not None:
            context.times.setdefault(sentence.number, []).append(time)
    start = situation_start(document)
    if start:
        context.start, context.start_time = start
    context.situation = _situation(document)
    for claim in claims:
        claim.time = local_time(document, claim, context.times.get(claim.sentence, []), claims)
        claim.place = local_place(document, claim, context.places.get(claim.sentence, []), claims)
        if in_beginning_clause(document, claim) and context.start:
            claim.time = context.start_time
    _find_main(document, claims, context)
    return context


def _situation(document: Document) -> str | None:
    """The kind of ongoing situation that the title and lead speak of, by their words; None for sudden events."""
    counts: dict[str, int] = {}
    for token in document.tokens:
        paragraph = document.sentences[token.sentence].paragraph
        if paragraph > _LEAD_PARAGRAPHS:
            break
        kind = words.EVENT_NOUNS.get(token.lemma.lower())
        if kind:
            counts[kind] = counts.get(kind, 0) + (3 if token.end <= document.title_end else 1)
    if not counts:
        return None
    kind = max(counts, key=lambda k: counts[k])
    return kind if kind in words.ONGOING_KINDS else None


def _find_main(document: Document, claims: list[Claim], context: Context) -> None:
    """The day and place of the main event: those of the first claims, else of the first sentences."""
    lead = [c for c in claims if document.sentences[c.sentence].paragraph <= _LEAD_PARAGRAPHS and not c.implicit] or [
        c for c in claims if document.sentences[c.sentence].paragraph <= _LEAD_PARAGRAPHS
    ]
    for claim in lead:
        if claim.time is not None and _recent(claim.time, context.published) and claim.time.kind == "point":
            context.main_time = claim.time
            break
    if context.main_time is None and claims:
        context.main_time = _lead_time(document, context)
    if context.main_time is not None:
        context.main_start, context.main_end = context.main_time.period_start, context.main_time.period_end
    for claim in lead or claims[:1]:
        if claim.place is not None:
            context.first_place = claim.place
            break
    if context.first_place is None:
        context.first_place = next(
            (m for s in range(min(8, len(document.sentences))) for m in context.places.get(s, []) if m.form != "demonym"), None
        )


def _recent(time: TimeExpression, published: dt.date | None) -> bool:
    if not usable(time) or time.period_end is None or published is None or time.precision != "day":
        return False
    return 0 <= (published - time.period_end).days <= _RECENT_DAYS


def _lead_time(document: Document, context: Context) -> TimeExpression | None:
    """The first recent day named in the first paragraphs, that of an event before that of a speaker."""
    from pipeline.claims.timing import is_reporting

    spoken = None
    for time in document.times:
        sentence = document.sentence_at(time.start)
        if sentence is None or sentence.paragraph > _LEAD_PARAGRAPHS:
            break
        if time.kind != "point" or not _recent(time, context.published):
            continue
        if time.governor is not None and is_reporting(document, time.governor):
            spoken = spoken or time
            continue
        return time
    return spoken


def assign_events(document: Document, claims: list[Claim], context: Context) -> list[Event]:
    """The events of an article; writes each claim's event, place and how the place was found. Claims in text order."""
    events: list[Event] = []
    main: Event | None = None
    previous: Claim | None = None
    main_place: Mention | None = None
    for claim in sorted(claims, key=lambda c: (c.end <= document.title_end, c.start)):
        if claim.kind == "assertion" and claim.time is None:
            claim.event = _new_event(document, claim, "related")
            claim.place_how = "own" if claim.place is not None else "none"
            claim.event.place = claim.place
            events.append(claim.event)
            continue
        related = _other_event(document, claim, previous, context)
        if related == "same" and previous is not None and previous.event is not None:
            claim.event = previous.event
            if claim.place is None:
                claim.place, claim.place_how = previous.place, "carried"
            else:
                claim.place_how = "own"
            if claim.time is None:
                claim.time = previous.time
        elif related == "other":
            event = _new_event(document, claim, "background" if _is_past(claim, context) else "related")
            events.append(event)
            claim.event = event
            claim.place_how = "own" if claim.place is not None else "none"
            if claim.place is None:
                claim.place = _earlier_place(document, claim, context) or main_place or context.first_place
                claim.place_how = "carried" if claim.place is not None else "none"
        else:
            if main is None:
                main = _new_event(document, claim, "main")
                main.time = context.main_time
                main.date_start, main.date_end = context.main_start, context.main_end
                events.append(main)
            claim.event = main
            main_place = _main_place(document, claim, main_place, context)
        if claim.event is not None and claim.event.place is None:
            claim.event.place = claim.place
        previous = claim
    return events


def _main_place(document: Document, claim: Claim, place: Mention | None, context: Context) -> Mention | None:
    """Give a claim of the main event its place, and go on with the finest place told so far."""
    if claim.place is not None:
        claim.place_how = "own"
        if place is None or narrower(document, claim.place, place):
            return claim.place
        if country_of(document, claim.place) == country_of(document, place) and claim.place.form != "demonym":
            return claim.place if not narrower(document, place, claim.place) else place
        return place
    nearby = _earlier_place(document, claim, context)
    if place is None:
        claim.place, claim.place_how = nearby or context.first_place, "lead"
        return claim.place
    if nearby is not None and narrower(document, nearby, place) and nearby.start > place.start:
        claim.place, claim.place_how = nearby, "paragraph"
        return nearby
    claim.place, claim.place_how = place, "carried"
    return place


def _earlier_place(document: Document, claim: Claim, context: Context) -> Mention | None:
    """The last place named before the claim in its own paragraph by a phrase of place."""
    from pipeline.claims.place import LOCATIVE, marker_of

    paragraph = document.sentences[claim.sentence].paragraph
    for number in range(claim.sentence, -1, -1):
        if document.sentences[number].paragraph != paragraph:
            return None
        for mention in reversed(context.places.get(number, [])):
            if mention.end <= claim.start and mention.form != "demonym" and marker_of(document, mention) in LOCATIVE:
                return mention
    return None


def _other_event(document: Document, claim: Claim, previous: Claim | None, context: Context) -> str:
    """`main`, `same` (as the claim before) or `other`: the event that a claim's own words place it in."""
    near = previous is not None and (
        previous.sentence == claim.sentence
        or claim.sentence == previous.sentence + 1
        and document.sentences[claim.sentence].paragraph == document.sentences[previous.sentence].paragraph
    )
    if claim.whole is not None and previous is not None and claim.whole.event is not None and claim.whole is previous:
        return "same"
    if claim.time is not None and (usable(claim.time) or claim.time.basis == "anchored"):
        if _is_main_time(claim, context):
            return "main"
        if near and previous is not None and previous.time is claim.time:
            return "same"
        return "other"
    if near and previous is not None and previous.event is not None and previous.sentence == claim.sentence:
        return "same"
    if near and previous is not None and previous.event is not None and previous.event.role == "background":
        return "same"
    return "main"


def _is_main_time(claim: Claim, context: Context) -> bool:
    time = claim.time
    if time is None or context.main_start is None:
        return context.main_start is None and time is not None and _recent(time, context.published)
    return time.period_start == context.main_start and time.period_end == context.main_end


def _is_past(claim: Claim, context: Context) -> bool:
    end = claim.time.period_end if claim.time else None
    return bool(end and context.published and (context.published - end).days > 60)


def _new_event(document: Document, claim: Claim, role: str) -> Event:
    trigger = document.tokens[claim.trigger]
    kind, anchor = event_kind(document, claim)
    token = document.tokens[anchor] if anchor is not None else trigger
    event = Event(kind=kind, anchor_start=token.start, anchor_end=token.end, role=role, is_ongoing=kind in words.ONGOING_KINDS)
    if claim.time is not None:
        event.time = claim.time
        event.date_start, event.date_end = claim.time.period_start, claim.time.period_end
        event.date_precision, event.date_basis = claim.time.precision, claim.time.basis
    return event


def event_kind(document: Document, claim: Claim) -> tuple[str, int | None]:
    """The kind of event that a claim's sentence names, and the token that names it (None where only the impact tells)."""
    sentence = document.sentences[claim.sentence]
    best: tuple[int, str, int] | None = None
    for token in document.words(sentence):
        kind = words.EVENT_NOUNS.get(token.lemma.lower())
        if kind and token.pos in {"NOUN", "PROPN", "VERB"}:
            distance = abs(token.i - claim.trigger)
            if best is None or distance < best[0]:
                best = distance, kind, token.i
    if best:
        return best[1], best[2]
    return words.KIND_BY_IMPACT.get(claim.impact, "other"), None
