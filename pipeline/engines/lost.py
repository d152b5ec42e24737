"""What every engine does with a batch whose process died."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Batch = TypeVar("Batch")
Result = TypeVar("Result")


class WorkerLostError(RuntimeError):
    """A process that worked for an engine ended of itself."""


@dataclass(frozen=True, slots=True)
class Task(Generic[Batch]):
    """A batch to be worked on; `again` where its process died before."""

    batch: Batch
    again: bool = False


@dataclass(slots=True)
class Tasks(Generic[Batch, Result]):
    """The batches still to be done, those to be tried once more first, and the results of those that were given up."""

    batches: Iterator[Batch]
    split: Callable[[Batch], list[Batch]] | None
    give_up: Callable[[Batch, str], Result] | None
    given_up: list[Result] = field(default_factory=list)
    _again: deque[Task[Batch]] = field(default_factory=deque)

    def next(self) -> Task[Batch] | None:
        """The next one; None where all are given out."""
        if self._again:
            return self._again.popleft()
        for batch in self.batches:
            return Task(batch)
        return None

    def lost(self, task: Task[Batch], reason: str) -> None:
        """Note that the process of a task died: it is tried once more in parts, or given up. WorkerLostError where neither is known."""
        if not task.again and self.split is not None:
            self._again.extend(Task(part, again=True) for part in self.split(task.batch))
        elif task.again and self.give_up is not None:
            self.given_up.append(self.give_up(task.batch, reason))
        else:
            raise WorkerLostError(reason)

    def unlucky(self, task: Task[Batch]) -> None:
        """Note that a task was lost through no fault of its own, with its machine: it is tried again as it is."""
        self._again.append(task)

    def take_given_up(self) -> Iterator[Result]:
        """The results of those that were given up since the last call."""
        found, self.given_up = self.given_up, []
        yield from found


def tasks(
    batches: Iterable[Batch], split: Callable[[Batch], list[Batch]] | None, give_up: Callable[[Batch, str], Result] | None
) -> Tasks[Batch, Result]:
    """The batches as tasks."""
    return Tasks(iter(batches), split, give_up)
