"""When: candidate periods of a claim, from every time of its article and the conventions of running totals, each with features."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.claims.claim import Claim
from pipeline.claims.clause import clause_of
from pipeline.claims.event_words import EVENT_NOUNS
from pipeline.claims.events import Context
from pipeline.claims.impact_words import INTRANSITIVE, TRANSITIVE
from pipeline.claims.inflections import lemma_of
from pipeline.claims.ranker import Features
from pipeline.claims.timing import is_reporting, speaking_day
from pipeline.language.document import Document
from pipeline.language.times import TimeExpression

Period = tuple[dt.date | None, dt.date | None]

# Verbs by which sudden events happen; with those of harm they tell when the event was.
_HAPPENING = frozenset("happen occur strike hit collapse crash explode erupt sink capsize attack storm open begin start break derail burn catch detonate kill".split())


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
                of_event=governor is not None and _tells_event(document, governor),
                of_speech=governor is not None and is_reporting(document, governor),
            )
            table.groups.setdefault((time.period_start, time.period_end), []).append(row)
            table.total += 1
        return table


def _tells_event(document: Document, governor: int) -> bool:
    token = document.tokens[governor]
    lemma = lemma_of(token)
    return lemma in EVENT_NOUNS or lemma in TRANSITIVE or lemma in INTRANSITIVE or lemma in _HAPPENING


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
    own_unknown = own is not None and own.period_start is None and own.period_end is None
    add((None, None), none=1.0, none_unknown=float(own_unknown), none_hypothetical=float(claim.status == "hypothetical"),
        none_not_main=float(not same_event), none_pluperfect=float(tense == "pluperfect"), none_no_times=float(table.total == 0),
        none_vague=float(claim.low is None and claim.best is None and claim.high is None), none_implicit=float(claim.implicit),
        none_modal=float(tense in {"modal", "base"}), none_late=min(document.sentences[claim.sentence].paragraph, 15) / 15.0)
    if published is not None:
        add((None, published), open_total=1.0)
        add((published, published), day_published=1.0)
    spoken = speaking_day(document, claim.sentence, context.times.get(claim.sentence, []))
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
    return [(period, _with_shape(period, features, published, chances)) for period, features in options.items()]


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
        features["own_elsewhere"] = float(mine.sentence != claim.sentence)
    elif here:
        features["in_sentence"] = 1.0
        features["in_sentence_speech"] = float(all(row.of_speech for row in here))
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


_BY_MEASURE = ("own", "main", "day_published", "open_total", "before_here", "before_near", "from_situation", "from_main", "none", "own_since", "from_own", "until_own", "end_of_own", "named")
