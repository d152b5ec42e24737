"""The engine that runs batches in processes of this machine, each of which loads its models once."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
import signal
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any, TypeVar, cast

from pipeline.engines.lost import Task, Tasks, WorkerLostError, tasks

Batch = TypeVar("Batch")
Result = TypeVar("Result")

_READY, _DONE, _FAILED = "ready", "done", "failed"
_SECONDS_TO_END = 5.0


@dataclass(slots=True)
class _Worker:
    """A process and this end of its line; `task` is what it works on, or will when it is ready."""

    process: SpawnProcess
    line: Connection[Any, Any]
    task: Task[Any] | None = None
    is_ready: bool = False


class LocalEngine:
    """Processes that are spawned, so that it works alike on every system, and fed one batch at a time."""

    def __init__(self, workers: int | None = None) -> None:
        """So many processes; one a processor that this process may use, where that is None."""
        self.workers = workers or usable_processors()

    def map_batches(
        self,
        function: Callable[[Batch], Result],
        batches: Iterable[Batch],
        *,
        split: Callable[[Batch], list[Batch]] | None = None,
        give_up: Callable[[Batch, str], Result] | None = None,
    ) -> Iterator[Result]:
        """The result of each batch as it is done; see `Engine`."""
        todo: Tasks[Batch, Result] = tasks(batches, split, give_up)
        workers: dict[Connection[Any, Any], _Worker] = {}
        try:
            waiting = todo.next()  # a worker is started only where there is a batch for it
            while waiting is not None or workers:
                while waiting is not None and len(workers) < self.workers:
                    worker = _start(function)
                    workers[worker.line] = worker
                    worker.task, waiting = waiting, todo.next()
                for line in cast("list[Connection[Any, Any]]", wait(list(workers))):
                    worker = workers[line]
                    try:
                        outcome, answer = line.recv()
                    except (EOFError, OSError):
                        del workers[line]
                        _lost(worker, todo)
                        waiting = waiting or todo.next()
                        yield from todo.take_given_up()
                        continue
                    if outcome == _READY:
                        worker.is_ready = True
                        _send(worker)
                        continue
                    if outcome == _FAILED:
                        raise answer
                    worker.task, waiting = waiting, todo.next() if waiting is not None else None
                    if worker.task is not None:
                        _send(worker)  # before the result is handed on: the process works while that is written
                    else:
                        del workers[line]
                        _stop(worker)
                    yield answer
        finally:
            for worker in workers.values():
                worker.process.terminate()
            for worker in workers.values():
                _stop(worker)


def usable_processors() -> int:
    """How many processors this process may run on."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on this system
        return os.cpu_count() or 1


def _start(function: Callable[[Batch], Result]) -> _Worker:
    context = multiprocessing.get_context("spawn")
    line, other_end = context.Pipe()
    process = context.Process(target=_serve, args=(other_end, function), daemon=True, name="asreported-worker")
    process.start()
    other_end.close()  # so that the line ends with the process
    return _Worker(process, line)


def _send(worker: _Worker) -> None:
    assert worker.task is not None
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # it died meanwhile: the next `recv` says so
        worker.line.send(worker.task.batch)


def _stop(worker: _Worker) -> None:
    worker.line.close()
    worker.process.join(_SECONDS_TO_END)
    if worker.process.is_alive():
        worker.process.kill()
        worker.process.join()


def _lost(worker: _Worker, todo: Tasks[Batch, Result]) -> None:
    worker.process.join(_SECONDS_TO_END)
    code = worker.process.exitcode
    died = f"was killed by {signal.Signals(-code).name}" if code is not None and code < 0 else f"ended with exit code {code}"
    hint = "; it may have run out of memory: try fewer workers" if code == -signal.SIGKILL else ""
    worker.line.close()
    if not worker.is_ready or worker.task is None:
        raise WorkerLostError(f"a worker process {died} before it could start{hint}")
    todo.lost(worker.task, f"the worker process {died}{hint}")


def _serve(line: Connection[Any, Any], function: Callable[[Any], Any]) -> None:
    """What a worker does: batches in, results out, until the line ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process of the terminal; the first one ends the others
    try:
        line.send((_READY, None))
        while True:
            batch = line.recv()
            try:
                answer = (_DONE, function(batch))
            except Exception as error:
                answer = (_FAILED, _portable(error))
            line.send(answer)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _portable(error: Exception) -> Exception:
    """The error with its trace as a note; one that cannot be pickled as a RuntimeError of its words."""
    trace = "".join(traceback.format_exception(error))
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        error = RuntimeError(f"{type(error).__name__}: {error}")
    error.add_note(f"in a worker process:\n{trace}")
    return error
