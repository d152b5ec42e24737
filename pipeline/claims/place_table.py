"""The place names of an article with what does not depend on the claim that is asked about."""

from __future__ import annotations

import bisect
import itertools
import re
from dataclasses import dataclass
from itertools import islice

from pipeline.claims.claim import Claim
from pipeline.claims.event_words import EVENT_NOUNS
from pipeline.claims.events import Context
from pipeline.claims.impact_words import TRANSITIVE
from pipeline.claims.inflections import lemma_of
from pipeline.claims.place import describes_land, is_dateline, is_example, is_goal, is_home, is_hyphenated, is_of_strike, is_origin
from pipeline.claims.place_narrowing import most_specific, narrower
from pipeline.claims.place_phrases import LOCATIVE, marker_of, phrase_head
from pipeline.claims.place_roles import is_destination, is_host, is_intended, is_scene, is_seat_of_speaker
from pipeline.language.document import Document
from pipeline.language.entity import Mention

# How many place mentions are looked at for one claim or of one sentence, so that a list of places costs no more than its length.
_OPENING, _BEFORE, _AFTER, _IN_SENTENCE = 24, 40, 12, 24
# Between a place and the wider one that it lies in: `Leon, Mexico`; `Leon, a mining town in northern Mexico`.
_WIDER = re.compile(
    r", (?:(?:a|an|the) [a-z -]{0,40}(?:city|town|village|district|suburb|province|region|county|port|capital|state|municipality|community)"
    r"[a-z ]{0,20} (?:in|of|on) [a-z -]{0,30})?"
)
_OFF_COAST = re.compile(
    r",? (?:just )?off (?:the )?(?:[a-z-]{1,16} )?coast of (?:[a-z-]{1,16} )?"
)  # `near an island off the coast of Peru`


@dataclass(slots=True)
class PlaceMention:
    """A mention of a place with what does not depend on the claim."""

    mention: Mention
    paragraph: int
    located: bool  # governed by a preposition of place
    dateline: bool
    of_event: bool  # hangs on a noun or verb of an event
    caption: bool  # in the caption of a photograph
    year: int | None  # that its sentence tells of, where that is long ago
    host: bool  # a country that takes people in
    home: bool  # where someone lives or comes from
    goal: bool  # `evacuees reached X`
    aside: bool = False  # where a speaker sits, where something was only meant to happen, or whose something is
    of_strike: bool = False  # `US strikes`: whose they are
    bound: bool = False  # where people were taken or travelled to
    example: bool = False  # `in ten districts, including X and Y`
    outer: bool = False  # the wider place of one named beside it: `in Homs in the west of Syria`
    inner: bool = False  # such a place within a wider one
    figure: int | None = None  # where the number starts that it is named for in a list


@dataclass(slots=True)
class PlaceTable:
    """All place mentions of an article, by entity and in text order, with how often each is named."""

    mentions: list[PlaceMention]
    starts: list[int]
    by_sentence: dict[int, list[PlaceMention]]
    counts: dict[int, int]  # mentions of each entity
    hosts: dict[int, int]  # of these, those in which it takes people in
    host_mentions: int  # their sum
    years: dict[int, int]  # for sentences of the past, the year that they tell of

    @property
    def total(self) -> int:
        """How many place mentions there are."""
        return len(self.mentions)

    def near(self, claim: Claim) -> dict[int, list[PlaceMention]]:
        """By entity, the mentions that may be meant by a claim: those of the opening, and those around the claim."""
        at = bisect.bisect_left(self.starts, claim.start)
        first = max(0, at - _BEFORE)
        rows = self.mentions[: min(_OPENING, first)] + self.mentions[first : at + _AFTER]
        found: dict[int, list[PlaceMention]] = {}
        for row in rows:
            found.setdefault(row.mention.entity, []).append(row)
        return found

    @classmethod
    def of(cls, document: Document, context: Context) -> PlaceTable:
        """The table of the article's place mentions."""
        rows: list[PlaceMention] = []
        for sentence in sorted(context.places):
            for mention in context.places[sentence]:
                head = phrase_head(document, mention)
                governors = [document.tokens[i] for i in islice(document.ancestors(head), 3)]
                rows.append(
                    PlaceMention(
                        mention=mention,
                        paragraph=document.sentences[sentence].paragraph,
                        located=marker_of(document, mention) in LOCATIVE,
                        dateline=is_dateline(document, mention),
                        of_event=any(t.lemma.lower() in EVENT_NOUNS or lemma_of(t) in TRANSITIVE for t in governors)
                        or is_scene(document, mention),
                        caption=sentence in context.captions,
                        year=context.years.get(sentence),
                        host=is_host(document, mention),
                        home=is_home(document, mention) or is_origin(document, mention),
                        goal=is_goal(document, mention),
                        aside=_is_aside(document, mention),
                        of_strike=is_of_strike(document, mention),
                        bound=is_destination(document, mention),
                        example=is_example(document, mention),
                    )
                )
        rows.sort(key=lambda row: row.mention.start)
        by_sentence: dict[int, list[PlaceMention]] = {}
        counts: dict[int, int] = {}
        hosts: dict[int, int] = {}
        for row in rows:
            by_sentence.setdefault(row.mention.sentence, []).append(row)
        for beside in by_sentence.values():
            _mark_nested(document, beside)
        for row in rows:
            counts[row.mention.entity] = counts.get(row.mention.entity, 0) + 1
            hosts[row.mention.entity] = hosts.get(row.mention.entity, 0) + row.host
        return cls(rows, [row.mention.start for row in rows], by_sentence, counts, hosts, sum(hosts.values()), context.years)


def _is_aside(document: Document, mention: Mention) -> bool:
    """Whether a name says where a speaker sits, where something was only meant to happen, or whose or what something is."""
    if is_seat_of_speaker(document, mention) or is_intended(document, mention):
        return True
    return is_hyphenated(document, mention) or describes_land(document, mention)


def _mark_nested(document: Document, rows: list[PlaceMention]) -> None:
    """Write which places of a sentence only tell where another one lies, and which are told so."""
    mentions = [row.mention for row in rows[:_IN_SENTENCE]]
    by_mention = {id(row.mention): row for row in rows}
    for row in rows[:_IN_SENTENCE]:
        within = most_specific(document, row.mention, mentions)
        if within is not row.mention:
            row.outer, by_mention[id(within)].inner = True, True
    for row, wider in itertools.pairwise(rows):
        between = row.mention.end, wider.mention.start
        is_wider = _WIDER.fullmatch(document.text, *between) is not None and narrower(document, row.mention, wider.mention)
        wider.outer = wider.outer or is_wider or _OFF_COAST.fullmatch(document.text, *between) is not None
