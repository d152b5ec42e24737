"""Where work on batches runs. An engine knows nothing of the work: it is given a function and batches.

`inline` runs it in this process, `local` in processes of this machine, `ray` on a Ray cluster (the extra `ray`). The results are the same.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from pipeline.engines.lost import WorkerLostError

Batch = TypeVar("Batch")
Result = TypeVar("Result")

DEFAULT_ENGINE = "inline"
ENGINE_VARIABLE = "ASREPORTED_ENGINE"
WORKERS_VARIABLE = "ASREPORTED_WORKERS"

# An engine's module is imported when it is chosen: Ray takes seconds.
ENGINES = {
    "inline": "pipeline.engines.inline:InlineEngine",
    "local": "pipeline.engines.local:LocalEngine",
    "ray": "pipeline.engines.ray_cluster:RayEngine",
}

__all__ = ["DEFAULT_ENGINE", "ENGINES", "ENGINE_VARIABLE", "WORKERS_VARIABLE", "Engine", "WorkerLostError", "engine"]


class Engine(Protocol):
    """Runs a function over batches; `workers` is how many at a time, as far as it is known before they are run."""

    workers: int

    def map_batches(
        self,
        function: Callable[[Batch], Result],
        batches: Iterable[Batch],
        *,
        split: Callable[[Batch], list[Batch]] | None = None,
        give_up: Callable[[Batch, str], Result] | None = None,
    ) -> Iterator[Result]:
        """The result of each batch, each once, in whatever order they are done; results must say themselves what they belong to.

        Function and batches can be pickled, so that they can run elsewhere. Batches are asked for as they are needed, a few ahead of
        the results that were taken. An error of the function is raised here.

        A batch whose process dies (memory, a crash of C code) is parted by `split`, and each part is tried once more, alone; one that
        ends its process again is answered by `give_up`, with the reason. Without them WorkerLostError is raised.
        """
        ...


def engine(name: str | None = None, workers: int | None = None) -> Engine:
    """The engine of that name, else the one that ASREPORTED_ENGINE names, else `inline`; `workers` (ASREPORTED_WORKERS) processes.

    Raises ValueError where there is no such engine or number, RuntimeError, naming the remedy, where it is not installed.
    """
    name = name or os.environ.get(ENGINE_VARIABLE) or DEFAULT_ENGINE
    if name not in ENGINES:
        raise ValueError(f"no engine {name!r}; the engines are {', '.join(sorted(ENGINES))}")
    workers = _number(os.environ.get(WORKERS_VARIABLE)) if workers is None else workers
    if workers is not None and workers < 1:
        raise ValueError(f"an engine needs at least one worker, not {workers}")
    module, _, kind = ENGINES[name].partition(":")
    found: Callable[[int | None], Engine] = getattr(importlib.import_module(module), kind)
    return found(workers)


def _number(text: str | None) -> int | None:
    if not text:
        return None
    try:
        return int(text)
    except ValueError:
        raise ValueError(f"{WORKERS_VARIABLE} must be a number of processes, not {text!r}") from None
