"""A short form of `python -m benchmarks.fuzz`: damaged files of every format, read by a run's own code in a process of its own."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def fuzz(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The benchmark."""
    monkeypatch.syspath_prepend(str(ROOT))
    return importlib.import_module("benchmarks.fuzz")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the limit of memory is Linux's")
def test_nothing_crashes_hangs_or_gets_lost(fuzz: ModuleType, tmp_path: Path) -> None:
    tallies, reader = fuzz.fuzz(200, 7, tmp_path)
    assert {form: tally.faults for form, tally in tallies.items() if tally.faults} == {}
    assert reader.deaths == []
    assert sum(tally.inputs for tally in tallies.values()) == 200
    assert sum(tally.with_articles for tally in tallies.values()) > 20, "some damage leaves articles readable"


def test_the_same_seed_makes_the_same_inputs(fuzz: ModuleType) -> None:
    one, same, other = (list(fuzz.inputs(60, seed)) for seed in (1, 1, 2))
    assert one == same != other
    sound = {form: sample.pack(sample.data) for form, sample in fuzz.samples().items()}
    assert sum(data != sound[form] for form, _, data in one) > 50, "nearly every input is damaged"
