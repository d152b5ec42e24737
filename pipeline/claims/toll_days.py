"""Days on which a toll was counted: `the death toll rose to four on Tuesday`, `police on Wednesday lowered the toll to 240`.

Such a day ends the span that the figure counts; it is no day of what happened.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.claims import impact_words as words
from pipeline.claims.claim import Claim
from pipeline.claims.clause import above, clause_of, words_near
from pipeline.claims.event_words import EVENT_NOUNS
from pipeline.claims.inflections import lemma_of
from pipeline.claims.timing import is_of_comparison, is_reporting, nearest
from pipeline.claims.tolls import RISE, toll
from pipeline.language.document import Document
from pipeline.language.times import TimeExpression

# Verbs that move or set a toll. Others of `RISE` tell a figure as well but not when it was counted: `the toll on Tuesday was 14`.
_COUNTING = (RISE - {"be", "say", "give", "number", "total", "estimate"}) | {"update", "correct", "adjust", "downgrade", "upgrade", "take"}
_MOVING = frozenset(
    "rise climb jump soar increase grow mount raise bring fall drop swell revise push lift double edge creep shoot surge lower cut "
    "reduce update correct adjust downgrade upgrade take".split()
)
_RISING = frozenset("rise climb jump soar increase grow mount".split())
_REACH = 40  # tokens from who died to the toll that they raise
_BRINGING = frozenset({"bring", "take", "push"})
_RECOVERIES = frozenset({"body", "discovery", "recovery"})
# Verbs by which a toll moves. Who is found was harmed before; who dies may have been harmed on that day.
_FINDING = frozenset("find recover pull retrieve discover unearth identify locate".split())
_DYING = frozenset({"die", "succumb"})
_TO_DEATH = frozenset("beat stab hack burn shoot stone batter trample bludgeon crush club".split())
_FURTHER = frozenset({"more", "another", "further", "additional", "other"})
# Losses in the plural stand for their number: `deaths rose to 90`. Cases do not: news gives those of a day.
_LOSSES = frozenset({"death", "fatality", "casualty"})
# A toll of one day or of what is new since the last is that day's: `the daily toll rose to 40 on Monday`.
_OF_A_DAY = frozenset("daily new newly fresh single-day one-day day hourly weekly monthly annual yearly".split())
_ADDED = frozenset({"killed", "missing"})
_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "obj"})
_JOINED = frozenset({"conj", "xcomp", "ccomp", "advcl", "acl"})
_PASSED_OVER = frozenset({"NUM", "ADP", "SYM"})  # between a verb and a time that the parse hangs on the figure: `to 240 on Wednesday`
_ALL = frozenset({"epidemic", "migration"})  # what a toll counts is not asked here
_LEVELS, _DEPTH = 3, 6  # of the parse: between a toll and its modifiers, and within its whole phrase
_NEAR_WORDS = 4  # of a claim's own and those above them
_NEAR = 5  # tokens
_JOINT = 5  # characters


def counted_toll(document: Document, time: TimeExpression) -> int | None:
    """The noun of the toll that was counted on a day; None where the time is no day, or tells when something happened."""
    if not _is_day(time) or time.governor is None:
        return None
    tokens = document.tokens
    verb = time.governor
    for _ in range(_LEVELS):
        if tokens[verb].pos not in _PASSED_OVER or tokens[verb].head == verb:
            break
        verb = tokens[verb].head
    if verb == time.governor and tokens[verb].lemma.lower() in words.TOLL_NOUNS and time.first - verb <= 2:
        verb = tokens[verb].head  # `the death toll on Tuesday rose to 19`
    if is_reporting(document, verb) and lemma_of(tokens[verb]) not in _COUNTING:
        told = (c for c in tokens[verb].children if tokens[c].dep in {"ccomp", "parataxis"})
        verb = next(told, verb)  # `said on Tuesday that the toll had risen to 19`
    if lemma_of(tokens[verb]) not in _COUNTING or tokens[verb].pos not in {"VERB", "AUX"}:
        return None
    noun = _toll_of(document, verb, _LEVELS)
    if noun is None or _is_of_a_day(document, noun) or _by_event(document, verb):
        return None
    if noun + 2 < time.first and time.last <= verb and noun < verb:
        return None  # `the toll from the fire on Sunday rose to 19`: the day of the fire
    return noun


def _is_day(time: TimeExpression) -> bool:
    return time.kind == "point" and time.precision in {"time", "day"} and not time.is_future and time.period_end is not None


def _toll_of(document: Document, verb: int, levels: int) -> int | None:
    """The toll that is the subject or object of a verb, or of the verb that it goes on from: `five more died, raising the toll to 14`."""
    tokens = document.tokens
    for child in tokens[verb].children:
        token = tokens[child]
        if token.dep not in _ROLES:
            continue
        lemma = token.lemma.lower()
        if (lemma in words.TOLL_NOUNS and toll(document, child, _ALL)) or (lemma in _LOSSES and token.tag in {"NNS", "NNPS"}):
            return child
    above = tokens[verb].head
    if levels and above != verb and tokens[verb].dep in _JOINED and lemma_of(tokens[above]) in _COUNTING:
        return _toll_of(document, above, levels - 1)
    return None


def _by_event(document: Document, verb: int) -> bool:
    """`a blast on Monday took the toll to 40`: the day on which the toll rose by what happened then."""
    subjects = (document.tokens[c] for c in document.tokens[verb].children if document.tokens[c].dep == "nsubj")
    return any(token.lemma.lower() in EVENT_NOUNS and token.lemma.lower() not in words.TOLL_NOUNS for token in subjects)


def _is_of_a_day(document: Document, noun: int) -> bool:
    near = range(max(0, noun - _NEAR), min(len(document.tokens), noun + _NEAR + 1))
    return any(document.tokens[i].lower in _OF_A_DAY and noun in above(document, i, _LEVELS) for i in near)


def counted_on(document: Document, claim: Claim, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The day on which the toll of a claim, or that which it is part of, was counted; `times` are those of its sentence."""
    total = claim.whole if claim.whole is not None and claim.whole.sentence == claim.sentence and claim.how != "toll" else claim
    if total.how != "toll":
        return None
    times = [time for time in nearest(times, claim.start) if not is_of_comparison(document, claim, time)]
    near = sorted(times, key=lambda time: not _stands_behind(document, time, total))
    direct = (time for time in near if counted_toll(document, time) == total.trigger)
    return next(direct, None) or next((time for time in near if _is_found_on(document, total.trigger, time)), None)


