"""A claim and an event while they are being read: plain records that the small modules fill in turn."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.language.entity import Mention
    from pipeline.language.numbers import Quantity
    from pipeline.language.speech import Attribution
    from pipeline.language.times import TimeExpression


@dataclass(slots=True)
class Event:
    """An event of one article; the fields are those of the contract core.events."""

    kind: str
    anchor_start: int
    anchor_end: int
    role: str = "related"
    is_ongoing: bool = False
    cause_text: str | None = None
    actor_text: str | None = None
    actor_entity: int | None = None
    place: Mention | None = None
    time: TimeExpression | None = None
    date_start: dt.date | None = None
    date_end: dt.date | None = None
    date_precision: str = "none"
    date_basis: str = "none"


@dataclass(slots=True)
class Stance:
    """What one speaker does with a claim."""

    stance: str
    delivery: str
    speaker_text: str
    start: int
    end: int
    speaker_entity: int | None = None
    claimant_class: str | None = None


@dataclass(slots=True)
class Claim:
    """A claim; the fields are those of the contract core.claims, with objects in place of ids."""

    start: int
    end: int
    number_text: str
    impact: str
    sentence: int
    trigger: int  # token that states the impact
    kind: str = "numeric"
    quantity: Quantity | None = None
    implicit: bool = False
    head: int | None = None  # token of the noun that is counted; None where it is left out
    anchor: int = -1  # token at which the number hangs in its clause: the head, else the number
    how: str = ""  # the rule that found it
    whole: Claim | None = None
    newer: Claim | None = None  # the figure that took the place of this one
    event: Event | None = None
    victim_text: str | None = None
    victim_group: str | None = None
    victim_status: str | None = None
    victim_nationality: str | None = None
    cause_text: str | None = None
    actor_text: str | None = None
    actor_entity: int | None = None
    place: Mention | None = None
    place_text: str | None = None
    measure: str | None = None
    period_start: dt.date | None = None
    period_end: dt.date | None = None
    period_precision: str = "none"
    period_basis: str = "none"
    time: TimeExpression | None = None
    counted: TimeExpression | None = None  # the day on which a toll was counted
    as_of: dt.date | None = None
    since_text: str | None = None
    attribution: Attribution | None = None
    source_text: str | None = None
    delivery: str = "narrator"
    status: str = "asserted"
    cue_text: str | None = None
    count_basis: str | None = None
    confidence: float = 0.5
    stances: list[Stance] = field(default_factory=list)

    @property
    def low(self) -> float | int | None:
        """Lower bound, 1 for an implicit single."""
        return self.quantity.low if self.quantity else (1 if self.implicit else None)

    @property
    def best(self) -> float | int | None:
        """Value, 1 for an implicit single."""
        return self.quantity.best if self.quantity else (1 if self.implicit else None)

    @property
    def high(self) -> float | int | None:
        """Upper bound, 1 for an implicit single."""
        return self.quantity.high if self.quantity else (1 if self.implicit else None)

    @property
    def quantifier(self) -> str | None:
        """Quantifier; `exact` for an implicit single, None for an assertion."""
        return self.quantity.quantifier if self.quantity else ("exact" if self.implicit else None)
