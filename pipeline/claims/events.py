"""The events of an article: which there are, when and where, and which claim tells of which.

An article has a main event, told in its title and first paragraphs; a claim belongs to it unless its own words (a date, or a
place with a date) say otherwise. Dates and places that a claim's words leave out follow from its event.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.claims import event_words as words
from pipeline.claims.claim import Claim, Event
from pipeline.claims.clause import above
from pipeline.claims.counted_times import LEVELS, before_main
from pipeline.claims.impact_words import CAPTORS, TRANSITIVE
from pipeline.claims.inflections import lemma_of
from pipeline.claims.main_time import find_main_time, is_recent
from pipeline.claims.place import is_dateline, is_home, is_origin, local_place
from pipeline.claims.place_mentions import place_candidates
from pipeline.claims.place_narrowing import narrower
from pipeline.claims.place_phrases import LOCATIVE, marker_of, phrase_head
from pipeline.claims.place_roles import caption_sentences, is_intended, is_seat_of_speaker, years_before
from pipeline.claims.time_scope import is_out_of_scope
from pipeline.claims.timing import (
    attack_told,
    event_times,
    in_beginning_clause,
    is_about_deed,
    local_time,
    nearest,
    situation_start,
    usable,
)
from pipeline.claims.told_before import told_before
from pipeline.claims.toll_days import counted_by, counted_on, day_of_harm, is_added
from pipeline.language.document import Document, Token
from pipeline.language.entity import Mention
from pipeline.language.times import TimeExpression

_LEAD_PARAGRAPHS = 4
_OTHERS = frozenset("separate unrelated second third another different".split())  # `in a separate shooting`


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
    places: dict[int, list[Mention]] = field(default_factory=dict)
    times: dict[int, list[TimeExpression]] = field(default_factory=dict)
    captions: set[int] = field(default_factory=set)  # sentences
    years: dict[int, int] = field(default_factory=dict)  # for sentences of the past, the year that they tell of


def read_context(document: Document, claims: list[Claim]) -> Context:
    """The article's main event and situation; also writes each claim's own place and time."""
    context = Context(document.published, captions=caption_sentences(document), years=years_before(document))
    context.places = place_candidates(document)
    for time in event_times(document):
        sentence = document.sentence_at(time.start)
        if sentence is not None:
            context.times.setdefault(sentence.number, []).append(time)
    start = situation_start(document)
    if start:
        context.start, context.start_time = start
    context.situation = _situation(document)
    starts = sorted(claim.start for claim in claims)
    for claim in claims:
        claim.time = local_time(document, claim, context.times.get(claim.sentence, []), starts, context.start_time)
        _part_count_from_harm(document, claim, context.times.get(claim.sentence, []))
        claim.place = local_place(document, claim, context.places.get(claim.sentence, []), claims)
        if in_beginning_clause(document, claim):
            claim.time = context.start_time or claim.time or attack_told(document)
    _find_main(document, claims, context)
    for claim in claims:
        if claim.time is None:
            claim.time = before_main(document, claim, nearest(context.times.get(claim.sentence, []), claim.start), context.main_start)
        if claim.time is None and claim.end > document.title_end:
            about = is_about_deed(document, claim, context.times.get(claim.sentence, []))
            told = None if about else told_before(document, claim, context.times)
            if told is not None and told.period_start != context.main_start:
                claim.time = told
    return context


def _part_count_from_harm(document: Document, claim: Claim, times: Sequence[TimeExpression]) -> None:
    """Part the day on which a toll was counted from the time of the harm; `times` are those of the claim's sentence."""
    claim.counted = counted_on(document, claim, times) or counted_by(document, claim, times)
    if claim.counted is not None and (claim.time is None or claim.time is claim.counted):
        claim.time = day_of_harm(document, claim.counted, times)


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
    """The day and place of the main event, by vote."""
    context.main_time = find_main_time(document, claims, context.published)
    if context.main_time is not None:
        context.main_start, context.main_end = context.main_time.period_start, context.main_time.period_end
        if context.main_time.kind == "since":  # what has gone on since then began on that day
            context.main_end = context.main_start
    context.main_place = _vote_place(document, claims, context)


