"""The limits themselves, and the settings that change them."""

from __future__ import annotations

import signal
import threading

import pytest

from pipeline.reading.limits import TooSlowError, memory_limit, restart_clock, time_limit
from pipeline.reading.settings import Settings, read_settings
from pipeline.reading.version import READER_VERSION


def compute(seconds: float) -> None:
    from time import process_time

    end = process_time() + seconds
    while process_time() < end:
        pass


def test_what_computes_too_long_is_stopped_and_nothing_of_the_timer_stays() -> None:
    before = signal.getsignal(signal.SIGPROF)
    with pytest.raises(TooSlowError), time_limit(0.05):
        compute(5)
    assert signal.getsignal(signal.SIGPROF) is before
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
    with time_limit(0.05):
        pass
    compute(0.1)


def test_the_clock_starts_anew_with_each_document() -> None:
    with time_limit(0.3):
        for _ in range(4):
            compute(0.1)
            restart_clock()
    restart_clock()
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0), "outside of a limit there is no clock"


def test_other_threads_and_inner_limits_are_left_alone() -> None:
    done = []

    def work() -> None:
        with time_limit(0.001):
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    with time_limit(30), time_limit(0.001):
        compute(0.05)
    assert done


def test_memory_that_is_asked_for_within_the_limit_alone() -> None:
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_AS)
    with pytest.raises(MemoryError), memory_limit(50_000_000):
        bytearray(2_000_000_000)
    assert resource.getrlimit(resource.RLIMIT_AS) == before
    with memory_limit(200_000_000):
        bytearray(1_000_000)


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("ASREPORTED_MAX_SECONDS", "0", "ASREPORTED_MAX_SECONDS must be a number above 0"),
        ("ASREPORTED_MAX_EXPANSION", "ten", "must be a number above 0, not 'ten'"),
        ("ASREPORTED_COLUMNS", "story", "FIELD=COLUMN"),
        ("ASREPORTED_COLUMNS", "text=", "FIELD=COLUMN"),
        ("ASREPORTED_COLUMNS", "body=story", "FIELD one of external_id"),
    ],
)
def test_settings_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch, variable: str, value: str, words: str) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(ValueError, match=variable) as error:
        read_settings()
    assert words in str(error.value)


def test_each_setting_makes_a_version_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_settings() == Settings()
    versions = {read_settings().reader_version}
    assert versions == {READER_VERSION}
    for variable in ("MAX_ARTICLE_BYTES", "MAX_EXPANSION", "MAX_NESTING", "MAX_SECONDS", "MAX_MEMORY_BYTES"):
        monkeypatch.setenv(f"ASREPORTED_{variable}", "7")
        versions.add(read_settings().reader_version)
    monkeypatch.setenv("ASREPORTED_COLUMNS", "text=Story , title=Kop")
    assert read_settings().columns == {"kop": "title", "story": "text"}
    versions.add(read_settings().reader_version)
    assert len(versions) == 7
