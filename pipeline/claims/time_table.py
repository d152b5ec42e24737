"""The dated times of an article, grouped by the days that they name, with what does not depend on a claim."""

from __future__ import annotations

import bisect
import datetime as dt
from dataclasses import dataclass, field

from pipeline.claims.main_time import tells_event
from pipeline.claims.timing import event_times, is_reporting, usable
from pipeline.language.document import Document
from pipeline.language.times import TimeExpression

Period = tuple[dt.date | None, dt.date | None]

_LEAD_GROUPS = 16  # a claim looks at the first of the article and at those near it, so that the work stays linear
_BACK, _AHEAD = 12, 2  # sentences
_IN_SENTENCE = 16  # times looked at of one sentence


@dataclass(slots=True)
class DatedTime:
    """A time that names days."""

    time: TimeExpression
    sentence: int
    paragraph: int
    of_event: bool  # hangs on a noun or verb of an event or of harm
    of_speech: bool  # is the day of speaking


@dataclass(slots=True)
class TimeGroup:
    """All times of an article that name the same days, in text order."""

    period: Period
    rows: list[DatedTime] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    of_event: int = 0
    of_speech: int = 0
    first_event_paragraph: int | None = None
    is_start: bool = False  # named by a `since`
    is_future: bool = True

    def add(self, row: DatedTime) -> None:
        """Take in one more time."""
        self.rows.append(row)
        self.sentences.append(row.sentence)
        self.of_event += row.of_event
        self.of_speech += row.of_speech
        if row.of_event and self.first_event_paragraph is None:
            self.first_event_paragraph = row.paragraph
        self.is_start = self.is_start or row.time.kind == "since"
        self.is_future = self.is_future and row.time.is_future

    def last_before(self, sentence: int) -> DatedTime | None:
        """The last of its times before a sentence."""
        i = bisect.bisect_left(self.sentences, sentence)
        return self.rows[i - 1] if i else None

    def within(self, sentence: int) -> list[DatedTime]:
        """Its times in a sentence."""
        first = bisect.bisect_left(self.sentences, sentence)
        return self.rows[first : min(bisect.bisect_right(self.sentences, sentence), first + _IN_SENTENCE)]


@dataclass(slots=True)
class TimeTable:
    """The groups by period in the order of their first times, and where all times stand."""

    groups: dict[Period, TimeGroup] = field(default_factory=dict)
    by_sentence: dict[int, list[Period]] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, document: Document) -> TimeTable:
        """The table of an article whose times are found."""
        table = cls()
        for time in event_times(document):
            sentence = document.sentence_at(time.start)
            if sentence is None or not usable(time):
                continue
            governor = time.governor
            of_event = governor is not None and tells_event(document, governor)
            of_speech = governor is not None and is_reporting(document, governor)
            period = (time.period_start, time.period_end)
            table.groups.setdefault(period, TimeGroup(period)).add(
                DatedTime(time, sentence.number, sentence.paragraph, of_event, of_speech)
            )
            table.by_sentence.setdefault(sentence.number, []).append(period)
            table.starts.append(time.start)
        return table

    @property
    def total(self) -> int:
        """How many times there are."""
        return len(self.starts)

    def near(self, sentence: int) -> list[TimeGroup]:
        """The groups that a claim of the sentence may take its period from: those of the lead and those named near it."""
        periods = dict.fromkeys(list(self.groups)[:_LEAD_GROUPS])
        for number in range(sentence - _BACK, sentence + _AHEAD + 1):
            periods.update(dict.fromkeys(self.by_sentence.get(number, ())[:_IN_SENTENCE]))
        return [self.groups[period] for period in periods]

    def is_told(self, period: Period) -> bool:
        """Whether a time that names these days is no day of speaking."""
        return period in self.groups and self.groups[period].of_speech < len(self.groups[period].rows)

    def between(self, start: int, end: int) -> int:
        """How many times begin between two offsets."""
        return max(0, bisect.bisect_left(self.starts, end) - bisect.bisect_right(self.starts, start))
