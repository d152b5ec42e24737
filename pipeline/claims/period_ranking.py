"""When: candidate periods of a claim, from every time of its article and the conventions of running totals, each with features."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.claims.claim import Claim
from pipeline.claims.clause import clause_of
from pipeline.claims.events import Context
from pipeline.claims.main_time import tells_event
from pipeline.claims.ranker import Features
from pipeline.claims.timing import is_reporting, speaking_day
from pipeline.language.document import Document
from pipeline.language.times import TimeExpression

# Words that set an event off from the one told before it.
_ELSEWHEN = frozenset("earlier previous previously another once past history former recently decades ago later separate separately".split())

Period = tuple[dt.date | None, dt.date | None]

@dataclass(slots=True)
class DatedTime:
    """A time that names days, with what does not depend on a claim."""

    time: TimeExpression
    sentence: int
    paragraph: int
    of_event: bool  # hangs on a noun or verb of an event or of harm
    of_speech: bool  # is the day of speaking


@dataclass(slots=True)
class TimeTable:
    """The dated times of an article, by the days that they name."""

    groups: dict[Period, list[DatedTime]] = field(default_factory=dict)
    unresolved: dict[int, list[TimeExpression]] = field(default_factory=dict)  # by sentence
    total: int = 0

    @classmethod
    def of(cls, document: Document) -> TimeTable:
        """The table of an article whose times are found."""
        table = cls()
        for time in document.times:
            sentence = document.sentence_at(time.start)
            if sentence is None:
                continue
            if time.period_start is None and time.period_end is None:
                table.unresolved.setdefault(sentence.number, []).append(time)
                continue
            governor = time.governor
            row = DatedTime(
                time=time,
                sentence=sentence.number,
                paragraph=sentence.paragraph,
                of_event=governor is not None and tells_event(document, governor),
                of_speech=governor is not None and is_reporting(document, governor),
            )
            table.groups.setdefault((time.period_start, time.period_end), []).append(row)
            table.total += 1
        return table


def period_options(
    document: Document,
    claim: Claim,
    context: Context,
    table: TimeTable,
    chances: Mapping[str, float],
    previous: Claim | None,
    same_count: Claim | None,
) -> list[tuple[Period, Features]]:
    """The periods that a claim may have, each once, with features; (None, None) is always one.

    `chances` are the probabilities of the claim's measures; `previous` the claim read before and `same_count` an earlier one with the
    same impact and number, whose periods are known.
    """
    options: dict[Period, Features] = {}
    published = context.published
    gap = claim.sentence - previous.sentence if previous is not None else 99
    same_event = claim.event is not None and claim.event.role == "main"

    def add(period: Period, **features: float) -> None:
        if period[0] is not None and period[1] is not None and period[0] > period[1]:
            return
        known = options.setdefault(period, {})
        for name, value in features.items():
            known[name] = max(known.get(name, 0.0), value)

    own = claim.time
    tense = clause_of(document, claim).tense
    first_token = document.token_span(claim.start, claim.end)[0]
    lead_in = {t.lower for t in document.tokens[max(document.sentences[claim.sentence].first, first_token - 3) : first_token + 2]}
    here = {t.lower for t in document.words(document.sentences[claim.sentence])}
    own_unknown = own is not None and own.period_start is None and own.period_end is None
    add((None, None), none=1.0, none_unknown=float(own_unknown), none_hypothetical=float(claim.status == "hypothetical"),
        none_not_main=float(not same_event), none_another=float(bool(here & _ELSEWHEN)), none_further=float(bool(lead_in & {"another", "other"})), none_pluperfect=float(tense == "pluperfect"), none_no_times=float(table.total == 0),
        none_vague=float(claim.low is None and claim.best is None and claim.high is None), none_implicit=float(claim.implicit),
        none_modal=float(tense in {"modal", "base"}), none_late=min(document.sentences[claim.sentence].paragraph, 15) / 15.0)
    if published is not None:
        add((None, published), open_total=1.0)
        add((published, published), day_published=1.0)
    spoken = speaking_day(document, context.times.get(claim.sentence, []))
    if spoken is not None and spoken != published:
        add((None, spoken), open_spoken=1.0)
        add((spoken, spoken), day_spoken=1.0)
    starts: list[tuple[dt.date, str]] = []
    if context.start is not None:
        starts.append((context.start, "situation"))
    if context.main_start is not None:
        starts.append((context.main_start, "main"))
    for (first, last), rows in table.groups.items():
        features = _group_features(document, claim, rows, context, table, same_event)
        if all(row.time.is_future for row in rows) and claim.status != "hypothetical":
            features["future"] = 1.0
        add((first, last), **features)
        if any(row.time.kind == "since" for row in rows):
            add((first, last), since_anywhere=1.0)
        if own is not None and (own.period_start, own.period_end) == (first, last):
            if first is not None and first != published:
                add((first, published), from_own=1.0, **{f"from_own_{own.kind}": 1.0})
            if last is not None and last != published:
                add((None, last), until_own=1.0, **{f"until_own_{own.marker or 'bare'}": 1.0})
                add((last, last), end_of_own=1.0)
            for start, name in starts:
                if last is not None and start < last:
                    add((start, last), **{f"{name}_until_own": 1.0})
    for start, name in starts:
        add((start, published), **{f"from_{name}": 1.0})
        add((start, spoken or published), **{f"from_{name}_spoken": float(spoken is not None)})
    if context.main_start is not None:
        add((context.main_start, context.main_end), main=1.0, main_same_event=float(same_event))
    if previous is not None and previous.measure:
        near = "here" if gap == 0 else "near" if 0 < gap <= 2 else "far"
        same_measure = chances.get(previous.measure, 0.0)
        features = {f"before_{near}": 1.0, f"before_{near}_same_measure": same_measure}
        if own is None or own is previous.time:
            features[f"before_{near}_no_time"] = 1.0
        add((previous.period_start, previous.period_end), **features)
    if claim.whole is not None and claim.whole.measure:
        add((claim.whole.period_start, claim.whole.period_end), whole=1.0)
    if same_count is not None:
        add((same_count.period_start, same_count.period_end), same_count=1.0, same_count_no_time=float(own is None))
    signs = _claim_signs(claim, tense, context)
    for features in options.values():
        for name in _SIGNED:
            if features.get(name):
                features.update({f"{name}_{sign}": features[name] for sign in signs})
    return [(period, _with_shape(period, features, published, chances)) for period, features in options.items()]


_SIGNED = ("none", "main", "day_published", "open_total", "before_here", "before_near", "own", "told_just_before")


def _claim_signs(claim: Claim, tense: str, context: Context) -> list[str]:
    """What of a claim bears on the choice whatever its measure: what it counts, tense and status, the article's situation."""
    groups = {"killed": "harm", "injured": "harm", "structures": "harm", "released": "act", "rescued": "act", "abducted": "act", "evacuated": "act"}
    signs = [groups.get(claim.impact, claim.impact), f"tense_{tense}", f"situation_{context.situation or 'none'}"]
    if claim.status == "hypothetical":
        signs.append("hypothetical")
    return signs


