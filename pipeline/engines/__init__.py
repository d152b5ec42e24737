"""Where work on batches runs. An engine knows nothing of the work: it is given a function and batches.

`inline` runs it in this process. Others (local processes, a cluster) are added as one module each and entered in ENGINES.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from pipeline.engines.inline import InlineEngine

Batch = TypeVar("Batch")
Result = TypeVar("Result")

DEFAULT_ENGINE = "inline"


class Engine(Protocol):
    """Runs a function over batches."""

    def map_batches(self, function: Callable[[Batch], Result], batches: Iterable[Batch]) -> Iterator[Result]:
        """The result of each batch, each once, in whatever order they are done; results must say themselves what they belong to.

        `function` and batches can be pickled, so that they can run elsewhere. An error of the function is raised here.
        """
        ...


ENGINES: dict[str, Callable[[], Engine]] = {DEFAULT_ENGINE: InlineEngine}


def engine(name: str = DEFAULT_ENGINE) -> Engine:
    """The engine of that name; ValueError, listing the engines, where there is none."""
    if name not in ENGINES:
        raise ValueError(f"no engine {name!r}; the engines are {', '.join(sorted(ENGINES))}")
    return ENGINES[name]()
