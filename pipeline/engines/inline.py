"""The engine that runs everything in this process, one batch after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Batch = TypeVar("Batch")
Result = TypeVar("Result")


class InlineEngine:
    """No processes, no copies: the engine to debug with, and quick enough for some thousand articles."""

    def map_batches(self, function: Callable[[Batch], Result], batches: Iterable[Batch]) -> Iterator[Result]:
        """The result of each batch, in order."""
        return map(function, batches)
