"""What a number sums over: one incident, a stated span, a running total, a state at a moment, or a change."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable

from pipeline.claims import event_words as words
from pipeline.claims.claim import Claim
from pipeline.claims.clause import above, clause_of, tokens_about
from pipeline.claims.fresh_cases import is_fresh
from pipeline.claims.recurring import recurs
from pipeline.claims.timing import in_beginning_clause, tells_beginning
from pipeline.claims.toll_days import is_added, is_moved
from pipeline.language.document import Document, Token
from pipeline.language.spans import STORMS
from pipeline.language.times import TimeExpression

_PRISON_NOUNS = frozenset("prisoner inmate detainee internee".split())
_SUMMED_IMPACTS = frozenset({"killed", "injured", "infected", "rescued"})
_DEEDS = frozenset({"detained", "abducted", "released", "evacuated"})
_SHORT_SPAN = 2  # days between the first and the last
_STATES = frozenset({"injured", "affected", "displaced", "missing", "detained", "held"})
_BY_STATE = frozenset({"phrase", "frame", "hospital", "state", "treated"})  # `in critical condition`, `under treatment`
_BEING = frozenset({"be", "remain", "have", "lie", "stay", "lack"})
_LENGTH = re.compile(r"(?i)(?:in|within|over|during) ")
_LONG = re.compile(r"(?i)months?|years?|decades?")
_WHOLE = re.compile(r"(?i)\b(?:(?:whole|entirety|course) of|all of|throughout|all) (?:the )?\Z")
_THIS_SPAN = re.compile(r"(?i)(?:so far )?(?:this|last) (?:year|month|week)|(?:the )?(?:past|last) (?:week|month|year)")
_SEVERAL = 5  # fewer may well be those of one event
_BEFORE = 20  # characters
_TIMES = 8  # looked at of a sentence
_HARM = frozenset({"killed", "injured"})
_ROWS = frozenset("series spate string wave spree".split())
_WEAPONS = frozenset({"bomb", "grenade", "mortar"})  # `a wave of car bombs`
_COUNTED_EVENTS = frozenset("strike attack clash crime protest accident".split())  # disasters that come together are one
_APART = frozenset("separate several multiple various".split())
_TOTAL = 12  # characters: `a total of `
_MANY = 20  # fewer may well be those of one event
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
    if claim.time is not None and is_fresh(document, claim) and (_sums_hours(claim) or _is_one_day(claim.time)):
        return "period"
    if claim.whole is not None and claim.whole.measure and (claim.time is None or claim.time is claim.whole.time):
        return claim.whole.measure
    if recurs(document, claim):
        return "period"
    state = _plain_state(document, claim)
    if state is not None:
        return state
    if _is_of_past_year(document, claim) and _is_done_by_one(document, claim):
        return "incident"
    if _sums_year(document, claim) or _sums_hours(claim) or _sums_series(document, claim) or _sums_span(document, claim):
        return "period"
    if _is_within_days(document, claim) or sums_whole(document, claim) or _sums_day(document, claim):
        return "period"
    return _of_this_span(document, claim)


def _is_size_of_change(document: Document, claim: Claim) -> bool:
    if claim.quantity is None or claim.quantity.trend_role != "by":
        return False
    return document.tokens[document.token_at(claim.start) - 1].lower == "by"


def is_still_so(document: Document, claim: Claim) -> bool:
    """`nine were still under treatment`, `four remained trapped`, `900 homes still had no power`: a state that goes on at a moment."""
    if claim.impact not in _STATES or (claim.impact == "injured" and claim.how not in _BY_STATE):
        return False
    tokens = document.tokens
    verb = clause_of(document, claim).verb
    if verb is None or tokens[verb].lemma.lower() not in _BEING and tokens[verb].tag not in {"VBN", "VBG"}:
        return False
    if tokens[verb].lemma.lower() == "remain":
        return True
    return any(tokens[c].lower == "still" for c in tokens[verb].children)


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


def _is_one_day(time: TimeExpression) -> bool:
    return time.kind == "point" and time.precision == "day" and time.marker != "as of" and not time.is_future


def _sums_hours(claim: Claim) -> bool:
    """Whether a count is of the last hours or two days: a stated short span, also where the verb is perfect."""
    time = claim.time
    if time is None or time.kind != "duration" or time.precision != "range" or time.period_start is None or time.period_end is None:
        return False
    return claim.impact in _SUMMED_IMPACTS and (time.period_end - time.period_start).days <= _SHORT_SPAN


def _sums_series(document: Document, claim: Claim) -> bool:
    """Whether a harm is that of several events counted together: "a series of attacks that killed 40", "killed in separate shootings"."""
    if claim.impact not in {"killed", "injured"} or (claim.time is not None and (claim.time.kind == "since" or claim.time.since_text)):
        return False
    if clause_of(document, claim).tense == "perfect":
        return False  # up to now
    tokens = document.tokens
    carriers = {claim.trigger, claim.anchor, *clause_of(document, claim).chain}
    for token in tokens_about(document, claim):
        lemma = token.lemma.lower()
        if token.tag != "NNS" or (lemma not in _WEAPONS and words.EVENT_NOUNS.get(lemma) not in _COUNTED_EVENTS):
            continue
        row = tokens[tokens[token.head].head]
        if token.dep == "pobj" and tokens[token.head].lower == "of" and row.lower in _ROWS:
            events = row
        elif any(tokens[c].lower in _APART for c in token.children):
            events = token
        else:
            continue
        by = tokens[events.head]  # "in a series of attacks"
        verb = by.head if events.dep == "pobj" and by.lower in {"in", "by", "during"} else events.head if events.dep == "nsubj" else None
        if verb in carriers or events.i in carriers or token.i in carriers:
            return True
    return False


def _sums_year(document: Document, claim: Claim) -> bool:
    """Whether a count of many in a past calendar year sums over it ("Last year 900 people died on the roads"): the clause says when,
    and names no single event that would be dated by the year ("In 2003 an earthquake killed 900")."""
    time = claim.time
    if time is None or not _is_of_past_year(document, claim) or claim.impact not in _SUMMED_IMPACTS:
        return False
    if (claim.best or claim.low or claim.high or 0) < _MANY or time.marker not in {None, "in", "during"}:
        return False
    clause = clause_of(document, claim)
    tokens = document.tokens
    if document.text[max(0, claim.start - _TOTAL) : claim.start].lower().endswith(("total of ", "in all ", "in all, ", "altogether, ")):
        return True
    if clause.verb is None or tokens[clause.verb].dep not in {"ROOT", "ccomp", "relcl"} or clause.tense in {"perfect", "pluperfect"}:
        return False
    if time.governor is None or (time.governor not in clause.chain and tokens[time.governor].head not in clause.chain):
        return False
    return not _names_one_event(document, claim)


def _sums_span(document: Document, claim: Claim) -> bool:
    """`In May alone, 51 people were murdered`, `arrested 62 in three weeks`: whether a span of days is stated as what is summed."""
    time = claim.time
    if time is None or time.period_start is None or time.period_end is None or claim.impact not in _SUMMED_IMPACTS | _DEEDS:
        return False
    following = document.tokens[time.last : time.last + 1]
    if following and following[0].lower == "alone" and time.kind != "since":
        return True
    if (time.period_end - time.period_start).days <= _SHORT_SPAN or clause_of(document, claim).tense in {"perfect", "pluperfect"}:
        return False
    return time.kind == "duration" and (claim.best or claim.low or claim.high or 2) > 1 and not _names_one_event(document, claim)


def _is_within_days(document: Document, claim: Claim) -> bool:
    """`in two days of shelling`, `in a single weekend`: whether a length of time is stated in which those counted were harmed. Those of
    months and years may run up to now."""
    if claim.impact not in _SUMMED_IMPACTS | _DEEDS or _is_single(claim):
        return False
    perfect = clause_of(document, claim).tense in {"perfect", "pluperfect"}
    near = {claim.trigger, claim.anchor}
    near.update(i for i in list(near) if document.tokens[i].dep == "conj")
    near.update(c for i in list(near) for c in document.tokens[i].children if document.tokens[c].dep == "conj")
    sentence = document.sentences[claim.sentence]
    at = bisect.bisect_left(document.times, sentence.start, key=lambda time: time.start)
    for time in document.times[at : at + _TIMES]:
        if time.start >= sentence.end:
            break
        if time.kind == "duration" and _LENGTH.match(time.text) and time.governor in near and not time.is_future:
            return not (perfect and _LONG.search(time.text))
    return False


def _is_single(claim: Claim) -> bool:
    return claim.implicit or (claim.best or claim.low or claim.high or 2) <= 1


def sums_whole(document: Document, claim: Claim) -> bool:
    """`in the whole of 2018`, `in all of last year`, `throughout May`."""
    time = claim.time
    if time is None or time.period_start is None or claim.impact not in _SUMMED_IMPACTS | _DEEDS:
        return False
    return _WHOLE.search(document.text, max(0, time.start - _BEFORE), time.start) is not None


def _sums_day(document: Document, claim: Claim) -> bool:
    """`killed in attacks across the country on Tuesday`: whether a day's harm is that of several events or of a wide area."""
    if claim.time is None or not _is_one_day(claim.time) or claim.impact not in _HARM or _is_single(claim):
        return False
    tokens = document.tokens
    joined = [c for c in tokens[claim.trigger].children if tokens[c].dep == "conj" and tokens[c].pos == "VERB"]
    return any(_is_spread(document, i) for i in (claim.trigger, claim.anchor, *joined))