def counted_by(document: Document, claim: Claim, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The day or month up to which a claim counts: `had lost their lives by October`, `314 deaths through the end of July`, `796 hurt and
    201 missing as of Friday`; `times` are those of its sentence."""
    if claim.status == "hypothetical" or claim.how == "compared":
        return None
    clause = clause_of(document, claim)
    chain = clause.chain
    for time in nearest(times, claim.start):
        if time.kind != "point" or time.period_end is None or time.is_future or time.governor is None:
            continue
        if time.marker == "as of" and clause.tense in {"perfect", "present"}:
            return time
        is_count = claim.impact == "infected" or claim.how == "counted"
        if not is_count and clause.tense not in {"perfect", "pluperfect"} and time.precision not in {"month", "year"}:
            continue  # `were led out by Tuesday evening`
        if time.marker in {"by", "through"} and (time.governor in chain[:_NEAR_WORDS] or document.tokens[time.governor].head in chain[:1]):
            return time
    return None


def _stands_behind(document: Document, time: TimeExpression, claim: Claim) -> bool:
    """Whether a day stands right behind a figure: `raised the toll from the blast on Sunday to 14 on Tuesday`."""
    return 0 < time.start - claim.end <= _JOINT and document.text[claim.end : time.start].split() in ([], ["on"])


def _is_found_on(document: Document, noun: int, time: TimeExpression) -> bool:
    """Whether a time is the day on which those were found, or died, who raise a toll."""
    if not _is_day(time) or time.governor is None or document.tokens[noun].dep not in _ROLES:
        return False
    return _moves(document, time.governor, document.tokens[noun].head)


def _moves(document: Document, telling: int, verb: int) -> bool:
    """Whether a verb of finding or dying tells what moves a toll: `were found, bringing the toll to`, `the toll rose after two died`."""
    tokens = document.tokens
    if not (lemma_of(tokens[telling]) in _FINDING or tells_death(document, telling)) or lemma_of(tokens[verb]) not in _COUNTING:
        return False
    brings = tokens[verb].tag == "VBG" and tokens[verb].dep in {"advcl", "xcomp", "conj"} and tokens[verb].head == telling
    return brings or (tokens[telling].dep == "advcl" and tokens[telling].head == verb)


def tells_death(document: Document, verb: int) -> bool:
    """Whether a verb tells that people died: `die`, `were killed`, `lost their lives`, `were beaten to death`."""
    token = document.tokens[verb]
    lemma = lemma_of(token)
    if lemma in _DYING or words.TRANSITIVE.get(lemma) == "killed":
        return True
    if lemma == "lose":
        return any(document.tokens[c].lemma.lower() == "life" for c in token.children)
    return lemma in _TO_DEATH and any(
        document.tokens[c].lower == "to" and any(document.tokens[d].lower == "death" for d in document.tokens[c].children)
        for c in token.children
    )


def is_moved(document: Document, claim: Claim) -> bool:
    """Whether a claim's toll is said to have changed: `the toll rose to 14`, `bringing the toll to 14`, `the toll was revised to 12`."""
    token = document.tokens[claim.trigger]
    if claim.how == "total":
        return _total_is_moved(document, claim)
    moved = claim.how == "toll" and token.dep in _ROLES and lemma_of(document.tokens[token.head]) in _MOVING
    return moved and not _is_of_a_day(document, claim.trigger) and not _is_wider(document, token.head)


def _total_is_moved(document: Document, claim: Claim) -> bool:
    """`Twelve deaths were reported, bringing the total to 300`."""
    tokens = document.tokens
    verb = next((i for i in above(document, document.token_at(claim.start), _LEVELS) if tokens[i].pos == "VERB"), None)
    if verb is None or lemma_of(tokens[verb]) not in _MOVING:
        return False
    return any(tokens[c].lemma.lower() in words.TOLL_NOUNS and tokens[c].dep in _ROLES for c in tokens[verb].children)


def _is_wider(document: Document, verb: int) -> bool:
    """`an attack that brought the number of people shot in a week to 20`: the count of more than what moved it."""
    tokens = document.tokens
    if lemma_of(tokens[verb]) not in _BRINGING:
        return False
    subjects = (tokens[c] for c in tokens[verb].children if tokens[c].dep == "nsubj")
    return any(token.lemma.lower() not in _LOSSES | _RECOVERIES for token in subjects)


def is_added(document: Document, claim: Claim) -> bool:
    """Whether a claim counts those who raise a toll: the three of `three bodies were found, bringing the toll to nine`, `with three more
    deaths the toll has risen to nine`, `the toll rose to nine as three of the injured succumbed`."""
    tokens = document.tokens
    if claim.how == "toll" or claim.impact not in _ADDED:
        return False
    chain = clause_of(document, claim).chain
    further = bool(_FURTHER & set(words_near(document, claim, 2, 3)))
    if further and tokens[claim.anchor].dep == "pobj" and tokens[tokens[claim.anchor].head].lower == "with":
        verb = tokens[tokens[claim.anchor].head].head  # `With three more deaths, the toll has risen to nine`
        return lemma_of(tokens[verb]) in _MOVING and _toll_of(document, verb, 0) is not None
    telling = next((i for i in chain if lemma_of(tokens[i]) in _FINDING or tells_death(document, i)), None)
    if telling is None:
        return False
    over = tokens[tokens[telling].head] if tokens[telling].dep == "conj" else tokens[telling]
    if lemma_of(tokens[telling]) not in _FINDING and not further and not (over.dep == "advcl" and lemma_of(tokens[over.head]) in _RISING):
        return False
    if further and any(_brings_toll(document, token.i) for token in tokens[telling : document.sentences[claim.sentence].last][:_REACH]):
        return True
    verbs = [c for c in tokens[telling].children if tokens[c].pos == "VERB"] + [over.head, tokens[telling].head]
    return any(
        (_moves(document, telling, verb) or _moves(document, over.i, verb)) and _toll_of(document, verb, 0) is not None for verb in verbs
    )


def _brings_toll(document: Document, verb: int) -> bool:
    """`taking the death toll to 21`: whatever word of its sentence a parse hangs it on."""
    token = document.tokens[verb]
    return token.tag == "VBG" and lemma_of(token) in _MOVING and _toll_of(document, verb, 0) is not None


def dates_no_harm(document: Document, time: TimeExpression) -> bool:
    """Whether a time on which a toll was counted is not the day of any harm that moved it."""
    return time.governor is None or not tells_death(document, time.governor)


def day_of_harm(document: Document, time: TimeExpression, others: Sequence[TimeExpression]) -> TimeExpression | None:
    """The time within the words of a counted toll that dates what it counts: `the toll from Sunday's fire rose to four on Tuesday`.

    `others` are the times of the sentence; None where none of them stands in the noun phrase of the toll.
    """
    noun = counted_toll(document, time)
    if noun is None or time.period_end is None:
        return None
    for other in nearest(others, time.start):
        if other is time or other.period_start is None or other.period_start > time.period_end or other.governor is None:
            continue
        if noun in above(document, other.governor, _DEPTH) or (other.governor == noun and other.first > noun + 2):
            return other
    return None
