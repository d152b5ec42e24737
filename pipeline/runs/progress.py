"""How a run says how far it is."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Called now and then with the stage (`ingest`, `extract`, `derive`, `catalogue`), what is done of it, and how much there is."""

    def __call__(self, stage: str, done: int, total: int) -> None: ...


def silent(stage: str, done: int, total: int) -> None:
    """The progress that says nothing."""
