"""When: candidate periods of a claim, from the times of its article and the conventions of running totals, each with features."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from pipeline.claims.claim import Claim
from pipeline.claims.clause import Clause, above, clause_of, tokens_about
from pipeline.claims.counted_times import LEVELS
from pipeline.claims.events import Context
from pipeline.claims.main_time import RECENT_DAYS
from pipeline.claims.period import as_measured
from pipeline.claims.ranker import Features
from pipeline.claims.time_scope import is_about, is_out_of_scope, only_ranks
from pipeline.claims.time_table import Period, TimeGroup, TimeTable
from pipeline.claims.timing import day_told_on, is_of_comparison, is_reporting, nearest
from pipeline.language.document import Document
from pipeline.language.times import TimeExpression

# Words that set an event off from the one told before it.
_ELSEWHEN = frozenset("earlier previous previously another once past history former recently decades ago later separate separately".split())
# Features that are told apart by what is counted, tense, status and situation; and those that are told apart by measure.
_BY_SIGN = ("none", "main", "day_published", "open_total", "before_here", "before_near", "own", "told_just_before")
_BY_MEASURE = ("rule", "own")
_GROUPS = {
    **dict.fromkeys(("killed", "injured", "structures"), "harm"),
    **dict.fromkeys(("released", "rescued", "abducted", "evacuated"), "act"),
}
_HARM = frozenset({"killed", "injured", "missing", "structures"})
_FEW = 0.02  # a measure less likely than this does not count
_LONG_PAST = 180  # days
_LATE = 15  # paragraphs


class PeriodOptions:
    """The periods that one claim may have, each once, with its features; (None, None) is always one."""

    def __init__(
        self, document: Document, claim: Claim, context: Context, table: TimeTable, previous: Claim | None, same_count: Claim | None
    ) -> None:
        """`previous` is the claim read before and `same_count` an earlier one with the same impact and number, if their periods are
        known."""
        self.document, self.claim, self.context, self.table = document, claim, context, table
        self.clause = clause_of(document, claim)
        self.is_main = claim.event is not None and claim.event.role == "main"
        self.found: dict[Period, Features] = {}
        self._path = {claim.trigger, claim.anchor, *above(document, claim.trigger, LEVELS), *above(document, claim.anchor, LEVELS)}
        self._barred = self._days_about()
        self._undated()
        self._conventional()
        for group in table.near(claim.sentence):
            if group.is_future and claim.status != "hypothetical":
                continue
            if not self._is_over(group) and not self._is_of_another(group) and not self._is_of_speech(group):
                self._named(group)
        self._of_others(previous, same_count)

    def ranked(self, chances: Mapping[str, float], rule: Period) -> list[tuple[Period, Features]]:
        """The options with their features in full. `chances` are the probabilities of the claim's measures, `rule` the period that the
        plain rules give."""
        self._add(rule, rule=1.0)
        signs = self._signs()
        return [(period, self._in_full(period, features, chances, signs)) for period, features in self.found.items()]

    def _add(self, period: Period, **features: float) -> None:
        period = as_measured(self.claim, self.context, period)
        start, end = period
        if (start is not None and end is not None and start > end) or period in self._barred:
            return
        known = self.found.setdefault(period, {})
        for name, value in features.items():
            if value:
                known[name] = max(known.get(name, 0.0), value)

    def _is_over(self, group: TimeGroup) -> bool:
        """Whether a period of other sentences is long past and the claim's verb is perfect: what has happened is not of that time
        (`A storm killed 90 in 1999. So far we have evacuated 400`)."""
        last, published = group.period[1], self.context.published
        if last is None or published is None or self.clause.tense != "perfect" or group.within(self.claim.sentence):
            return False
        return (published - last).days > _LONG_PAST

    def _is_of_speech(self, group: TimeGroup) -> bool:
        """`12 died, police said on Tuesday. The blast was on Monday`: whether a period is a day of telling the main event."""
        first, last = group.period
        return first is not None and first == last and group.of_speech == len(group.rows) and self._tells_main_later(first)

    def _tells_main_later(self, day: dt.date) -> bool:
        """Whether a day is one of the fortnight after the main event, which other sentences date."""
        main = self.context.main_start
        if main is None or not self.is_main or self.claim.impact not in _HARM or self.claim.how == "toll":
            return False
        return 0 < (day - main).days <= RECENT_DAYS and self.table.is_told((main, self.context.main_end))

    def _is_of_another(self, group: TimeGroup) -> bool:
        """Whether a period is told only of what the claim's figure is held against, or of another clause or rank than its own."""
        return all(only_ranks(row.time) or (row.sentence == self.claim.sentence and self._dates_another(row.time)) for row in group.rows)

    def _dates_another(self, time: TimeExpression) -> bool:
        if time is self.claim.time:
            return False
        return is_of_comparison(self.document, self.claim, time) or is_out_of_scope(self.document, self.claim, time, self._path)

    def _days_about(self) -> set[Period]:
        """The days on which something is done about the deed that the claim counts: those of the arrest, the trial, the protest."""
        claim, own = self.claim, self.claim.time
        times = nearest(self.context.times.get(claim.sentence, []), claim.start)
        days = {(time.period_start, time.period_end) for time in times if is_about(self.document, claim, time.governor)}
        return days - {(None, None), (own.period_start, own.period_end) if own is not None else (None, None)}

    def _undated(self) -> None:
        claim, own = self.claim, self.claim.time
        sentence = self.document.sentences[claim.sentence]
        first = self.document.token_span(claim.start, claim.end)[0]
        lead_in = {t.lower for t in self.document.tokens[max(sentence.first, first - 3) : first + 2]}
        self._add(
            (None, None),
            none=1.0,
            none_unknown=float(own is not None and own.period_start is None and own.period_end is None),
            none_not_main=float(not self.is_main),
            none_another=float(any(t.lower in _ELSEWHEN for t in tokens_about(self.document, claim))),
            none_further=float(bool(lead_in & {"another", "other"})),
            none_no_times=float(not self.table.total),
            none_vague=float(claim.low is None and claim.best is None and claim.high is None),
            none_implicit=float(claim.implicit),
            none_late=min(sentence.paragraph, _LATE) / _LATE,
        )

    def _conventional(self) -> None:
        """Periods by convention: up to publication or the day of speaking, from the situation's or the main event's day."""
        context, published = self.context, self.context.published
        if published is not None:
            self._add((None, published), open_total=1.0)
            self._add((published, published), day_published=1.0)
        spoken = day_told_on(self.document, self.claim, context.times.get(self.claim.sentence, []))
        if spoken is not None and spoken != published:
            self._add((None, spoken), open_spoken=1.0)
            if not self._tells_main_later(spoken):
                self._add((spoken, spoken), day_spoken=1.0)
        for start, name in self._starts():
            self._add((start, published), **{f"from_{name}": 1.0})
            if spoken is not None:
                self._add((start, spoken), **{f"from_{name}_spoken": 1.0})
        if context.main_start is not None:
            self._add((context.main_start, context.main_end), main=1.0, main_same_event=float(self.is_main))

    def _starts(self) -> list[tuple[dt.date, str]]:
        named = ((self.context.start, "situation"), (self.context.main_start, "main"))
        return [(day, name) for day, name in named if day is not None]

    def _named(self, group: TimeGroup) -> None:
        first, last = group.period
        published, own = self.context.published, self.claim.time
        self._add(group.period, **self._group_features(group))
        if own is None or (own.period_start, own.period_end) != group.period:
            return
        if first is not None and first != published:
            self._add((first, published), from_own=1.0, **{f"from_own_{own.kind}": 1.0})
        if last is not None and last != published:
            self._add((None, last), until_own=1.0, **{f"until_own_{own.marker or 'bare'}": 1.0})
            self._add((last, last), end_of_own=1.0)
        for start, name in self._starts():
            if last is not None and start < last:
                self._add((start, last), **{f"{name}_until_own": 1.0})

    def _group_features(self, group: TimeGroup) -> Features:
        claim, own, document = self.claim, self.claim.time, self.document
        features: Features = {"named": 1.0}
        here = group.within(claim.sentence)
        if own is not None and (own.period_start, own.period_end) == group.period:
            features.update({"own": 1.0, f"own_{own.kind}": 1.0})
            mine = next((row for row in here if row.time is own), None)
            if mine is None:
                features["own_elsewhere"] = 1.0
            else:
                features.update({f"own_{tie(document, claim, self.clause, own)}": 1.0, "own_event": float(mine.of_event)})
        elif here:
            features["in_sentence"] = 1.0
            features["in_sentence_speech"] = float(all(row.of_speech for row in here))
            features["in_sentence_event"] = float(any(row.of_event for row in here))
            features.update({f"in_sentence_{tie(document, claim, self.clause, row.time)}": 1.0 for row in here})
        elif own is not None:
            features["other_than_own"] = 1.0
        self._order(group, bool(here), features)
        features["lead"] = 1.0 / (1.0 + group.rows[0].paragraph)
        if group.first_event_paragraph is not None:
            features["lead_event"] = 1.0 / (1.0 + 0.5 * group.first_event_paragraph)
        features["share"] = len(group.rows) / self.table.total
        features["event_share"] = group.of_event / len(group.rows)
        features["speech_share"] = group.of_speech / len(group.rows)
        if self.is_main:
            features.update({f"{n}_main": features.get(n, 0.0) for n in ("lead", "lead_event", "share", "event_share")})
        features["since_anywhere"] = float(group.is_start)
        features["future"] = float(group.is_future and claim.status != "hypothetical")
        last, published = group.period[1], self.context.published
        if last is not None and published is not None:
            features[f"age={_age((published - last).days)}"] = 1.0
        return features

    def _order(self, group: TimeGroup, is_here: bool, features: Features) -> None:
        """Where the group's times stand before the claim."""
        claim = self.claim
        last = group.last_before(claim.sentence)
        if last is None or last.time.end <= self.document.title_end:
            if not is_here:
                features["only_after"] = 1.0
            return
        distance = claim.sentence - last.sentence
        same_paragraph = last.paragraph == self.document.sentences[claim.sentence].paragraph
        features["before"] = 1.0 / (1.0 + 0.5 * distance)
        features["before_same_paragraph"] = float(same_paragraph)
        features["before_event"] = float(last.of_event) / (1.0 + 0.3 * distance)
        features["before_speech"] = float(last.of_speech) / (1.0 + 0.3 * distance)
        if claim.time is None and distance <= 2 and same_paragraph and last.of_event:
            features["told_just_before"] = 1.0
            features["told_just_before_last"] = float(not self.table.between(last.time.start, claim.start))

    def _of_others(self, previous: Claim | None, same_count: Claim | None) -> None:
        claim, own = self.claim, self.claim.time
        if previous is not None:
            gap = claim.sentence - previous.sentence
            near = "here" if gap == 0 else "near" if 0 < gap <= 2 else "far"
            names = [f"before_{near}", *([f"before_{near}_no_time"] if own is None or own is previous.time else [])]
            self._add((previous.period_start, previous.period_end), **dict.fromkeys(names, 1.0))
        if claim.whole is not None and claim.whole.measure:
            self._add((claim.whole.period_start, claim.whole.period_end), whole=1.0)
        if same_count is not None:
            self._add((same_count.period_start, same_count.period_end), same_count=1.0, same_count_no_time=float(own is None))

    def _signs(self) -> list[str]:
        claim = self.claim
        signs = [_GROUPS.get(claim.impact, claim.impact), f"tense_{self.clause.tense}", f"situation_{self.context.situation or 'none'}"]
        return [*signs, "hypothetical"] if claim.status == "hypothetical" else signs

    def _in_full(self, period: Period, features: Features, chances: Mapping[str, float], signs: list[str]) -> Features:
        made = dict(features)
        for name in _BY_SIGN:
            if name in features:
                made.update({f"{name}_{sign}": features[name] for sign in signs})
        shape = f"shape={_shape(period, self.context.published)}"
        made[shape] = 1.0
        for measure, chance in chances.items():
            if chance > _FEW:
                made[f"{measure}:{shape}"] = chance
                made.update({f"{measure}:{name}": chance * features[name] for name in _BY_MEASURE if name in features})
        return made


def tie(document: Document, claim: Claim, clause: Clause, time: TimeExpression) -> str:
    """How the grammar ties a time to a claim of its sentence: direct, below (through what the claim's verb governs), above, speech,
    apart, or loose where the time hangs on nothing."""
    governor = time.governor
    if governor is None:
        return "loose"
    if governor in (claim.trigger, claim.anchor, claim.head):
        return "direct"
    if governor in clause.chain:
        if is_reporting(document, governor):
            return "speech"
        return "direct" if governor in clause.chain[:3] else "above"
    return "below" if any(i in clause.chain[:3] for i in above(document, governor, 3)) else "apart"


def _shape(period: Period, published: dt.date | None) -> str:
    start, end = period
    if start is None or end is None:
        return "none" if start is end else "open_start" if start is None else "open_end"
    if start == end:
        return "day"
    if end == published:
        return "to_now"
    days = (end - start).days
    return "week" if days <= 7 else "month" if days <= 31 else "long"


def _age(days: int) -> str:
    if days < 0:
        return "ahead"
    return str(days) if days <= 1 else "week" if days <= 7 else "month" if days <= 31 else "old"
