"""What a number sums over: one incident, a stated span, a running total, a state at a moment, or a change."""

from __future__ import annotations

from pipeline.claims import event_words as words
from pipeline.claims.claim import Claim
from pipeline.claims.clause import above, clause_of, tokens_about
from pipeline.claims.fresh_cases import is_fresh
from pipeline.claims.recurring import recurs
from pipeline.claims.sums import (
    is_done_by_one,
    is_of_past_year,
    is_one_day,
    is_within_days,
    of_this_span,
    sums_day,
    sums_hours,
    sums_series,
    sums_span,
    sums_whole,
    sums_year,
)
from pipeline.claims.timing import in_beginning_clause, tells_beginning
from pipeline.claims.toll_days import is_added, is_moved
from pipeline.language.document import Document

_PRISON_NOUNS = frozenset("prisoner inmate detainee internee".split())
_STATES = frozenset({"injured", "affected", "displaced", "missing", "detained", "held"})
_BY_STATE = frozenset({"phrase", "frame", "hospital", "state", "state_noun", "treated"})  # `in critical condition`, `under treatment`
_NEAR = 5  # of a claim's own words and those above them
_BEING = frozenset({"be", "remain", "have", "lie", "stay", "lack"})
_SPAN_WORDS = frozenset("across throughout nationwide countrywide".split())
_HABITUAL = (
    "each year",
    "every year",
    "a year",
    "per year",
    "annually",
    "yearly",
    "each day",
    "every day",
    "a day",
    "per day",
    "daily",
    "on average",
    "average of",
)


def certain_measure(document: Document, claim: Claim) -> str | None:
    """The measure where there is nothing to weigh: of the clause that tells how a war began, and of a part, which is that of its whole
    unless it has a time of its own. None for the rest."""
    if in_beginning_clause(document, claim):
        return "incident"
    if claim.how == "changed":
        return "change"  # `an increase of 12 over the year before`
    if claim.how == "toll" and _is_size_of_change(document, claim):
        return "change"  # `the toll rose by 12 to 300`
    if is_added(document, claim):
        return "change"
    if claim.counted is not None:
        return "stock" if _is_stock(document, claim) else "cumulative"
    if is_moved(document, claim) and claim.status != "hypothetical" and not _is_stock(document, claim):
        return "cumulative"
    if is_still_so(document, claim):
        return "stock"
    if claim.time is not None and tells_beginning(document, claim, claim.time):
        return "cumulative"
    if claim.time is not None and is_fresh(document, claim) and (sums_hours(claim) or is_one_day(claim.time)):
        return "period"
    if (
        claim.whole is not None
        and claim.whole.measure
        and claim.whole.impact == claim.impact
        and (claim.time is None or claim.time is claim.whole.time)
    ):
        return claim.whole.measure
    if recurs(document, claim):
        return "period"
    state = _plain_state(document, claim)
    if state is not None:
        return state
    if is_of_past_year(document, claim) and is_done_by_one(document, claim):
        return "incident"
    if sums_year(document, claim) or sums_hours(claim) or sums_series(document, claim) or sums_span(document, claim):
        return "period"
    if is_within_days(document, claim) or sums_whole(document, claim) or sums_day(document, claim):
        return "period"
    return of_this_span(document, claim)


def _is_size_of_change(document: Document, claim: Claim) -> bool:
    if claim.quantity is None or claim.quantity.trend_role != "by":
        return False
    return document.tokens[document.token_at(claim.start) - 1].lower == "by"


def is_still_so(document: Document, claim: Claim) -> bool:
    """`nine were still under treatment`, `four remained trapped`, `900 homes still had no power`: a state that goes on at a moment."""
    if claim.impact not in _STATES or (claim.impact == "injured" and claim.how not in _BY_STATE):
        return False
    tokens = document.tokens
    for i in clause_of(document, claim).chain[:_NEAR]:
        token = tokens[i]
        if token.lemma.lower() == "remain" and token.pos == "VERB":
            return True
        if token.lemma.lower() in _BEING or token.tag in {"VBN", "VBG"}:
            if any(tokens[c].lower == "still" for c in token.children):
                return True
    return False


def _plain_state(document: Document, claim: Claim) -> str | None:
    """`stock` for people who are missing or without power, at whatever time; `incident` for the missing who were found or who went
    missing: that tells what happened. None for the rest."""
    tokens = document.tokens
    trigger = tokens[claim.trigger]
    if claim.impact == "affected" and trigger.lower in {"without", "dark"} and claim.how in {"phrase", "frame"}:
        return "stock"
    if claim.impact != "missing" or trigger.lower != "missing":
        return None
    verbs = {
        t.lemma.lower() for i in [claim.trigger, *above(document, claim.trigger, 2), *above(document, claim.anchor, 2)] if (t := tokens[i])
    }
    if verbs & {"find", "go", "return"} and not any(t.lower in {"still", "yet"} for t in tokens_about(document, claim)):
        return "incident"
    is_so = "be" in verbs or any(tokens[c].lemma.lower() == "be" for c in trigger.children)
    return "stock" if claim.how == "state" and is_so else None