def tie(document: Document, claim: Claim, time: TimeExpression) -> str:
    """How the grammar ties a time to a claim of its sentence: direct, below (through what the claim's verb governs), above, apart."""
    governor = time.governor
    if governor is None:
        return "loose"
    if governor in (claim.trigger, claim.anchor, claim.head):
        return "direct"
    chain = clause_of(document, claim).chain
    if governor in chain[:3]:
        return "speech" if is_reporting(document, governor) else "direct"
    if governor in chain:
        return "speech" if is_reporting(document, governor) else "above"
    near = chain[:3]
    if any(i in near for i in list(document.ancestors(governor))[:3]):
        return "below"
    return "apart"


def _group_features(
    document: Document, claim: Claim, rows: list[DatedTime], context: Context, table: TimeTable, same_event: bool
) -> dict[str, float]:
    features: dict[str, float] = {"named": 1.0}
    own = claim.time
    here = [row for row in rows if row.sentence == claim.sentence]
    if own is not None and any(row.time is own or (row.time.period_start, row.time.period_end) == (own.period_start, own.period_end) for row in rows):
        features["own"] = 1.0
        features[f"own_{own.kind}"] = 1.0
        mine = next((row for row in rows if row.time is own), rows[0])
        if mine.sentence != claim.sentence:
            features["own_elsewhere"] = 1.0
        else:
            features[f"own_{tie(document, claim, own)}"] = 1.0
            if tells_event(document, own.governor) if own.governor is not None else False:
                features["own_event"] = 1.0
    elif here:
        features["in_sentence"] = 1.0
        features["in_sentence_speech"] = float(all(row.of_speech for row in here))
        for row in here:
            features[f"in_sentence_{tie(document, claim, row.time)}"] = 1.0
        features["in_sentence_event"] = float(any(row.of_event for row in here))
    elif own is not None:
        features["other_than_own"] = 1.0
    paragraph = document.sentences[claim.sentence].paragraph
    before = [row for row in rows if row.sentence < claim.sentence and row.time.end > document.title_end]
    if before:
        last = before[-1]
        distance = claim.sentence - last.sentence
        features["before"] = 1.0 / (1.0 + 0.5 * distance)
        features["before_same_paragraph"] = float(last.paragraph == paragraph)
        features["before_event"] = float(any(row.of_event for row in before[-3:])) / (1.0 + 0.3 * distance)
        if own is None and distance <= 2 and last.paragraph == paragraph and last.of_event:
            features["told_just_before"] = 1.0
            if not _others_between(table, last, claim):
                features["told_just_before_last"] = 1.0
        features["before_speech"] = float(last.of_speech) / (1.0 + 0.3 * distance)
    elif not here:
        features["only_after"] = 1.0
    features["lead"] = 1.0 / (1.0 + rows[0].paragraph)
    features["lead_event"] = max((1.0 / (1.0 + 0.5 * row.paragraph) for row in rows if row.of_event), default=0.0)
    features["share"] = len(rows) / table.total
    features["event_share"] = sum(row.of_event for row in rows) / len(rows)
    features["speech_share"] = sum(row.of_speech for row in rows) / len(rows)
    if same_event:
        for name in ("lead", "lead_event", "share", "event_share"):
            features[f"{name}_main"] = features[name]
    end = rows[0].time.period_end
    if end is not None and context.published is not None:
        age = (context.published - end).days
        features["age=" + ("ahead" if age < 0 else "0" if age == 0 else "1" if age == 1 else "week" if age <= 7 else "month" if age <= 31 else "old")] = 1.0
    return features


