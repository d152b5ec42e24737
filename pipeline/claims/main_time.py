"""The day of an article's main event: the day that most of its times speak for, recent ones first."""

from __future__ import annotations

import datetime as dt

from pipeline.claims.claim import Claim
from pipeline.claims.counted_times import is_counted_back
from pipeline.claims.event_words import EVENT_NOUNS
from pipeline.claims.impact_words import INTRANSITIVE, TRANSITIVE
from pipeline.claims.inflections import lemma_of
from pipeline.claims.time_scope import only_ranks
from pipeline.claims.timing import event_times, is_reporting
from pipeline.claims.toll_days import counted_toll, dates_no_harm, is_added
from pipeline.language.document import Document
from pipeline.language.times import TimeExpression

_FEW_DAYS = 3
RECENT_DAYS = 14  # news tells of events of the last days; what is older is background
# Verbs by which sudden events happen; with those of harm they tell when the event was.
HAPPENING = frozenset(
    "happen occur strike hit collapse crash explode erupt sink capsize attack storm open begin start break "
    "derail burn catch detonate unfold".split()
)
_HARMS = frozenset("killed injured abducted missing displaced structures infected".split())  # arrests and rescues come after these
_FOUND = frozenset({"body", "corpse", "remains"})  # whose day is often that of the search
_RISING = frozenset("rise climb reach grow increase jump soar mount exceed surpass top swell stand".split())
# Votes by what a time hangs on. Their order matters, not their size: any of them halved or doubled moves the share of right days
# on 450 reports of shootings by less than 0.02 (0.78; the first recent day of the lead: 0.66).
_EVENT, _OTHER, _BARE, _SPEECH = 1.0, 0.4, 0.2, 0.15
_OWN_DIRECT, _OWN = 2.0, 0.5
_DECAY = 0.4  # a paragraph
_OUTSIDE = 0.3  # factor of a time that only bounds the event
_OLD = 0.4  # factor of a day before the fortnight: the main event may be an old one that is told of again
_BOUNDS = frozenset({"until", "before", "by", "after", "since", "as of"})
# Words of speech that are no verbs: `in a statement on Monday`.
_SPEECH_NOUNS = frozenset(
    "statement message conference briefing release interview speech address announcement report update tweet post bulletin hearing".split()
)


def is_recent(time: TimeExpression, published: dt.date | None) -> bool:
    """Whether an expression names one day of the fortnight up to publication."""
    if published is None or time.period_end is None or not (time.precision == "day" or time.kind == "interval"):
        return False
    return 0 <= (published - time.period_end).days <= RECENT_DAYS


def _is_past_day(time: TimeExpression, published: dt.date | None) -> bool:
    """Whether an expression names one day up to publication, or two or three that are told together (`at the weekend`)."""
    if published is None or time.period_start is None or time.period_end is None or time.period_end > published:
        return False
    if time.kind == "interval":
        return (time.period_end - time.period_start).days < _FEW_DAYS
    return time.kind == "point" and time.precision == "day"


def _begins_recently(time: TimeExpression, published: dt.date | None) -> bool:
    """Whether a `since` names a day of the fortnight up to publication: `rescued since the collapse on Monday`."""
    if published is None or time.period_start is None:
        return False
    return time.basis == "relative" and 0 <= (published - time.period_start).days <= RECENT_DAYS


def tells_event(document: Document, token: int) -> bool:
    """Whether a word names an event or a harm, or says that something happened."""
    lemma = lemma_of(document.tokens[token])
    return lemma in EVENT_NOUNS or lemma in TRANSITIVE or lemma in INTRANSITIVE or lemma in HAPPENING


def find_main_time(document: Document, claims: list[Claim], published: dt.date | None) -> TimeExpression | None:
    """The expression that first names the main event's day; None where the article names no day up to publication.

    `claims` are those of the article, with their own times. Early times count more, those of events more than those of speech.
    """
    counts = {id(c.counted) for c in claims if c.counted is not None and dates_no_harm(document, c.counted)}
    counts |= {id(c.time) for c in claims if is_added(document, c)}
    votes: dict[dt.date, float] = {}
    first: dict[dt.date, TimeExpression] = {}
    for time in event_times(document):
        sentence = document.sentence_at(time.start)
        if sentence is None or time.period_start is None:
            continue
        if not _begins_recently(time, published) if time.kind == "since" else not _is_past_day(time, published):
            continue
        if id(time) in counts or only_ranks(time) or counted_toll(document, time) is not None:
            continue
        weight = _weight(document, time) * (_OUTSIDE if _is_outside(document, time) else 1.0)
        weight *= 1.0 if time.kind == "since" or is_recent(time, published) else _OLD
        first.setdefault(time.period_start, time)
        votes[time.period_start] = votes.get(time.period_start, 0.0) + weight / (1 + _DECAY * sentence.paragraph)
    harmed = any(claim.kind == "numeric" and claim.impact in {"killed", "injured"} for claim in claims)
    for claim in claims:
        own = claim.time
        if own is None or id(own) in counts or own.period_start not in votes or not _is_past_day(own, published):
            continue
        if claim.whole is not None and claim.whole.time is own:
            continue  # `40 died on Monday: 25 rebels and 15 soldiers` tells the day once
        direct = own.governor is not None and own.governor in (claim.trigger, claim.anchor, document.tokens[claim.trigger].head)
        paragraph = document.sentences[claim.sentence].paragraph
        direct = direct and (claim.impact in _HARMS or not harmed)
        weight = (_OWN_DIRECT if direct else _OWN) * (1.0 if is_recent(own, published) else _OLD)
        if _is_outside(document, own) or _counts_on(document, own) or document.tokens[claim.trigger].lemma.lower() in _FOUND:
            weight *= _OUTSIDE
        votes[own.period_start] += weight / (1 + _DECAY * paragraph)
    return first[max(votes, key=lambda day: votes[day])] if votes else None


def _is_outside(document: Document, time: TimeExpression) -> bool:
    """Whether a time only bounds the event, or is that of an event before it: `on Friday, a day after a bomb killed six`."""
    return time.marker in _BOUNDS or is_counted_back(document, time)


def _weight(document: Document, time: TimeExpression) -> float:
    if time.governor is None:
        return _BARE
    if is_reporting(document, time.governor) or _counts_on(document, time):
        return _SPEECH
    if document.tokens[time.governor].lemma.lower() in _SPEECH_NOUNS:
        return _SPEECH
    return _EVENT if tells_event(document, time.governor) else _OTHER


def _counts_on(document: Document, time: TimeExpression) -> bool:
    """Whether a time is the day on which a toll was counted anew: `rose to 15 on Monday`."""
    return time.governor is not None and lemma_of(document.tokens[time.governor]) in _RISING
