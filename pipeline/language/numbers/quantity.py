"""One number of a text: its span, its value and bounds, and what it counts."""

from __future__ import annotations

from dataclasses import dataclass

Value = int | float | None


@dataclass(slots=True)
class Quantity:
    """A number as written, with the bounds that its words give it.

    `start`..`end` cover the number with its quantifier words (`at least 20`), `number_start`..`number_end` the bare number (`20`).
    `low`, `best`, `high` follow the quantifier: exact n: n, n, n; at_least and more_than: n, n, null; at_most and less_than: null, null, n;
    about: null, n, null; nearly: null, n, n; range: low, null, high; vague: three nulls. A date, time or score of several numbers
    has nulls too.
    Fields below `trend_role` are filled by `pipeline.language.quantities`; `find_numbers` sets `unit_kind` only where the characters
    around the number show it (a date, a clock time, an age, a score, money, percent, an identifier).
    """

    start: int
    end: int
    number_start: int
    number_end: int
    number_text: str
    quantifier: str  # exact at_least more_than at_most less_than about nearly range vague
    low: Value
    best: Value
    high: Value
    is_round: bool = False  # ends in zeros, as a rounded figure would
    is_zero_word: bool = False  # `no`, `none`, `nobody`, `zero`: a zero said in words
    is_group_noun: bool = False  # `a couple`, `a pair`: a group of known size, not a count of victims
    trend: str | None = None  # up, down
    trend_role: str | None = None  # to (new level), from (old level), by (size of the change), more (added to others)
    unit_kind: str = "none"  # person object currency percent ratio length area mass temperature duration age date time ordinal ...
    unit_text: str | None = None  # the unit as written
    unit: str | None = None  # the unit in the singular, spelt out
    concept: str | None = None  # words around the unit that say what is counted
    head: int | None = None  # token of the noun counted, None where it is left out
    token_first: int = -1  # tokens of the bare number, last exclusive
    token_last: int = -1

    @property
    def value(self) -> Value:
        """The one number to compute with where there is one: best, else the only bound."""
        if self.best is not None:
            return self.best
        return self.high if self.low is None else self.low if self.high is None else None