def plain_measure(document: Document, claim: Claim, *, situation: str | None) -> str:
    """The measure of a numeric claim by plain rules, one sign of several for the model that decides the rest.

    `situation` is the kind of ongoing situation the article tells of, None for a sudden event.
    """
    if _is_stock(document, claim):
        return "stock"
    about = tokens_about(document, claim)
    text = document.text[about[0].start : about[-1].end].lower()
    time = claim.time
    if time is not None and (time.kind == "since" or time.since_text):
        return "cumulative"
    if _is_running(document, claim, text):
        return "cumulative"
    if time is not None and time.kind in {"interval", "duration"} and time.precision in {"range", "week", "none", "day"}:
        return "period"
    if any(phrase in text for phrase in _HABITUAL) and (time is None or time.precision in {"none", "year"}):
        return "period"
    if claim.impact == "infected":
        return "cumulative" if time is None or time.precision not in {"day"} else "period"
    if time is not None and time.precision in {"day"} and _plural_events(document, claim):
        return "period"
    if time is not None and time.precision in {"year", "month", "week"} and _plural_events(document, claim):
        return "period"
    if time is None and claim.impact == "displaced" and not claim.implicit:
        return "cumulative"
    if (
        time is None
        and situation
        and claim.impact in {"killed", "injured", "displaced", "structures", "affected"}
        and _perfect(document, claim)
    ):
        return "cumulative"
    if time is None and situation == "epidemic" and claim.impact in {"killed", "infected"}:
        return "cumulative"
    return "incident"


def _is_stock(document: Document, claim: Claim) -> bool:
    tokens = document.tokens
    trigger = tokens[claim.trigger]
    lemma = trigger.lemma.lower()
    if claim.impact in {"missing", "held"}:
        return True
    if claim.impact == "in_need":
        return True
    if claim.how in {"counted"} and claim.impact == "detained" and lemma in _PRISON_NOUNS:
        return True
    if claim.impact == "detained" and claim.how in {"taken", "tally", "list"} and lemma == "hold" and trigger.tag in {"VBG", "VBP", "VBZ"}:
        return True  # `Chad is holding 21`
    if (
        claim.impact == "detained"
        and claim.how == "phrase"
        and tokens[claim.trigger + 1].lower in {"bars", "prison", "prisons", "jail", "jails"}
    ):
        return True  # `40 reporters are behind bars`
    if claim.impact == "affected" and (trigger.lower in words.STOCK_STATES or claim.how == "phrase"):
        return not any(tokens[c].lower in {"was", "were"} and tokens[c].dep == "auxpass" for c in trigger.children)
    governing = [claim.anchor, *above(document, claim.anchor, 2)]
    if claim.impact == "displaced" and claim.how in {"counted", "phrase"}:
        if any(
            tokens[i].lemma.lower() in words.STOCK_VERBS | {"have", "be"} and tokens[i].tag in {"VBP", "VBZ", "VBG", "VB"}
            for i in governing
        ):
            return True
    if claim.impact == "affected" and claim.how in {"counted", "state"} and lemma in {"homeless"}:
        return True
    return claim.impact in {"affected", "displaced"} and any(
        tokens[i].lemma.lower() == "remain" for i in [claim.trigger, *above(document, claim.trigger, 2)]
    )


def _is_running(document: Document, claim: Claim, text: str) -> bool:
    tokens = document.tokens
    if any(phrase in text for phrase in words.RUNNING_PHRASES) or is_as_of(claim):
        return True
    if claim.how == "toll":
        verbs = [claim.trigger, *above(document, claim.trigger, 2), *above(document, claim.anchor, 3)]
        if any(tokens[i].lemma.lower() in words.RUNNING_VERBS and tokens[i].pos == "VERB" for i in verbs):
            return True
    return claim.quantity is not None and claim.quantity.trend_role in {"to", "from"}


def is_as_of(claim: Claim) -> bool:
    """Whether the claim's day is that of a count: `as of Tuesday`, `as on Tuesday`."""
    return claim.time is not None and claim.time.marker == "as of"


def _plural_events(document: Document, claim: Claim) -> bool:
    """Whether the clause tells of several events at once, or of one spread over an area."""
    tokens = document.tokens
    near = [claim.trigger, *above(document, claim.trigger, 1)]
    for i in near:
        for child in tokens[i].children:
            token = tokens[child]
            if token.lower in words.PLURAL_EVENTS and token.dep in {"nsubj", "nsubjpass", "pobj"}:
                return True
            if token.dep in {"prep", "agent"}:
                if token.lower in _SPAN_WORDS and child > claim.trigger:
                    return True
                if any(tokens[c].lower in words.PLURAL_EVENTS for c in token.children):
                    return True
    anchor = tokens[claim.anchor]
    return any(tokens[c].lower in _SPAN_WORDS for c in anchor.children) or (
        anchor.i + 1 < len(tokens) and tokens[anchor.i + 1].lower in _SPAN_WORDS
    )


def _perfect(document: Document, claim: Claim) -> bool:
    """`has killed`, `have died`: a total up to now."""
    tokens = document.tokens
    for i in [claim.trigger, *above(document, claim.trigger, 1)]:
        auxiliaries = {tokens[c].lower for c in tokens[i].children if tokens[c].dep in {"aux", "auxpass"}}
        if auxiliaries & {"has", "have", "'ve"}:
            return True
    return False
