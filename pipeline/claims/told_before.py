"""The time of what the sentences right before a claim tell: `Gunmen stormed the camp on Nov. 25. The commandos freed eight.`"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.claims.claim import Claim
from pipeline.claims.clause import clause_of
from pipeline.claims.time_scope import is_of_before
from pipeline.claims.timing import is_reporting, usable
from pipeline.claims.toll_days import counted_toll
from pipeline.language.document import Document
from pipeline.language.times import TimeExpression

_REACH = 3  # sentences
_NEAR = 16  # times looked at of a sentence
_LONG_PAST = 180  # days
_BOUNDS = frozenset({"until", "before", "by", "since", "after"})


def told_before(document: Document, claim: Claim, times: Mapping[int, Sequence[TimeExpression]]) -> TimeExpression | None:
    """The time of the event told in the sentences right before, in the claim's paragraph.

    `times` are the article's expressions by sentence. Days of speaking and of counting, bounds (until, since), what was before the event
    and what is yet to come do not count; what has happened up to now is of no time long past.
    """
    paragraph = document.sentences[claim.sentence].paragraph
    for number in range(claim.sentence - 1, max(-1, claim.sentence - 1 - _REACH), -1):
        if document.sentences[number].paragraph != paragraph or document.sentences[number].zone == "dateline":
            return None
        for time in reversed(times.get(number, [])[-_NEAR:]):
            if time.kind != "point" or not usable(time) or time.is_future or time.marker in _BOUNDS:
                continue
            if time.governor is None or is_reporting(document, time.governor) or is_of_before(document, time):
                continue
            if counted_toll(document, time) is not None:
                continue
            return None if _is_over(document, claim, time) else time
    return None


def _is_over(document: Document, claim: Claim, time: TimeExpression) -> bool:
    """`The war began in April 2003. Thousands have been killed`: whether a time is long past for what a present or perfect verb tells."""
    if time.period_end is None or document.published is None or clause_of(document, claim).tense not in {"perfect", "present"}:
        return False
    return (document.published - time.period_end).days > _LONG_PAST