def _is_spread(document: Document, token: int) -> bool:
    """Whether several events that were told as such (`in attacks across Leon`) did a harm."""
    tokens = document.tokens
    for child in tokens[token].children:
        if tokens[child].dep in {"prep", "agent"} and child > token:
            for c in tokens[child].children:
                if tokens[c].tag == "NNS" and words.EVENT_NOUNS.get(tokens[c].lemma.lower()) in _COUNTED_EVENTS:
                    return any(tokens[d].lower in _SPAN_WORDS for d in (*tokens[c].children, *tokens[token].children))
    return False


def _of_this_span(document: Document, claim: Claim) -> str | None:
    """`nine children have been shot this year`: up to now; `twelve were hit by stray bullets last week`: of those days."""
    time = claim.time
    if time is None or claim.impact not in _SUMMED_IMPACTS | _DEEDS or _is_single(claim) or claim.status == "hypothetical":
        return None
    if not _THIS_SPAN.fullmatch(time.text) or time.kind not in {"point", "duration"} or time.marker not in {None, "in", "over", "during"}:
        return None
    if _names_one_event(document, claim) or _is_done_by_one(document, claim):
        return None
    if "this year" in time.text.lower():
        return "cumulative"
    if clause_of(document, claim).tense == "perfect":
        return None if "year" in time.text.lower() else "period"
    return "period" if claim.impact != "rescued" and (claim.best or claim.low or claim.high or _SEVERAL) >= _SEVERAL else None


