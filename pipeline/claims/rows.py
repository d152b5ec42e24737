"""From what was read in one article to the rows of the core tables, with their ids."""

from __future__ import annotations

import hashlib
from typing import Any

from pipeline.claims.claim import Claim, Event
from pipeline.claims.place_basis import claim_place_basis, event_place_basis
from pipeline.claims.stances import speaker_entity
from pipeline.claims.version import EXTRACTOR_VERSION
from pipeline.language.document import Document
from pipeline.language.entity import Entity, Mention
from pipeline.language.numbers import Quantity
from pipeline.language.speech import Attribution, Quote

Row = dict[str, Any]
Rows = dict[str, list[Row]]

EXTRACTED_TABLES = ("sentences", "entities", "mentions", "quotes", "quantities", "events", "claims", "stances")


def row_id(*parts: object) -> str:
    """A stable id of 20 hexadecimal digits from the parts that make a row what it is."""
    return hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()[:20]


def article_rows(article_id: str, document: Document, claims: list[Claim], events: list[Event]) -> Rows:
    """The rows of one article for every table in EXTRACTED_TABLES."""
    return _ArticleRows(article_id, document, claims, events).rows()


class _ArticleRows:
    """Keeps the ids of one article's rows together while they refer to one another."""

    def __init__(self, article_id: str, document: Document, claims: list[Claim], events: list[Event]) -> None:
        self.article_id = article_id
        self.document = document
        self.claims = claims
        self.events = events
        self.event_ids = {id(e): row_id(article_id, "event", e.anchor_start, e.anchor_end, number) for number, e in enumerate(events)}
        self.claim_ids = {id(c): row_id(article_id, c.kind, c.start, c.end, c.impact) for c in claims}

    def rows(self) -> Rows:
        stances = [row for claim in self.claims for row in self._stances(claim)]
        return {
            "sentences": self._sentences(),
            "entities": _unique([_entity(e) for e in self.document.entities], "entity_id"),
            "mentions": _unique([self._mention(m) for m in self.document.mentions], "mention_id"),
            "quotes": _unique([self._quote(q) for q in self.document.quotes], "quote_id"),
            "quantities": _unique([self._quantity(q) for q in self.document.quantities], "quantity_id"),
            "events": [self._event(e) for e in self.events],
            "claims": _unique([self._claim(c) for c in self.claims], "claim_id"),
            "stances": stances,
        }

    def _sentence_number(self, offset: int) -> int:
        sentence = self.document.sentence_at(offset)
        return sentence.number if sentence else 0

    def _entity_id(self, number: int | None) -> str | None:
        return self.document.entities[number].entity_id if number is not None and number >= 0 else None

    def _sentences(self) -> list[Row]:
        return [
            {
                "article_id": self.article_id,
                "sentence_no": s.number,
                "paragraph_no": s.paragraph,
                "start_char": s.start,
                "end_char": s.end,
                "zone": s.zone,
                "text": self.document.text[s.start : s.end],
            }
            for s in self.document.sentences
        ]

    def _mention(self, m: Mention) -> Row:
        return {
            "mention_id": row_id(self.article_id, "mention", m.start, m.end),
            "article_id": self.article_id,
            "sentence_no": m.sentence,
            "start_char": m.start,
            "end_char": m.end,
            "text": self.document.text[m.start : m.end],
            "form": m.form,
            "entity_id": self._entity_id(m.entity),
            "link_score": min(max(m.link_score, 0.0), 1.0),
            "link_method": m.link_method,
        }

    def _quote(self, q: Quote) -> Row:
        return {
            "quote_id": row_id(self.article_id, "quote", q.start, q.end),
            "article_id": self.article_id,
            "sentence_no": self._sentence_number(q.start),
            "start_char": q.start,
            "end_char": q.end,
            "text": self.document.text[q.start : q.end],
            "speaker_text": q.speaker_text,
            "speaker_id": self._entity_id(self._quote_speaker(q)),
            "cue_text": q.cue_text,
        }

    def _quote_speaker(self, q: Quote) -> int | None:
        if q.speaker_text is None:
            return None
        return speaker_entity(
            self.document,
            Attribution(q.start, q.end, q.speaker_start, q.speaker_end, q.speaker_text, q.start, q.start, "", "asserts", "quote"),
        )

    def _quantity(self, q: Quantity) -> Row:
        return {
            "quantity_id": self._quantity_id(q),
            "article_id": self.article_id,
            "sentence_no": self._sentence_number(q.start),
            "start_char": q.start,
            "end_char": q.end,
            "number_text": self.document.text[q.start : q.end],
            "quantifier": q.quantifier,
            "value_low": _float(q.low),
            "value_best": _float(q.best),
            "value_high": _float(q.high),
            "trend": q.trend,
            "unit_kind": q.unit_kind,
            "unit_text": q.unit_text,
            "unit": q.unit,
            "concept": q.concept,
        }

    def _quantity_id(self, q: Quantity) -> str:
        return row_id(self.article_id, "quantity", q.start, q.end)

    def _place(self, place: Mention | None, text: str | None = None) -> Row:
        if place is None:
            return {"place_text": text, "place_name": None, "place_id": None, "place_precision": None}
        entity = self.document.entities[place.entity]
        precision = str(entity.precision) if entity.precision in range(1, 8) else None
        return {"place_text": text or place.text, "place_name": entity.name, "place_id": entity.entity_id, "place_precision": precision}

    def _event(self, e: Event) -> Row:
        return {
            "event_id": self.event_ids[id(e)],
            "article_id": self.article_id,
            "kind": e.kind,
            "role": e.role,
            "is_ongoing": e.is_ongoing,
            "cause_text": e.cause_text,
            "actor_text": e.actor_text,
            "actor_id": self._entity_id(e.actor_entity),
            **self._place(e.place),
            "place_basis": event_place_basis(self.document, e),
            "date_start": e.date_start,
            "date_end": e.date_end,
            "date_precision": e.date_precision,
            "date_basis": e.date_basis,
            "anchor_start": e.anchor_start,
            "anchor_end": e.anchor_end,
        }

    def _claim(self, c: Claim) -> Row:
        sentence = self.document.sentences[c.sentence]
        evidence = self.document.tokens[c.trigger]
        return {
            "claim_id": self.claim_ids[id(c)],
            "article_id": self.article_id,
            "sentence_no": c.sentence,
            "quantity_id": self._quantity_id(c.quantity) if c.quantity else None,
            "event_id": self.event_ids.get(id(c.event)) if c.event else None,
            "kind": c.kind,
            "start_char": c.start,
            "end_char": c.end,
            "number_text": self.document.text[c.start : c.end],
            "evidence_start": max(sentence.start, min(c.start, evidence.start)),
            "evidence_end": max(c.end, evidence.end),
            "impact": c.impact,
            "quantifier": c.quantifier,
            "value_low": _float(c.low),
            "value_best": _float(c.best),
            "value_high": _float(c.high),
            "is_round": bool(c.quantity and c.quantity.is_round),
            "implicit": c.implicit,
            "victim_text": c.victim_text,
            "victim_group": c.victim_group,
            "victim_status": c.victim_status,
            "victim_nationality": c.victim_nationality,
            "cause_text": c.cause_text,
            "actor_text": c.actor_text,
            "actor_id": self._entity_id(c.actor_entity),
            **self._place(c.place, c.place_text),
            "place_basis": claim_place_basis(self.document, c),
            "measure": c.measure,
            "period_start": c.period_start,
            "period_end": c.period_end,
            "period_precision": c.period_precision,
            "period_basis": c.period_basis,
            "as_of": c.as_of,
            "since_text": c.since_text,
            "source_text": c.source_text,
            "source_id": self._entity_id(speaker_entity(self.document, c.attribution) if c.attribution else None),
            "delivery": c.delivery,
            "status": c.status,
            "cue_text": c.cue_text,
            "part_of": self.claim_ids.get(id(c.whole)) if c.whole else None,
            "updated_by": self.claim_ids.get(id(c.newer)) if c.newer else None,
            "count_basis": c.count_basis,
            "confidence": c.confidence,
            "extractor_version": EXTRACTOR_VERSION,
        }

    def _stances(self, c: Claim) -> list[Row]:
        return [
            {
                "claim_id": self.claim_ids[id(c)],
                "speaker_id": self._entity_id(s.speaker_entity),
                "speaker_text": s.speaker_text,
                "claimant_class": s.claimant_class,
                "stance": s.stance,
                "delivery": s.delivery,
                "start_char": s.start,
                "end_char": s.end,
            }
            for s in c.stances
        ]


def _entity(e: Entity) -> Row:
    fields = (
        "entity_id kind name description role country_iso3 wikidata_id geonames_id feature_code admin1 "
        "latitude longitude parent_id claimant_class"
    ).split()
    return {name: getattr(e, name) for name in fields}


def _unique(rows: list[Row], key: str) -> list[Row]:
    """The first row of each key."""
    kept: dict[str, Row] = {}
    for row in rows:
        kept.setdefault(row[key], row)
    return list(kept.values())


def _float(value: float | int | None) -> float | None:
    return None if value is None else float(value)