def _vote_place(document: Document, claims: list[Claim], context: Context) -> Mention | None:
    """The place of the main event: named with the first claims, in the title or the dateline, and often; finer places first.

    Captions, sentences of years long past and homes do not count.
    """
    votes: dict[int, float] = {}
    first: dict[int, Mention] = {}
    for claim in claims:
        paragraph = document.sentences[claim.sentence].paragraph
        if claim.place is None or paragraph > _LEAD_PARAGRAPHS or claim.kind != "numeric":
            continue
        if claim.time is None or _is_main_time(claim, context):
            votes[claim.place.entity] = votes.get(claim.place.entity, 0.0) + 1.5 / (1 + 0.3 * paragraph)
    aside = context.captions | context.years.keys()
    for sentence, mentions in context.places.items():
        for mention in mentions:
            if mention.form == "demonym" or sentence in aside or is_home(document, mention) or is_origin(document, mention):
                continue
            if is_seat_of_speaker(document, mention) or is_intended(document, mention):
                continue
            first.setdefault(mention.entity, mention)
            weight = 0.12
            if sentence < len(document.sentences) and document.sentences[sentence].paragraph <= _LEAD_PARAGRAPHS:
                located = marker_of(document, mention) in LOCATIVE
                weight = 0.5 if located else 0.15
                if is_dateline(document, mention):
                    weight = 0.8
                if mention.end <= document.title_end:
                    weight = 0.9 if located else 0.6
            votes[mention.entity] = votes.get(mention.entity, 0.0) + weight
    if not first:
        return None
    fineness = {1: 0.4, 2: 0.4, 3: 0.35, 4: 0.25, 5: 0.1}

    def score(entity: int) -> tuple[float, int]:
        return votes.get(entity, 0.0) + fineness.get(document.entities[entity].precision or 9, 0.0), -first[entity].start

    best = max(first, key=score)
    finer = [e for e in first if votes.get(e, 0.0) >= 0.5 and narrower(document, first[e], first[best])]
    return first[max(finer, key=score)] if finer else first[best]


def assign_events(document: Document, claims: list[Claim], context: Context) -> list[Event]:
    """The events of an article; writes each claim's event and place. Claims in text order."""
    events: list[Event] = []
    main: Event | None = None
    previous: Claim | None = None
    main_place: Mention | None = None  # the finest place of the main event told so far
    for claim in sorted(claims, key=lambda c: (c.end <= document.title_end, c.start)):
        if claim.kind == "assertion" and claim.time is None:
            claim.event = _new_event(document, claim, "related")
            claim.event.place = claim.place
            events.append(claim.event)
            continue
        related = _other_event(document, claim, previous, context)
        if related == "main" and main is not None and _is_set_apart(document, claim):
            claim.event = _new_event(document, claim, "related")
            claim.event.time, claim.event.date_start, claim.event.date_end = main.time, main.date_start, main.date_end
            events.append(claim.event)
            claim.place = claim.place or _place_of_event_before(document, claim, context) or context.main_place
        elif related == "same" and previous is not None and previous.event is not None:
            claim.event = previous.event
            if claim.place is None:
                claim.place = previous.place
            if claim.time is None and not _is_of_other(document, claim, previous):
                claim.time = previous.time
        elif related == "other":
            event = _new_event(document, claim, "background" if _is_past(claim, context) else "related")
            events.append(event)
            claim.event = event
            if claim.place is None:
                claim.place = _place_of_event_before(document, claim, context) or main_place or context.main_place
        else:
            if main is None:
                main = _new_event(document, claim, "main")
                main.time = context.main_time
                main.date_start, main.date_end = context.main_start, context.main_end
                main.date_precision, main.date_basis = "none", "none"
                if context.main_time is not None:
                    main.date_precision, main.date_basis = "day", context.main_time.basis  # a main day is one day
                events.append(main)
            claim.event = main
            main_place = _main_place(document, claim, main_place, context)
        if claim.event is not None and claim.event.place is None:
            claim.event.place = claim.place
        previous = claim
    return events


def _is_of_other(document: Document, claim: Claim, previous: Claim) -> bool:
    """`freed four who had been seized in May`: whether the time of the claim before is not that of this one of its sentence."""
    if previous.time is None or previous.sentence != claim.sentence:
        return False
    return is_out_of_scope(document, claim, previous.time, {claim.trigger, *above(document, claim.trigger, LEVELS)})


def place_events(claims: Sequence[Claim]) -> None:
    """Give each event the place that most of its claims have, the first of equals; one whose claims have none keeps its own."""
    told: dict[int, list[Claim]] = {}
    for claim in claims:
        if claim.event is not None and claim.place is not None:
            told.setdefault(id(claim.event), []).append(claim)
    for members in told.values():
        counts = Counter(claim.place.entity for claim in members if claim.place is not None)
        event = members[0].event
        if event is not None:
            event.place = max(members, key=lambda claim: counts[claim.place.entity] if claim.place else 0).place


def _main_place(document: Document, claim: Claim, place: Mention | None, context: Context) -> Mention | None:
    """Give a claim of the main event its place, and go on with the finest place told so far."""
    place = place or context.main_place
    if claim.place is not None:
        if place is None or (claim.place.form != "demonym" and narrower(document, claim.place, place)):
            return claim.place
        if claim.place.form == "demonym" and narrower(document, place, claim.place):
            claim.place = place
        return place
    before = _place_of_event_before(document, claim, context)
    if before is not None:
        claim.place = before
        return before if place is None or narrower(document, before, place) else place
    claim.place = place
    return place


