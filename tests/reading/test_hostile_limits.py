"""Files that would take too much time or memory: each is given up at its limit, and the rest is read."""

from __future__ import annotations

import gzip
import runpy
import subprocess
import sys
import tracemalloc
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from pipeline.reading import files, html_reader, markup
from pipeline.reading.files import read_paths

if TYPE_CHECKING:
    from tests.reading.conftest import Read

SAMPLES = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("samples.py"))))
FERRY, FIRE, GOOD, reasons = SAMPLES.FERRY, SAMPLES.FIRE, SAMPLES.GOOD, SAMPLES.reasons
TODAY = SAMPLES.TODAY


def test_a_page_of_too_many_elements(read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "MAX_PAGE_ELEMENTS", 100)
    content = SAMPLES.as_warc([{**FERRY, "text": "word\n\n" * 300}, FIRE])
    articles, rejects = read(tmp_path, "a.warc", content)
    assert [article.title for article in articles] == [FIRE["title"]]
    assert reasons(rejects) == ["too_long"]


def test_an_element_of_a_hundred_thousand_attributes(read: Read, tmp_path: Path) -> None:
    """For which libxml2 alone takes minutes."""
    many = " ".join(f"a{n}=1" for n in range(150_000))
    page = SAMPLES.page(FERRY).replace("<article>", f"<article class='story' {many}>")
    ((article,), _) = read(tmp_path, "a.html", page.encode())
    assert article.text == f"{FERRY['title']}\n\n{FERRY['text']}"


def test_a_page_that_takes_too_long_is_left_and_the_next_is_read(read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = html_reader.read_page

    def slow(text: str, url: str | None) -> dict[str, Any]:
        while "Ferry" in text:
            try:
                sum(range(1000))
            except Exception:  # as libraries do, and it must not help them
                continue
        return real(text, url)

    monkeypatch.setattr(html_reader, "read_page", slow)
    monkeypatch.setenv("ASREPORTED_MAX_SECONDS", "1")
    articles, rejects = read(tmp_path, "a.warc", SAMPLES.as_warc([FERRY, FIRE]))
    assert [article.title for article in articles] == [FIRE["title"]]
    assert reasons(rejects) == ["too_slow"]
    assert "ASREPORTED_MAX_SECONDS" in rejects[0].detail


def test_a_table_that_takes_too_much_memory(read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four hundred megabytes of blanks in a few thousand bytes, made by another process, since memory once had is kept."""
    make = "import pyarrow as pa, sys; t = pa.table({'text': [' ' * 400_000_000], 'date': ['2024-12-02']});"
    make += "w = pa.ipc.new_file(sys.argv[1], t.schema, options=pa.ipc.IpcWriteOptions(compression='zstd')); w.write(t); w.close()"
    subprocess.run([sys.executable, "-c", make, str(tmp_path / "a.feather")], check=True)
    content = (tmp_path / "a.feather").read_bytes()
    assert len(content) < 100_000
    monkeypatch.setenv("ASREPORTED_MAX_MEMORY_BYTES", "50000000")
    if not Path("/proc/self/statm").is_file():
        pytest.skip("the limit holds on Linux only")
    assert reasons(read(tmp_path, "a.feather", content)[1]) == ["too_much_memory"]
    assert len(read(tmp_path, "b.feather", SAMPLES.as_feather([FERRY]))[0]) == 1


def test_a_value_that_stands_once_and_is_used_often(tmp_path: Path) -> None:
    """A dictionary in Parquet makes a large table of a small file; it is never written out."""
    story = "Two people died on the road. " * 40_000
    content = SAMPLES.as_parquet([{"id": str(n), "text": story, "date": "2024-12-02"} for n in range(100)])
    assert len(content) < 500_000
    (tmp_path / "a.parquet").write_bytes(content)
    (result,) = read_paths([tmp_path / "a.parquet"], TODAY)
    tracemalloc.start()
    assert sum(1 for _ in result.articles) == 100
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 30_000_000, "more than a few of the hundred texts were in memory at a time"


@pytest.mark.parametrize("form", ["jsonl", "csv", "warc", "rss"])
def test_memory_does_not_grow_with_the_file(tmp_path: Path, form: str) -> None:
    """Ten times the articles, about the same peak."""
    name, make = SAMPLES.MANY[form]
    peaks = []
    for count in (40, 400):
        (tmp_path / (name + ".gz")).write_bytes(
            gzip.compress(make([{**FERRY, "id": str(n), "text": FERRY["text"] * 20} for n in range(count)]))
        )
        tracemalloc.start()
        (result,) = read_paths([tmp_path / (name + ".gz")], TODAY)
        assert sum(1 for _ in result.articles) == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.3 * peaks[0] + 500_000


def test_rejects_without_end_are_counted(read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_REJECTS", 5)
    articles, rejects = read(tmp_path, "a.jsonl", b'7\n{"text": "x"}\n' * 10 + GOOD)
    assert len(articles) == 1
    assert [(r.position, r.reason) for r in rejects][4:] == [(4, "not_an_article"), (21, "more_rejects")]
    assert "15 more records gave no article (no_date 8, not_an_article 7)" in rejects[-1].detail
