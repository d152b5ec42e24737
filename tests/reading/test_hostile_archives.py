"""Archives and compressed files that nobody vouches for: bombs, ways out of the folder, links, cut ends."""

from __future__ import annotations

import bz2
import gzip
import io
import random
import runpy
import tarfile
import zipfile
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from pipeline.reading import limits, unpack

if TYPE_CHECKING:
    from tests.reading.conftest import Read

SAMPLES = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("samples.py"))))
FERRY, FIRE, GOOD, reasons = SAMPLES.FERRY, SAMPLES.FIRE, SAMPLES.GOOD, SAMPLES.reasons
ZEROS = bytes(3_000_000)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same limits, for tests that need not unpack twenty megabytes."""
    monkeypatch.setattr(unpack, "FREE_EXPANSION_BYTES", 100_000)


@pytest.mark.parametrize("packing", SAMPLES.COMPRESSED)
def test_a_bomb_is_given_up(read: Read, tmp_path: Path, small: None, packing: str) -> None:
    suffix, pack = SAMPLES.COMPRESSED[packing]
    articles, (reject,) = read(tmp_path, "a.txt" + suffix, pack(b"date: 2024-12-02\n\n" + b"Two people died. " * 300_000))
    assert (articles, reject.reason) == ([], "expands_too_much")
    assert "ASREPORTED_MAX_EXPANSION" in reject.detail


def test_a_bomb_in_an_archive_does_not_keep_the_rest_from_being_read(read: Read, tmp_path: Path, small: None) -> None:
    files_ = {"a/bomb.txt": b" date 2024-12-02 Two people died. " * 90_000, "b.jsonl": GOOD, "c.bin": random.Random(1).randbytes(60_000)}
    articles, rejects = read(tmp_path, "a.zip", SAMPLES.zipped(files_))
    assert [article.external_id for article in articles] == ["n1"]
    assert reasons(rejects) == ["expands_too_much", "binary_file"]
    assert "a.zip!a/bomb.txt: " in rejects[0].detail


def test_many_small_bombs_are_one(read: Read, tmp_path: Path, small: None) -> None:
    inner = gzip.compress(ZEROS[:90_000])
    articles, rejects = read(tmp_path, "a.zip", SAMPLES.zipped({f"{n}.txt": b"x" * 90_000 for n in range(400)} | {"z.gz": inner}))
    assert not articles
    assert reasons(rejects).count("expands_too_much") in (1, 2)
    assert len(rejects) < 100, "the archive was read on after its allowance was spent"


def test_a_bomb_wrapped_in_bombs(read: Read, tmp_path: Path, small: None) -> None:
    data = b"date: 2024-12-02\n\n" + b"Two people died. " * 200_000
    for _ in range(3):
        data = bz2.compress(data)
    assert "expands_too_much" in reasons(read(tmp_path, "a.bz2", data)[1])


def test_archives_that_never_end(read: Read, tmp_path: Path) -> None:
    data = GOOD
    for n in range(12):
        data = gzip.compress(data) if n % 2 else SAMPLES.zipped({"again.zip": data, "a.jsonl": GOOD})
    articles, rejects = read(tmp_path, "a.zip", data)
    assert reasons(rejects) == ["nested_too_deeply"]
    assert len(articles) == limits.MAX_NESTING // 2
    assert "a.zip!again.zip!again.zip: " in rejects[0].detail


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "a/../../out.txt", "C:\\out.txt", "..\\out.txt"])
def test_names_that_lead_out_of_an_archive(read: Read, tmp_path: Path, name: str) -> None:
    for packed in (SAMPLES.zipped({"a.jsonl": GOOD, name: b"x"}), SAMPLES.tarred({"a.jsonl": GOOD, name: b"x"})):
        articles, rejects = read(tmp_path, "a", packed)
        assert (len(articles), reasons(rejects)) == (1, ["outside_folder"])
    assert [path.name for path in tmp_path.iterdir()] == ["a"], "nothing is ever written beside the archive"


def test_links_and_devices_in_archives(read: Read, tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind, target in (
            ("b/in", tarfile.SYMTYPE, "../a.jsonl"),
            ("b/out", tarfile.SYMTYPE, "../../secret"),
            ("b/absolute", tarfile.SYMTYPE, "/etc/passwd"),
            ("hard", tarfile.LNKTYPE, "../secret"),
            ("pipe", tarfile.FIFOTYPE, ""),
            ("disk", tarfile.BLKTYPE, ""),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, target
            archive.addfile(info)
        info = tarfile.TarInfo("a.jsonl")
        info.size = len(GOOD)
        archive.addfile(info, io.BytesIO(GOOD))
    articles, rejects = read(tmp_path, "a.tar", out.getvalue())
    assert len(articles) == 1
    assert reasons(rejects) == ["outside_folder"] * 3 + ["unreadable"] * 2
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive_:
        link = zipfile.ZipInfo("b/out")
        link.external_attr = 0o120777 << 16
        archive_.writestr(link, "../../secret")
        archive_.writestr("a.jsonl", GOOD)
    articles, rejects = read(tmp_path, "a.zip", packed.getvalue())
    assert (len(articles), reasons(rejects)) == (1, ["outside_folder"])


def test_what_no_password_opens_and_what_is_a_document(read: Read, tmp_path: Path) -> None:
    packed = bytearray(SAMPLES.zipped({"secret.txt": b"x" * 50, "a.jsonl": GOOD}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        packed[packed.find(mark) + offset] |= 1
    articles, rejects = read(tmp_path, "a.zip", bytes(packed))
    assert (len(articles), reasons(rejects)) == (1, ["encrypted"])
    _, rejects = read(tmp_path, "a.docx", SAMPLES.zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}))
    assert reasons(rejects) == ["unknown_format"]
    _, rejects = read(tmp_path, "b.zip", SAMPLES.zipped({}))
    assert reasons(rejects) == ["not_an_article"]


def test_an_archive_that_claims_more_files_than_memory_holds(read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.reading.archives.MAX_ARCHIVE_FILES", 3)
    _, (reject,) = read(tmp_path, "a.zip", SAMPLES.zipped({f"{n}.txt": b"x" for n in range(4)}))
    assert "more than 3 files" in reject.detail


@pytest.mark.parametrize("form", [*SAMPLES.ALL])
@pytest.mark.parametrize("packing", [None, *SAMPLES.COMPRESSED, "zip", "tar"])
def test_a_file_that_is_cut_off(read: Read, tmp_path: Path, form: str, packing: str | None) -> None:
    """Nothing is taken for whole that is not: a cut file never gives all its articles without a reject."""
    name, make = SAMPLES.ALL[form]
    whole = make([FERRY, FIRE])
    if packing in SAMPLES.COMPRESSED:
        whole = SAMPLES.COMPRESSED[packing][1](whole)
    elif packing:
        whole = {"zip": SAMPLES.zipped, "tar": SAMPLES.tarred}[packing]({name: whole})
    places = [int(len(whole) * share) for share in (0.3, 0.6, 0.9)]
    if packing == "tar":  # what follows its last file are blanks
        places = [600, 512 + len(make([FERRY, FIRE])) // 2]
    for place in places:
        articles, rejects = read(tmp_path, "a", whole[:place])
        if packing or form not in ("html", "mail", "text"):  # which no end marks
            assert rejects or len(articles) == 2
            assert all(article.text in {f"{record['title']}\n\n{record['text']}" for record in (FERRY, FIRE)} for article in articles)