def _place_of_event_before(document: Document, claim: Claim, context: Context) -> Mention | None:
    """Where the sentence right before tells of an event: `A bus overturned near Cusco. Six people died.`"""
    number = claim.sentence - 1
    if number < 0 or document.sentences[number].paragraph != document.sentences[claim.sentence].paragraph:
        return None
    for mention in reversed(context.places.get(number, [])):
        if mention.form == "demonym" or marker_of(document, mention) not in LOCATIVE:
            continue
        governors = list(document.ancestors(phrase_head(document, mention)))[:3]
        if any(document.tokens[i].lemma.lower() in words.EVENT_NOUNS or lemma_of(document.tokens[i]) in TRANSITIVE for i in governors):
            return mention
    return None


def _other_event(document: Document, claim: Claim, previous: Claim | None, context: Context) -> str:
    """`main`, `same` (as the claim before) or `other`: the event that a claim's own words place it in."""
    if claim.counted is not None and claim.time is None and (previous is None or previous.time is claim.counted):
        return "main"
    if is_added(document, claim):
        return "main"  # whose toll is raised
    near = previous is not None and (
        previous.sentence == claim.sentence
        or (
            claim.sentence == previous.sentence + 1
            and document.sentences[claim.sentence].paragraph == document.sentences[previous.sentence].paragraph
        )
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


def _is_set_apart(document: Document, claim: Claim) -> bool:
    """Whether the claim's sentence says that it tells of another event than the ones before: `In a separate shooting, two died`."""
    first = document.sentences[claim.sentence].first
    for token in document.tokens[first + 1 : claim.trigger]:
        if token.lower in _OTHERS and "in" in {t.lower for t in document.tokens[max(first, token.i - 2) : token.i]}:
            noun = document.tokens[token.head]
            if noun.tag in {"NN", "NNP"} and (noun.lemma.lower() == "incident" or noun.lemma.lower() in words.EVENT_NOUNS):
                return True
    return False


def _is_main_time(claim: Claim, context: Context) -> bool:
    time = claim.time
    if time is None or context.main_start is None:
        return context.main_start is None and time is not None and is_recent(time, context.published)
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
    named = [
        (token.lemma.lower() in words.GENERAL_NOUNS, abs(token.i - claim.trigger), token.i, kind)
        for token in document.words(sentence)
        if token.pos in {"NOUN", "PROPN", "VERB"} and (kind := _kind_named(document, token))
    ]
    *_, anchor, kind = min(named) if named else (None, words.KIND_BY_IMPACT.get(claim.impact, "other"))
    if kind == "police_action" and claim.impact == "detained" and _by_captors(claim):
        kind = "detention"
    return kind, anchor


def _by_captors(claim: Claim) -> bool:
    """`detained by rebels`: no police did it."""
    return claim.actor_text is not None and claim.actor_text.lower().split()[-1].removesuffix("s") in CAPTORS | {"gunmen"}


def is_sudden(document: Document, event: Event) -> bool:
    """Whether an event is over in a moment, by the noun that names it: an accident, a quake, an attack of which the day is told."""
    noun = document.text[event.anchor_start : event.anchor_end].lower()
    if noun.endswith("s"):
        return False  # the toll of `attacks` runs on with them
    if event.kind == "disaster":
        return noun in words.SUDDEN_HAZARDS
    return event.kind == "accident" or (event.kind in words.SUDDEN_KINDS and event.date_start is not None)


def _is_hazard(document: Document, verb: Token) -> bool:
    """Whether what a verb tells of is a hazard, the noun before its relative clause included."""
    tokens = document.tokens
    subjects = [tokens[c] for c in verb.children if tokens[c].dep == "nsubj"] + ([tokens[verb.head]] if verb.dep == "relcl" else [])
    return any(words.EVENT_NOUNS.get(token.lemma.lower()) in {"disaster", "accident"} for token in subjects)


def _kind_named(document: Document, token: Token) -> str | None:
    """The kind of event that a noun or verb names, with the word before it; a name keeps its plural: `Air Strikes Kill Nine`."""
    lemma = token.lemma.lower()
    if lemma == "strike" and token.pos == "VERB" and _is_hazard(document, token):
        return None  # `the quake that struck on Monday`
    noun = lemma.removesuffix("s") if token.pos == "PROPN" and lemma not in words.EVENT_NOUNS else lemma
    compound = (document.tokens[token.i - 1].lower if token.i else "", noun)
    if compound in words.KIND_BY_COMPOUND:
        return words.KIND_BY_COMPOUND[compound]
    return words.EVENT_NOUNS.get(noun) or (words.EVENT_VERBS.get(lemma) if token.pos == "VERB" else None)
