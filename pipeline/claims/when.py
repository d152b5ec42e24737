"""Measure and period of the claims of an article, read in order: each decision rests on those before it."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable

from pipeline.claims.claim import Claim
from pipeline.claims.clause import are_joined, clause_of, words_near
from pipeline.claims.events import Context
from pipeline.claims.measure import certain_measure
from pipeline.claims.measure_features import article_features, chances, measure_features, measure_options, number_key
from pipeline.claims.period import apply_period, as_measured, certain_period, plain_period
from pipeline.claims.period_ranking import PeriodOptions
from pipeline.claims.ranker import Features, Ranker, load_ranker
from pipeline.claims.time_table import Period, TimeTable
from pipeline.language.document import Document
from pipeline.language.times import TimeExpression

_TOGETHER = 8  # claims that are dated together at most
_LISTED = frozenset({"list", "tally", "told_around", "same_count"})  # each entry may be of a time of its own
_HARMED = frozenset({"killed", "injured"})
_OF_ONE_SPAN = frozenset({"incident", "period"})
_STATES = frozenset({"held", "missing"})  # told of in a headline as they are
_LEAD = 2  # paragraphs with the title
_STATISTIC = 28  # days at least of the span that statistics are of
_AFTER = 5  # tokens from a figure to the time that it is of
_SAME_COUNT = 2  # sentences between a count and a figure that goes on with it
_FURTHER = frozenset({"another", "further", "additional"})
_SUMS = frozenset({"period", "cumulative"})
_SAME_SPAN = re.compile(
    r"\b(?:in|over|during|for|within) (?:the|that) same (?:[\w-]+ )?"
    r"(?:period|time|span|months?|year|weeks?|quarter|days)\b(?! (?:of|in|last)\b)",
    re.I,
)


class TimeReader:
    """What is known of an article's claims while their measures and periods are read one after the other."""

    def __init__(self, document: Document, context: Context) -> None:
        """The claims' own times and events must have been read (`events.read_context`, `events.assign_events`)."""
        self.document, self.context = document, context
        self._article = article_features(document)
        self._table = TimeTable.of(document)
        self._previous: Claim | None = None
        self._first: dict[tuple[str | float | None, ...], Claim] = {}  # claims of the lead by impact and number
        self._continued = -1  # the last sentence that goes on with the statistics of the one before
        self._told: dict[tuple[str, float], Claim] = {}

    def likely_measures(self, claim: Claim, ranker: Ranker) -> dict[str, float]:
        """The probabilities of a claim's measures: one alone where there is nothing to weigh, else those of the ranker."""
        certain = (
            certain_measure(self.document, claim)
            or self._measure_left(claim)
            or self._measure_of_same_span(claim)
            or self._measure_joined(claim)
        )
        if certain is None and self._previous is not None and (self._goes_on(claim) or self._is_listed(claim)):
            certain = self._previous.measure
        certain = certain or self._measure_of_count(claim)
        if certain is None and (story := self._story_of(claim)) is not None:
            certain = story.measure
        if certain is not None:
            return {certain: 1.0}
        return chances([ranker.score(features) for features in self.measures(claim)])

    def _measure_left(self, claim: Claim) -> str | None:
        """The measure of the second figure of `revised to 12 from 14`: the same toll as it was before."""
        previous, left = self._previous, self.document.tokens[self.document.token_at(claim.start) - 1]
        if previous is not None and claim.how == "compared" and previous.impact == claim.impact and previous.sentence == claim.sentence:
            return previous.measure  # `36 died in May, against 40 in June`
        if previous is None or left.lower != "from" or claim.how != "toll" or previous.how != "toll":
            return None
        return previous.measure if previous.end < left.start and previous.trigger == claim.trigger else None

    def _measure_of_count(self, claim: Claim) -> str | None:
        """`Leon counted 40 murders last year. In 2019 there were 52`: as what it goes on with, or of its own month or year."""
        previous, time = self._previous, claim.time
        if previous is None or claim.how != "same_count" or previous.impact != claim.impact or previous.measure == "change":
            return None
        if claim.sentence - previous.sentence > _SAME_COUNT:
            return None
        if previous.measure == "stock":
            return previous.measure
        if time is None or time is previous.time:
            time = self._time_beside(claim)
        if time is None:
            return previous.measure
        return "period" if time.kind == "point" and time.precision in {"month", "year", "range"} else None

    def _time_beside(self, claim: Claim) -> TimeExpression | None:
        """The first time told in a claim's sentence since the claim before it: `The worst year was 2010, with 340`."""
        document, previous = self.document, self._previous
        first, last = document.sentences[claim.sentence].first, document.token_at(claim.start) + _AFTER
        if previous is not None and previous.sentence == claim.sentence:
            first = max(first, document.token_at(previous.end - 1) + 1)
        at = bisect.bisect_left(document.times, first, key=lambda time: time.first)
        times = document.times[at : at + 1]
        return times[0] if times and times[0].first < last and times[0] is not claim.time else None

    def _measure_joined(self, claim: Claim) -> str | None:
        """`In May a storm left nine dead and 900 displaced`: those driven out by what is over are no running total."""
        previous, time, published = self._previous, claim.time, self.context.published
        if claim.impact != "displaced" or previous is None or previous.sentence != claim.sentence or previous.time is not time:
            return None
        if time is None or time.kind != "point" or time.period_end is None or published is None or time.period_end >= published:
            return None
        return previous.measure if previous.measure in _OF_ONE_SPAN and are_joined(self.document, previous, claim) else None

    def _goes_on(self, claim: Claim) -> bool:
        """`1,917 died between January and July. Another 3,302 were hurt`: whether a claim goes on with the statistics of the one before."""
        previous, document = self._previous, self.document
        if previous is None or previous.measure not in _SUMS or claim.implicit or not 0 <= claim.sentence - previous.sentence <= 1:
            return False
        if previous.period_start is None or previous.period_end is None or (previous.period_end - previous.period_start).days < _STATISTIC:
            return False
        if document.sentences[previous.sentence].paragraph != document.sentences[claim.sentence].paragraph:
            return False
        if self._measure_of_same_span(claim) is not None:
            return True
        if claim.time is not None and claim.time is not previous.time:
            return False
        if claim.sentence == previous.sentence:
            return claim.time is None and self._continued == claim.sentence
        if not _FURTHER & set(words_near(document, claim, 2, 2)) or clause_of(document, claim).tense in {"perfect", "present", "modal"}:
            return False
        self._continued = claim.sentence
        return True

    def _is_listed(self, claim: Claim) -> bool:
        """`Two men and a woman were arrested`: whether a claim's noun is joined to that of the one before, under one verb."""
        previous = self._previous
        if previous is None or previous.trigger != claim.trigger or previous.status != claim.status or claim.impact != previous.impact:
            return False
        noun = self.document.tokens[claim.anchor]
        return noun.dep == "conj" and noun.head == previous.anchor and previous.time is claim.time

    def _story_of(self, claim: Claim) -> Claim | None:
        """The claim of the story's first paragraphs that a headline tells of: of the same number and impact, where it names no time."""
        if claim.end > self.document.title_end or claim.time is not None or claim.implicit or claim.impact in _STATES:
            return None
        if claim.low is claim.best is claim.high is None:
            return None  # `dozens`
        return self._first.get((claim.impact, claim.low, claim.best, claim.high))

    def _measure_of_same_span(self, claim: Claim) -> str | None:
        """`36 Palestinians have died this year. Seven Israelis died in the same period`: what the span of the claim before sums up."""
        previous = self._previous
        if previous is None or previous.measure not in _SUMS or not 0 <= claim.sentence - previous.sentence <= 1:
            return None
        sentence = self.document.sentences[claim.sentence]
        return previous.measure if _SAME_SPAN.search(self.document.text, sentence.start, sentence.end) else None

    def measures(self, claim: Claim) -> list[Features]:
        """The candidates for a claim's measure, in the order of `MEASURES`."""
        return measure_options(measure_features(self.document, claim, self.context, self._article, self._previous, self._same(claim)))

    def periods(self, claim: Claim, likely: dict[str, float]) -> list[tuple[Period, Features]]:
        """The candidates for the period of a claim whose measure is known, one alone where the plain rules decide; `likely` are the
        probabilities of its measures."""
        plain_period(self.document, claim, self.context)
        if (whole := self._whole_of(claim)) is not None and whole.measure == claim.measure:
            return [((whole.period_start, whole.period_end), {})]
        previous = self._previous
        if previous is not None and (self._goes_on(claim) or self._is_listed(claim)):
            return [((previous.period_start, previous.period_end), {})]
        if previous is not None and self._measure_of_count(claim) is not None and (claim.time is None or claim.time is previous.time):
            beside = self._time_beside(claim)
            if beside is None:
                return [((previous.period_start, previous.period_end), {})]
            if claim.measure == "period" and beside.kind == "point" and beside.period_start is not None:
                return [((beside.period_start, beside.period_end), {})]
        if previous is not None and self._measure_joined(claim) is not None:
            return [((previous.period_start, previous.period_end), {})]
        if (story := self._story_of(claim)) is not None and story.measure == claim.measure:
            return [((story.period_start, story.period_end), {})]
        rule = as_measured(claim, self.context, (claim.period_start, claim.period_end))
        if certain_period(self.document, claim, self.context):
            return [(rule, {})]
        options = PeriodOptions(self.document, claim, self.context, self._table, self._previous, self._same(claim))
        return options.ranked(likely, rule)

    def is_joined(self, claim: Claim) -> bool:
        """`left nine dead and 40 wounded`: whether a claim and the one read before it are told together, of one time, by joined words."""
        previous = self._previous
        if previous is None or previous.sentence != claim.sentence or previous.measure != claim.measure or previous.status != claim.status:
            return False
        if claim.measure not in _OF_ONE_SPAN or not {claim.impact, previous.impact} <= _HARMED:
            return False
        if claim.implicit or previous.implicit or {claim.how, previous.how} & _LISTED:
            return False
        if previous.time is not claim.time or previous.counted is not claim.counted or previous.end > claim.start:
            return False
        return are_joined(self.document, previous, claim)

    def remember(self, claim: Claim) -> None:
        """Go on to the next claim: this one's measure and period are decided."""
        self._previous = claim
        if not claim.implicit and claim.end > self.document.title_end:
            if self.document.sentences[claim.sentence].paragraph <= _LEAD:
                self._first.setdefault((claim.impact, claim.low, claim.best, claim.high), claim)
        key = number_key(claim)
        if key is not None:
            self._told.setdefault(key, claim)

    def _whole_of(self, claim: Claim) -> Claim | None:
        """The claim that a part without a time of its own counts some of: of 110 labelled parts of one measure 107 have its days."""
        whole = claim.whole
        if whole is None or whole.impact != claim.impact or whole.sentence != claim.sentence or whole.start > claim.start:
            return None
        return whole if claim.time is None or claim.time is whole.time else None

    def _same(self, claim: Claim) -> Claim | None:
        key = number_key(claim)
        return self._told.get(key) if key is not None else None


