"""Where files may lie: patterns and addresses beside files and folders."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import fsspec
import pytest

from pipeline.reading.files import FileResult, read_paths
from pipeline.reading.folder import lies_in
from pipeline.reading.found import FoundFile, address_of, is_pattern

TODAY = dt.date(2024, 12, 3)
GOOD = b"date: 2024-12-02\n\nTwo people died on the road, police said."


@pytest.fixture
def memory() -> Iterator[fsspec.AbstractFileSystem]:
    """fsspec's file system in memory, with four files."""
    files = fsspec.filesystem("memory")
    for name in ("/news/2024/a.txt", "/news/2024/.hidden.txt", "/news/b.txt", "/other/c.txt"):
        files.pipe(name, GOOD)
    yield files
    files.rm("/", recursive=True)


def read(*paths: str) -> list[FileResult]:
    return list(read_paths([Path(path) for path in paths], TODAY))


@pytest.mark.parametrize(
    ("pattern", "name", "fits"),
    [
        ("*.txt", "a.txt", True),
        ("*.txt", "b/a.txt", False),
        ("**/*.txt", "a.txt", True),
        ("**/*.txt", "b/c/a.txt", True),
        ("**", "b/c/a.txt", True),
        ("20[12]?/**/x/*", "2014/x/a", True),
        ("20[12]?/**/x/*", "2014/y/z/x/a", True),
        ("20[12]?/**/x/*", "2014/y/z/a", False),
        ("a/**/**/b", "a/b", True),
        ("a/**", "a", True),
        ("a/*", "a", False),
        ("**/" * 30 + "b", "a/" * 30 + "a", False),
    ],
)
def test_patterns(pattern: str, name: str, fits: bool) -> None:
    assert lies_in(PurePosixPath(name), PurePosixPath(pattern)) is fits


def test_a_pattern_takes_its_files_in_order_and_each_once(tmp_path: Path) -> None:
    for name in ("2023/a.txt", "2024/b.txt", "2024/x/c.txt", "2024/.d.txt", "2024/e.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(GOOD)
    (tmp_path / "2024" / "out.txt").symlink_to("/etc/hostname")
    found = read(f"{tmp_path}/**/*.txt", f"{tmp_path}/2024/*.txt")
    assert [result.path for result in found] == ["2023/a.txt", "2024/b.txt", "2024/out.txt", "2024/x/c.txt"]
    assert [result.rejects[0].reason for result in found if result.rejects] == ["outside_folder"]
    for pattern, words in (("nowhere/*.txt", "there is no folder"), ("2024/*.pdf", "no file fits the pattern")):
        (none,) = read(f"{tmp_path}/{pattern}")
        assert (none.path, none.rejects[0].reason, words in none.rejects[0].detail) == (f"{tmp_path}/{pattern}", "unreadable", True)


def test_a_file_may_be_named_as_a_pattern_is(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_bytes(GOOD)
    assert not is_pattern(tmp_path / "a[1].txt")
    (found,) = read(f"{tmp_path}/a[1].txt")
    assert len(list(found.articles)) == 1


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("memory://x/a.txt", "memory://x/a.txt"),
        ("S3://bucket/key", "s3://bucket/key"),
        ("a.txt", None),
        ("a:/b", None),
        ("C:/news", None),
        ("file:///etc/hosts", None),
        ("news/memory:/x", None),
    ],
)
def test_addresses(path: str, address: str | None) -> None:
    assert address_of(Path(path)) == address


def test_files_at_an_address(memory: fsspec.AbstractFileSystem) -> None:
    assert [(r.path, len(list(r.articles))) for r in read("memory://news")] == [("2024/a.txt", 1), ("b.txt", 1)]
    assert [r.path for r in read("memory://news/**/*.txt")] == ["2024/a.txt", "b.txt"]
    assert [r.path for r in read("memory://news/b.txt")] == ["memory://news/b.txt"]


@pytest.mark.parametrize(("address", "words"), [("memory://gone", "nothing at this address"), ("nosuch://x", "cannot be read")])
def test_an_address_that_cannot_be_read(memory: fsspec.AbstractFileSystem, address: str, words: str) -> None:
    (found,) = read(address)
    (reject,) = found.rejects
    assert (reject.reason, words in reject.detail) == ("unreadable", True)


def test_a_file_at_an_address_that_changes_while_it_is_read(memory: fsspec.AbstractFileSystem) -> None:
    (found,) = read("memory://news/b.txt")
    memory.pipe("/news/b.txt", GOOD + b" More.")
    assert "changed while it was read" in found.rejects[0].detail


def test_what_a_file_system_raises_is_an_error_of_reading(memory: fsspec.AbstractFileSystem, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("no credentials")

    monkeypatch.setattr(type(memory), "open", fail)
    (reject,) = FileResult(FoundFile(Path("memory://news/b.txt"), "b.txt"), TODAY).rejects
    assert (reject.reason, "no credentials" in reject.detail) == ("unreadable", True)
    assert os.fsencode("memory:/news/b.txt") == FoundFile(Path("memory://news/b.txt"), "b.txt").place