def _names_one_event(document: Document, claim: Claim) -> bool:
    about = tokens_about(document, claim)
    if any(t.lower in {"when", "after", "as"} and t.dep in {"advmod", "mark"} for t in about):
        return True
    if any(t.lower in {"a", "an", "one"} and document.tokens[t.head].head in _preposed(about) for t in about):
        return True  # `found dead in a lorry`
    events = (words.EVENT_NOUNS.get(t.lemma.lower()) for t in about if t.tag in {"NN", "NNP"})
    return any(kind not in {None, "epidemic"} for kind in events)


def _preposed(about: Iterable[Token]) -> set[int]:
    """The prepositions of place among some tokens."""
    return {t.i for t in about if t.dep == "prep" and t.lower in {"in", "aboard", "inside", "on"}}


def _is_of_past_year(document: Document, claim: Claim) -> bool:
    """Whether a claim's time is a calendar year that was over on publication."""
    time, published = claim.time, document.published
    if time is None or time.kind != "point" or time.precision != "year" or time.period_start is None or time.period_end is None:
        return False
    whole = (time.period_start.month, time.period_start.day, time.period_end.month, time.period_end.day) == (1, 1, 12, 31)
    return whole and (published is None or time.period_end < published)


def _is_done_by_one(document: Document, claim: Claim) -> bool:
    """`a bomb killed 250`, `Hurricane Maria killed 2,975`: whether one thing or person, or a storm with a name, did the harm."""
    tokens = document.tokens
    for i in (c for c in tokens[claim.trigger].children if tokens[c].dep == "nsubj"):
        words_of = [tokens[c].lower for c in tokens[i].children if c < i]
        if tokens[i].tag == "NN" and tokens[i].lower not in {"total", "number"} and {"a", "an", "one"}.intersection(words_of):
            return True
        if tokens[i].tag == "NNP" and any(word in STORMS for word in words_of):
            return True
    return False


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
