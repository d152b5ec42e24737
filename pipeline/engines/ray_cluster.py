"""The engine that runs batches on a Ray cluster: that of RAY_ADDRESS, else one that it starts on this machine for the run.

Models live in actors, one a processor. Batches are fed one at a time to each, so that what is held is what is being worked on. The same
loop would be hidden in Ray Data; it is led from here because batches are made as they are asked for, results are written one by one
as they come, and a batch that ends its process must be told from one whose machine went away.
"""

from __future__ import annotations

import os
import pickle
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from pipeline.engines.lost import Task, Tasks, WorkerLostError, tasks

try:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is sent anywhere
    import ray
    from ray.exceptions import ObjectLostError, RayActorError, RayTaskError
except ImportError as error:
    raise RuntimeError("the engine `ray` is not installed: pip install 'asreported[ray]'") from error

Batch = TypeVar("Batch")
Result = TypeVar("Result")

_SECONDS_FOR_A_NODE = 120.0  # to begin with a cluster that grows on demand
_SECONDS_TO_TELL = 5.0  # until a cluster says of a node that it is gone
_SETTINGS = "ASREPORTED_"


@dataclass(slots=True)
class _Worker:
    """An actor, the node that it runs on once it has said so, and what it works on."""

    actor: Any
    node: str | None = None
    task: Task[Any] | None = None


class _Reader:
    """What runs in the cluster: a function, and in its modules the models that it loads."""

    def __init__(self, function: bytes, settings: dict[str, str]) -> None:
        os.environ.update(settings)  # before the function's modules are imported: they may read them
        self._function: Callable[[Any], Any] = pickle.loads(function)

    def node(self) -> str:
        return str(ray.get_runtime_context().get_node_id())

    def work(self, batch: Any) -> Any:
        return self._function(batch)


class RayEngine:
    """Actors on a Ray cluster."""

    def __init__(self, workers: int | None = None) -> None:
        """So many actors; one a processor of the cluster, where that is None."""
        self._n_workers = workers
        self.workers = workers or 1

    def map_batches(
        self,
        function: Callable[[Batch], Result],
        batches: Iterable[Batch],
        *,
        split: Callable[[Batch], list[Batch]] | None = None,
        give_up: Callable[[Batch, str], Result] | None = None,
    ) -> Iterator[Result]:
        """The result of each batch as it is done; see `Engine`. A batch whose node goes away is done again on another."""
        started_here = not ray.is_initialized()
        if started_here:
            _connect(self._n_workers)
        try:
            yield from _Run(function, tasks(batches, split, give_up)).results(self._n_workers or _processors())
        finally:
            if started_here:
                ray.shutdown()


class _Run:
    """One call of `map_batches`."""

    def __init__(self, function: Callable[[Any], Any], todo: Tasks[Any, Any]) -> None:
        self._todo = todo
        self._settings = {name: value for name, value in os.environ.items() if name.startswith(_SETTINGS)}
        self._function = ray.cloudpickle.dumps(function)
        self._kind = ray.remote(num_cpus=1, max_restarts=0)(_Reader)
        self._pending: dict[Any, _Worker] = {}  # what is waited for: an actor's start, or its result
        self._idle: list[_Worker] = []

    def results(self, n_workers: int) -> Iterator[Any]:
        """The result of each task. Actors beyond the number of tasks are not made."""
        try:
            yield from self._results(n_workers)
        finally:
            for worker in [*self._pending.values(), *self._idle]:
                ray.kill(worker.actor)

    def _results(self, n_workers: int) -> Iterator[Any]:
        last_sign = time.monotonic()
        task = self._todo.next()
        while task is not None or any(worker.task for worker in self._pending.values()):
            while task is not None and self._idle:
                self._give(self._idle.pop(), task)
                task = self._todo.next()
            if task is not None and len(self._pending) < n_workers:
                self._start()
                continue
            ready, _ = ray.wait(list(self._pending), timeout=1.0)
            if ready or any(worker.task for worker in self._pending.values()):
                last_sign = time.monotonic()
            elif time.monotonic() - last_sign > _SECONDS_FOR_A_NODE:
                raise WorkerLostError(f"no node of the Ray cluster took a worker in {_SECONDS_FOR_A_NODE:.0f} s: has it a free processor?")
            for reference in ready:
                worker = self._pending.pop(reference)
                if worker.task is None:
                    self._started(worker, reference)
                    continue
                try:
                    result = ray.get(reference)
                except RayTaskError as error:
                    raise error.as_instanceof_cause() from None
                except (RayActorError, ObjectLostError) as error:
                    self._lost(worker, error)
                    task = task or self._todo.next()
                    yield from self._todo.take_given_up()
                    continue
                worker.task = None
                self._idle.append(worker)
                if task is not None:  # before the result is handed on: the actor works while that is written
                    self._give(self._idle.pop(), task)
                    task = self._todo.next()
                yield result

    def _start(self) -> None:
        actor = self._kind.remote(self._function, self._settings)
        self._pending[actor.node.remote()] = _Worker(actor)

    def _started(self, worker: _Worker, reference: Any) -> None:
        try:
            worker.node = ray.get(reference)
        except RayActorError as error:
            if "creation task" in str(error) or worker.node is not None:
                raise WorkerLostError(f"a worker of the Ray cluster could not start: {error}") from error
            return  # its node went away: another is started where there is work for it
        self._idle.append(worker)

    def _give(self, worker: _Worker, task: Task[Any]) -> None:
        worker.task = task
        self._pending[worker.actor.work.remote(task.batch)] = worker

    def _lost(self, worker: _Worker, error: Exception) -> None:
        assert worker.task is not None
        if isinstance(error, ObjectLostError) or not _is_alive(worker.node):
            self._todo.unlucky(worker.task)
        else:
            self._todo.lost(worker.task, "the worker process died: " + " ".join(str(error).split())[:200])


def _connect(workers: int | None) -> None:
    if os.environ.get("RAY_ADDRESS"):
        ray.init(log_to_driver=False)
    else:
        ray.init(address="local", num_cpus=workers, include_dashboard=False, log_to_driver=False, _node_ip_address="127.0.0.1")


def _processors() -> int:
    return max(1, int(ray.cluster_resources().get("CPU", 1)))


def _is_alive(node: str | None) -> bool:
    """Whether the cluster still has the node a few seconds on; it learns of a node's end a little later than of its actors'."""
    deadline = time.monotonic() + _SECONDS_TO_TELL
    while time.monotonic() < deadline:
        if not any(found["NodeID"] == node and found["Alive"] for found in ray.nodes()):
            return False
        time.sleep(0.2)
    return True
