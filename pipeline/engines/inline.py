"""The engine that runs everything in this process, one batch after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Batch = TypeVar("Batch")
Result = TypeVar("Result")


class InlineEngine:
    """No processes, no copies: the engine to debug with, and quick enough for some thousand articles."""

    workers = 1

    def __init__(self, workers: int | None = None) -> None:
        """One process, whatever `workers` says."""

    def map_batches(
        self,
        function: Callable[[Batch], Result],
        batches: Iterable[Batch],
        *,
        split: Callable[[Batch], list[Batch]] | None = None,
        give_up: Callable[[Batch, str], Result] | None = None,
    ) -> Iterator[Result]:
        """The result of each batch, in order. What ends this process ends the run: `split` and `give_up` are not called."""
        return map(function, batches)