def reading_order(document: Document, claims: Iterable[Claim]) -> list[Claim]:
    """Claims in text order, those of the title last: a headline is dated by the story below it."""
    return sorted(claims, key=lambda claim: (claim.end <= document.title_end, claim.start))


def fill_times(document: Document, claims: Iterable[Claim], context: Context) -> None:
    """Write measure and period of all claims; assertions take the period that the plain rules give."""
    reader = TimeReader(document, context)
    measure_ranker, period_ranker = load_ranker("measure"), load_ranker("period")
    told_together: list[Claim] = []
    chances: dict[Period, float] = {}  # summed over them
    for claim in reading_order(document, claims):
        if claim.kind != "numeric":
            plain_period(document, claim, context)
            continue
        likely = reader.likely_measures(claim, measure_ranker)
        claim.measure = max(likely, key=lambda measure: likely[measure])
        scores = {period: period_ranker.score(features) for period, features in reader.periods(claim, likely)}
        joined = len(told_together) < _TOGETHER and reader.is_joined(claim)
        common = {period: chances[period] + score for period, score in scores.items() if period in chances} if joined else {}
        told_together = [*told_together, claim] if common else [claim]
        chances = common or scores
        best = max(chances, key=lambda period: chances[period])
        for told in told_together:
            if told is claim or (told.period_start, told.period_end) != best:
                apply_period(document, told, context, best)
        reader.remember(claim)
