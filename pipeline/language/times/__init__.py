"""Time expressions of news English and the days that they name."""

from __future__ import annotations

from pipeline.language.times.expression import TimeExpression
from pipeline.language.times.find import find_times

__all__ = ["TimeExpression", "find_times"]
