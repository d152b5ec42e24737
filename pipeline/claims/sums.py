"""What is summed: the harm of a span, of a wide area or of several events, as the words state it."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable

from pipeline.claims import event_words as words
from pipeline.claims.claim import Claim
from pipeline.claims.clause import clause_of, tokens_about
from pipeline.language.document import Document, Token
from pipeline.language.spans import STORMS
from pipeline.language.times import TimeExpression

_SUMMED_IMPACTS = frozenset({"killed", "injured", "infected", "rescued"})
_DEEDS = frozenset({"detained", "abducted", "released", "evacuated"})
_SHORT_SPAN = 2  # days between the first and the last
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


def is_one_day(time: TimeExpression) -> bool:
    """Whether a time names one day that has come, and not the day of a count."""
    return time.kind == "point" and time.precision == "day" and time.marker != "as of" and not time.is_future


def sums_hours(claim: Claim) -> bool:
    """Whether a count is of the last hours or two days: a stated short span, also where the verb is perfect."""
    time = claim.time
    if time is None or time.kind != "duration" or time.precision != "range" or time.period_start is None or time.period_end is None:
        return False
    return claim.impact in _SUMMED_IMPACTS and (time.period_end - time.period_start).days <= _SHORT_SPAN


def sums_series(document: Document, claim: Claim) -> bool:
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


def sums_year(document: Document, claim: Claim) -> bool:
    """Whether a count of many in a past calendar year sums over it ("Last year 900 people died on the roads"): the clause says when,
    and names no single event that would be dated by the year ("In 2003 an earthquake killed 900")."""
    time = claim.time
    if time is None or not is_of_past_year(document, claim) or claim.impact not in _SUMMED_IMPACTS:
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


def sums_span(document: Document, claim: Claim) -> bool:
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


def is_within_days(document: Document, claim: Claim) -> bool:
    """`in two days of shelling`, `in a single weekend`: whether a length of time is stated in which those counted were harmed. Those of
    months and years may run up to now."""
    if claim.impact not in _SUMMED_IMPACTS | _DEEDS or _is_single(claim):
        return False
    past = clause_of(document, claim).tense == "past"
    near = {claim.trigger, claim.anchor}
    near.update(i for i in list(near) if document.tokens[i].dep == "conj")
    near.update(c for i in list(near) for c in document.tokens[i].children if document.tokens[c].dep == "conj")
    sentence = document.sentences[claim.sentence]
    at = bisect.bisect_left(document.times, sentence.start, key=lambda time: time.start)
    for time in document.times[at : at + _TIMES]:
        if time.start >= sentence.end:
            break
        if time.kind == "duration" and _LENGTH.match(time.text) and time.governor in near and not time.is_future:
            return past or _LONG.search(time.text) is None
    return False


def _is_single(claim: Claim) -> bool:
    return claim.implicit or (claim.best or claim.low or claim.high or 2) <= 1


def sums_whole(document: Document, claim: Claim) -> bool:
    """`in the whole of 2018`, `in all of last year`, `throughout May`."""
    time = claim.time
    if time is None or time.period_start is None or claim.impact not in _SUMMED_IMPACTS | _DEEDS:
        return False
    return _WHOLE.search(document.text, max(0, time.start - _BEFORE), time.start) is not None


def sums_day(document: Document, claim: Claim) -> bool:
    """`killed in attacks across the country on Tuesday`: whether a day's harm is that of several events or of a wide area."""
    if claim.time is None or not is_one_day(claim.time) or claim.impact not in _HARM or _is_single(claim):
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


def of_this_span(document: Document, claim: Claim) -> str | None:
    """`nine children have been shot this year`: up to now; `twelve were hit by stray bullets last week`: of those days."""
    time = claim.time
    if time is None or claim.impact not in _SUMMED_IMPACTS | _DEEDS or _is_single(claim) or claim.status == "hypothetical":
        return None
    sentence = document.sentences[claim.sentence]
    if (
        not sentence.start <= time.start < sentence.end
        or not _THIS_SPAN.fullmatch(time.text)
        or time.kind not in {"point", "duration"}
        or time.marker not in {None, "in", "over", "during"}
    ):
        return None
    if _names_one_event(document, claim) or is_done_by_one(document, claim) or _is_done_at_once(document, claim):
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


def _is_done_at_once(document: Document, claim: Claim) -> bool:
    """`Last week gunmen killed 12 people`, `were shot last week at a mosque`: a deed with a doer or in one spot."""
    tokens = document.tokens
    if any(tokens[c].dep == "nsubj" for c in tokens[claim.trigger].children) and claim.impact in _DEEDS | {"killed", "injured"}:
        return claim.how == "verb" and claim.anchor > claim.trigger
    spots = (t for t in tokens_about(document, claim) if t.dep == "prep" and t.lower in {"at", "outside", "near", "inside"})
    return any(tokens[c].lower in {"a", "an"} for t in spots for o in t.children for c in tokens[o].children)


def _preposed(about: Iterable[Token]) -> set[int]:
    """The prepositions of place among some tokens."""
    return {t.i for t in about if t.dep == "prep" and t.lower in {"in", "aboard", "inside", "on"}}


def is_of_past_year(document: Document, claim: Claim) -> bool:
    """Whether a claim's time is a calendar year that was over on publication."""
    time, published = claim.time, document.published
    if time is None or time.kind != "point" or time.precision != "year" or time.period_start is None or time.period_end is None:
        return False
    whole = (time.period_start.month, time.period_start.day, time.period_end.month, time.period_end.day) == (1, 1, 12, 31)
    return whole and (published is None or time.period_end < published)


def is_done_by_one(document: Document, claim: Claim) -> bool:
    """`a bomb killed 250`, `Hurricane Maria killed 2,975`: whether one thing or person, or a storm with a name, did the harm."""
    tokens = document.tokens
    for i in (c for c in tokens[claim.trigger].children if tokens[c].dep == "nsubj"):
        words_of = [tokens[c].lower for c in tokens[i].children if c < i]
        if tokens[i].tag == "NN" and tokens[i].lower not in {"total", "number"} and {"a", "an", "one"}.intersection(words_of):
            return True
        if tokens[i].tag == "NNP" and any(word in STORMS for word in words_of):
            return True
    return False