def _others_between(table: TimeTable, row: DatedTime, claim: Claim) -> bool:
    return any(row.time.start < other.time.start < claim.start and other is not row for rows in table.groups.values() for other in rows)


def _with_shape(period: Period, features: dict[str, float], published: dt.date | None, chances: Mapping[str, float]) -> Features:
    start, end = period
    if start is None or end is None:
        shape = "none" if end is None and start is None else "open_start" if start is None else "open_end"
    elif start == end:
        shape = "day"
    else:
        days = (end - start).days
        shape = "to_now" if end == published else "week" if days <= 7 else "month" if days <= 31 else "long"
    made = {name: value for name, value in features.items() if value}
    made[f"shape={shape}"] = 1.0
    for measure, chance in chances.items():
        if chance > 0.02:
            made[f"{measure}:shape={shape}"] = chance
            for name in _BY_MEASURE:
                if name in features:
                    made[f"{measure}:{name}"] = chance * features[name]
    return made


_BY_MEASURE = ("own_direct", "own_below", "own_above", "own_apart", "own_speech", "told_just_before", "before_far", "in_sentence", "whole", "same_count", "lead_event", "own", "main", "day_published", "open_total", "before_here", "before_near", "from_situation", "from_main", "none", "own_since", "from_own", "until_own", "end_of_own", "named")
