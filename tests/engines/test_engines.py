"""An engine gives the result of every batch once, survives the death of a process, and is chosen by its name."""

from __future__ import annotations

import importlib.util
import itertools
import multiprocessing

import pytest

from pipeline.engines import ENGINE_VARIABLE, ENGINES, WORKERS_VARIABLE, WorkerLostError, engine
from pipeline.engines.inline import InlineEngine
from pipeline.engines.local import LocalEngine

NEEDS_RAY = pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="the extra `ray` is not installed")
EVERY = [pytest.param(name, marks=NEEDS_RAY) if name == "ray" else name for name in sorted(ENGINES)]

# `eval` is the work in these tests: what the processes run must be known to them by name, and their batches can then be anything.
DIES = "__import__('os')._exit(9)"


@pytest.mark.parametrize("name", EVERY)
def test_every_batch_has_its_result(name: str) -> None:
    assert sorted(engine(name, workers=2).map_batches(sum, [[1, 2], [3], []])) == [0, 3, 3]


@pytest.mark.parametrize("name", EVERY)
def test_an_error_of_the_work_is_raised(name: str) -> None:
    with pytest.raises(ZeroDivisionError):
        list(engine(name, workers=2).map_batches(eval, ["1", "1 / 0"]))


def test_an_unknown_engine_is_named_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="no engine 'steam'; the engines are inline, local, ray"):
        engine("steam")


def test_the_environment_names_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(engine(), InlineEngine)
    monkeypatch.setenv(ENGINE_VARIABLE, "local")
    monkeypatch.setenv(WORKERS_VARIABLE, "3")
    assert isinstance(engine(), LocalEngine)
    assert isinstance(engine("inline"), InlineEngine)


@pytest.mark.parametrize(("workers", "why"), [("none", "must be a number of processes, not 'none'"), ("0", "at least one worker")])
def test_a_number_of_workers_is_a_number(workers: str, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(WORKERS_VARIABLE, workers)
    with pytest.raises(ValueError, match=why):
        engine("local")


def test_nothing_to_do_starts_no_process() -> None:
    assert list(LocalEngine(2).map_batches(len, [])) == []
    assert not multiprocessing.active_children()


def test_batches_are_asked_for_as_they_are_needed() -> None:
    asked = itertools.count()
    results = LocalEngine(2).map_batches(eval, (str(next(asked)) for _ in itertools.repeat(None)))
    taken = {next(results) for _ in range(3)}
    results.close()
    assert len(taken) == 3
    assert next(asked) < 10
    assert not multiprocessing.active_children()


def test_a_batch_whose_process_dies_is_tried_again_in_parts_and_given_up_alone() -> None:
    batches = ["1", f"2 if [7] else {DIES}", f"[3, {DIES}]", "4"]
    split = {batches[2]: ["3", DIES]}
    found = LocalEngine(2).map_batches(eval, batches, split=split.__getitem__, give_up=lambda batch, reason: f"{batch}: {reason}")
    assert sorted(map(str, found)) == ["1", "2", "3", "4", f"{DIES}: the worker process ended with exit code 9"]


def test_without_a_way_to_give_up_the_death_of_a_process_is_an_error() -> None:
    with pytest.raises(WorkerLostError, match="the worker process ended with exit code 9"):
        list(LocalEngine(1).map_batches(eval, [DIES]))


def test_a_process_that_is_killed_is_told_with_the_usual_cause() -> None:
    batch = "__import__('os').kill(__import__('os').getpid(), 9)"
    with pytest.raises(WorkerLostError, match="killed by SIGKILL; it may have run out of memory"):
        list(LocalEngine(1).map_batches(eval, [batch]))
