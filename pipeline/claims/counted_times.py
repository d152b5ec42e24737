"""What a time counts from: `They marched a day after a bomb killed six`, `since the blast that killed six`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from pipeline.claims.claim import Claim
from pipeline.claims.clause import above
from pipeline.language.document import Document
from pipeline.language.times import TimeExpression
from pipeline.language.times.anchors import COMING

LEVELS = 12  # of the parse
_RECENT = 7  # days that are told exactly


@dataclass(slots=True)
class CountingTime:
    """A time that counts from an event, and the head of the clause or phrase that tells the event."""

    time: TimeExpression
    event: int

    def holds(self, document: Document, time: TimeExpression) -> bool:
        """Whether another time stands among the words that tell the event, or hangs on nothing."""
        if time is self.time:
            return False
        return time.governor is None or self.event in (time.governor, *above(document, time.governor, LEVELS))


def told_inside(document: Document, times: Sequence[TimeExpression], chain: Container[int]) -> CountingTime | None:
    """The time of a sentence's `times` that counts from what a claim tells; `chain` are the claim's words and those above them.

    None where there is none, and where the time is counted back to what the claim tells (`Sunday's blast came a day after ...`).
    """
    tokens = document.tokens
    for time in times:
        link = tokens[time.first if time.kind == "since" else time.last - 1]
        if link.lower not in {"after", "before", "since"} or (time.kind != "since" and time.basis != "anchored"):
            continue
        if is_counted_back(document, time):
            continue
        told = [link.head] if link.dep == "mark" else [c for c in link.children if tokens[c].dep in {"pobj", "pcomp"}]
        event = next((i for i in told if i in chain), None)
        if event is not None:
            return CountingTime(time, event)
    return None


def told_back(document: Document, times: Sequence[TimeExpression], chain: Container[int]) -> TimeExpression | None:
    """The time of a sentence's `times` that stands for the event that it counts from, where a claim tells of that event: `They met on
    Friday, ten years to the day after troops killed 800`; `chain` are the claim's words and those above them."""
    tokens = document.tokens
    for time in times:
        link = tokens[time.last - 1]
        if time.period_start is not None and link.dep == "mark" and link.head in chain and is_counted_back(document, time):
            return time
    return None


def is_counted_back(document: Document, time: TimeExpression) -> bool:
    """Whether a time stands for the event that it counts from, dated by the later one (`Sunday's blast came two days after ...`)."""
    sign = {"after": -1, "before": 1}.get(document.tokens[time.last - 1].lower, 0)
    return time.basis == "anchored" and time.offset_days is not None and time.offset_days * sign > 0


def is_remembered(document: Document, claim: Claim) -> bool:
    """`Monday is the fifth anniversary of the bombing that killed 14`: a day on which something is remembered is not its own."""
    return any(document.tokens[i].lemma.lower() == "anniversary" for i in above(document, claim.trigger, LEVELS))


def is_of_long_before(document: Document, claim: Claim, times: Sequence[TimeExpression]) -> bool:
    """`Eighteen years after 116 people were killed, a court ...`, `days after a bomb killed six`: whether a claim tells what a time counts
    from that names no day, or one more than a week before. `times` are those of the claim's sentence."""
    if claim.time is not None:
        return False
    counting = told_inside(document, times, {claim.trigger, *above(document, claim.trigger, LEVELS)})
    if counting is None or counting.time.kind == "since" or counting.time.period_start is not None:
        return False
    return counting.time.offset_days is None or abs(counting.time.offset_days) > _RECENT


def before_main(document: Document, claim: Claim, times: Sequence[TimeExpression], main: dt.date | None) -> TimeExpression | None:
    """The day of a claim that is told to be some days before the article's main event: `The attack came a day after soldiers killed six`.

    `times` are those of the claim's sentence, `main` the day of the main event.
    """
    if main is None:
        return None
    counting = told_inside(document, times, {claim.trigger, *above(document, claim.trigger, LEVELS)})
    if counting is None or counting.time.offset_days is None:
        return None
    tokens = document.tokens
    verb = tokens[tokens[counting.event].head]
    if verb.lemma.lower() not in COMING or main.toordinal() <= counting.time.offset_days:
        return None
    day = main - dt.timedelta(days=counting.time.offset_days)
    return replace(counting.time, period_start=day, period_end=day, precision="day", offset_days=-counting.time.offset_days)
