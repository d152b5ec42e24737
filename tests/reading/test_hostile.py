"""Input that nobody vouches for: each breach of a limit is told, and the rest is read."""

from __future__ import annotations

import bz2
import datetime as dt
import gzip
import io
import json
import random
import runpy
import subprocess
import sys
import tarfile
import tracemalloc
import zipfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from pipeline.contracts.vocabularies import REJECT_REASON
from pipeline.reading import files, html_reader, limits, markup, unpack
from pipeline.reading.article import Article, Reject
from pipeline.reading.files import read_paths

SAMPLES = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("samples.py"))))
FERRY, FIRE = SAMPLES.FERRY, SAMPLES.FIRE
GOOD = SAMPLES.as_jsonl([FERRY])
TODAY = dt.date(2024, 12, 3)
ZEROS = bytes(3_000_000)


def read(folder: Path, name: str, content: bytes) -> tuple[list[Article], list[Reject]]:
    """The articles and rejects of one file, of which each stands for itself."""
    (folder / name).write_bytes(content)
    (result,) = read_paths([folder / name], TODAY)
    articles, rejects = list(result.articles), result.rejects
    assert articles or rejects, "nothing says what became of the file"
    assert all(reject.reason in REJECT_REASON and reject.detail.startswith(f"{folder / name}") for reject in rejects)
    assert "reader_failed" not in reasons(rejects), rejects
    assert len({(reject.position, reject.reason) for reject in rejects}) == len(rejects), "raw.rejects has a key"
    return articles, rejects


def reasons(rejects: list[Reject]) -> list[str]:
    return [reject.reason for reject in rejects]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same limits, for tests that need not unpack twenty megabytes."""
    monkeypatch.setattr(unpack, "FREE_EXPANSION_BYTES", 100_000)


@pytest.mark.parametrize("packing", SAMPLES.COMPRESSED)
def test_a_bomb_is_given_up(tmp_path: Path, small: None, packing: str) -> None:
    suffix, pack = SAMPLES.COMPRESSED[packing]
    articles, (reject,) = read(tmp_path, "a.txt" + suffix, pack(b"date: 2024-12-02\n\n" + b"Two people died. " * 300_000))
    assert (articles, reject.reason) == ([], "expands_too_much")
    assert "ASREPORTED_MAX_EXPANSION" in reject.detail


def test_a_bomb_in_an_archive_does_not_keep_the_rest_from_being_read(tmp_path: Path, small: None) -> None:
    files_ = {"a/bomb.txt": b" date 2024-12-02 Two people died. " * 90_000, "b.jsonl": GOOD, "c.bin": random.Random(1).randbytes(60_000)}
    articles, rejects = read(tmp_path, "a.zip", SAMPLES.zipped(files_))
    assert [article.external_id for article in articles] == ["n1"]
    assert reasons(rejects) == ["expands_too_much", "binary_file"]
    assert "a.zip!a/bomb.txt: " in rejects[0].detail


def test_many_small_bombs_are_one(tmp_path: Path, small: None) -> None:
    inner = gzip.compress(ZEROS[:90_000])
    articles, rejects = read(tmp_path, "a.zip", SAMPLES.zipped({f"{n}.txt": b"x" * 90_000 for n in range(400)} | {"z.gz": inner}))
    assert not articles
    assert reasons(rejects).count("expands_too_much") in (1, 2)
    assert len(rejects) < 100, "the archive was read on after its allowance was spent"


def test_a_bomb_wrapped_in_bombs(tmp_path: Path, small: None) -> None:
    data = b"date: 2024-12-02\n\n" + b"Two people died. " * 200_000
    for _ in range(3):
        data = bz2.compress(data)
    assert "expands_too_much" in reasons(read(tmp_path, "a.bz2", data)[1])


def test_archives_that_never_end(tmp_path: Path) -> None:
    data = GOOD
    for n in range(12):
        data = gzip.compress(data) if n % 2 else SAMPLES.zipped({"again.zip": data, "a.jsonl": GOOD})
    articles, rejects = read(tmp_path, "a.zip", data)
    assert reasons(rejects) == ["nested_too_deeply"]
    assert len(articles) == limits.MAX_NESTING // 2
    assert "a.zip!again.zip!again.zip: " in rejects[0].detail


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "a/../../out.txt", "C:\\out.txt", "..\\out.txt"])
def test_names_that_lead_out_of_an_archive(tmp_path: Path, name: str) -> None:
    for packed in (SAMPLES.zipped({"a.jsonl": GOOD, name: b"x"}), SAMPLES.tarred({"a.jsonl": GOOD, name: b"x"})):
        articles, rejects = read(tmp_path, "a", packed)
        assert (len(articles), reasons(rejects)) == (1, ["outside_folder"])
    assert [path.name for path in tmp_path.iterdir()] == ["a"], "nothing is ever written beside the archive"


def test_links_and_devices_in_archives(tmp_path: Path) -> None:
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


def test_what_no_password_opens_and_what_is_a_document(tmp_path: Path) -> None:
    packed = bytearray(SAMPLES.zipped({"secret.txt": b"x" * 50, "a.jsonl": GOOD}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        packed[packed.find(mark) + offset] |= 1
    articles, rejects = read(tmp_path, "a.zip", bytes(packed))
    assert (len(articles), reasons(rejects)) == (1, ["encrypted"])
    _, rejects = read(tmp_path, "a.docx", SAMPLES.zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}))
    assert reasons(rejects) == ["unknown_format"]
    _, rejects = read(tmp_path, "b.zip", SAMPLES.zipped({}))
    assert reasons(rejects) == ["not_an_article"]


def test_an_archive_that_claims_more_files_than_memory_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.reading.archives.MAX_ARCHIVE_FILES", 3)
    _, (reject,) = read(tmp_path, "a.zip", SAMPLES.zipped({f"{n}.txt": b"x" for n in range(4)}))
    assert "more than 3 files" in reject.detail


ENTITIES = (
    b'<!DOCTYPE rss [<!ENTITY a "lol">'
    + b"".join(b'<!ENTITY %c "&%c;&%c;&%c;">' % (n, n - 1, n - 1, n - 1) for n in range(98, 110))
    + b"]>"
)


def test_no_entity_is_expanded_and_no_file_is_fetched(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the password")
    fetched = f'<!DOCTYPE x [<!ENTITY m SYSTEM "file://{tmp_path}/secret">]>'.encode()
    for declared in (ENTITIES, fetched, b"<!DOCTYPE rss [<!ENTITY % x SYSTEM 'http://example.org/x'>%x;]>"):
        feed = b"<?xml version='1.0'?>" + declared + b"<rss><channel><item><title>&m;</title></item></channel></rss>"
        articles, rejects = read(tmp_path, "a.xml", feed)
        assert (articles, reasons(rejects)) == ([], ["entity_declared"])
        page = (
            b"<?xml version='1.0'?>"
            + declared
            + SAMPLES.page(FERRY, "<p>And so said &m; &m; to all who asked &i; &j; of them.</p>").encode()
        )
        ((article,), _) = read(tmp_path, "a.html", page)
        assert "password" not in article.text
        assert len(article.text) < 400
    hidden = b"<!DOCTYPE rss [" + b" " * 100_000 + b"<!ENTITY m 'x'>]><rss><channel><item><title>&m;</title></item></channel></rss>"
    assert reasons(read(tmp_path, "c.xml", b"<?xml version='1.0'?><!-- <rss> -->" + hidden)[1]) == ["entity_declared"]
    outer = b"<rss><!DOCTYPE x SYSTEM 'http://example.org/x.dtd'><channel><item><title>x</title></item></channel></rss>"
    assert reasons(read(tmp_path, "b.xml", outer)[1]) == ["malformed_file"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.html", b"<html><body>" + b"<div>" * 10_000 + b"Two people died." + b"</div>" * 10_000, "no_text"),
        ("a.xml", b"<rss><channel>" + b"<item>" * 10_000, "malformed_file"),
        ("a.json", b'[{"text":' * 10_000, "malformed_json"),
        ("a.jsonl", b'{"text":' * 10_000 + b"\n", "malformed_json"),
        ("a.eml", b"Received: x\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\nContent-Type: message/rfc822\n\n" * 3000, None),
        ("a.csv", b"date,text\n" + b'"' * 100_001, "malformed_file"),
        ("a.html", b"<html>" + b"<b a=1 " * 50_000, "no_text"),
        ("a.warc", b"WARC/1.0\r\n" + b"x" * 300_000, "malformed_file"),
        ("a.warc", b"WARC/1.0\r\nContent-Length: 99999999999999\r\n\r\n", "malformed_file"),
        ("a.warc", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -5\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", None),
        ("a.parquet", b"PAR1" + b"\xff" * 64 + b"\xff\xff\xff\x7fPAR1", "malformed_file"),
        ("a.arrow", b"ARROW1\0\0\xff\xff\xff\xff\xff\xff\xff\x7f" + b"x" * 100, None),
        ("a.zip", b"PK\x03\x04" + b"\xff" * 100, "malformed_file"),
        ("a.gz", b"\x1f\x8b\x08" + b"\0" * 100, "malformed_file"),
        ("a.xz", b"\xfd7zXZ\0" + b"\0" * 100, "malformed_file"),
        ("a.zst", b"\x28\xb5\x2f\xfd" + b"\xff" * 100, "malformed_file"),
        ("a.bz2", b"BZh9" + b"\0" * 100, "malformed_file"),
    ],
)  # fmt: skip
def test_nonsense_of_every_form(tmp_path: Path, name: str, content: bytes, reason: str | None) -> None:
    articles, rejects = read(tmp_path, name, content)
    assert not articles
    assert reason is None or reasons(rejects)[0] == reason


@pytest.mark.parametrize("form", [*SAMPLES.ALL])
@pytest.mark.parametrize("packing", [None, *SAMPLES.COMPRESSED, "zip", "tar"])
def test_a_file_that_is_cut_off(tmp_path: Path, form: str, packing: str | None) -> None:
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


def test_a_page_of_too_many_elements(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "MAX_PAGE_ELEMENTS", 100)
    content = SAMPLES.as_warc([{**FERRY, "text": "word\n\n" * 300}, FIRE])
    articles, rejects = read(tmp_path, "a.warc", content)
    assert [article.title for article in articles] == [FIRE["title"]]
    assert reasons(rejects) == ["too_long"]


def test_an_element_of_a_hundred_thousand_attributes(tmp_path: Path) -> None:
    """For which libxml2 alone takes minutes."""
    many = " ".join(f"a{n}=1" for n in range(150_000))
    page = SAMPLES.page(FERRY).replace("<article>", f"<article class='story' {many}>")
    ((article,), _) = read(tmp_path, "a.html", page.encode())
    assert article.text == f"{FERRY['title']}\n\n{FERRY['text']}"


def test_a_long_page_reads_as_a_short_one(tmp_path: Path) -> None:
    page = SAMPLES.page(
        {**FERRY, "title": "Fire &amp; <b>smoke</b>", "text": "One < two & three “four” died, police said.\n\nMore follows."}
    )
    long = page.replace("</head>", f"<script>if (a < b && c > d) {{ x = '<p>{'x' * 300_000}' }}</script><style>p > a {{}}</style></head>")
    ((short_one,), _), ((long_one,), _) = read(tmp_path, "a.html", page.encode()), read(tmp_path, "a.html", long.encode())
    assert long_one.text == short_one.text
    assert (long_one.url, long_one.byline, long_one.published) == (short_one.url, short_one.byline, short_one.published)


def test_a_page_that_takes_too_long_is_left_and_the_next_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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


def test_a_table_that_takes_too_much_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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


def test_rejects_without_end_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_REJECTS", 5)
    articles, rejects = read(tmp_path, "a.jsonl", b'7\n{"text": "x"}\n' * 10 + GOOD)
    assert len(articles) == 1
    assert [(r.position, r.reason) for r in rejects][4:] == [(4, "not_an_article"), (21, "more_rejects")]
    assert "15 more records gave no article (no_date 8, not_an_article 7)" in rejects[-1].detail


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "text", "html", "rss"])
def test_byte_order_marks(tmp_path: Path, form: str, mark: str) -> None:
    name, make = SAMPLES.ALL[form]
    content = make([FERRY, FIRE]).decode()
    packed = (("\ufeff" if mark == "utf-16-be" else "") + content).encode(mark)
    articles, rejects = read(tmp_path, name, packed)
    assert articles[0].text == f"{FERRY['title']}\n\n{FERRY['text']}"
    assert not rejects


def test_pages_in_other_encodings(tmp_path: Path) -> None:
    page = SAMPLES.page({**FERRY, "title": "Café ferry – “gone”"})
    bare = page.replace('<meta charset="utf-8">', "")
    for content in (
        page.encode(),
        bare.encode(),
        bare.encode("cp1252"),
        page.encode("cp1252").replace(b'"utf-8"', b'"iso-8859-1"'),
        page.encode("cp1252").replace(b'"utf-8"', b'"no-such-charset"'),
        bare.encode("utf-8").replace("–".encode(), b"\x96"),
        page.encode("utf-16"),
    ):
        ((article,), _) = read(tmp_path, "a.html", content)
        assert article.title == "Café ferry – “gone”"


@pytest.mark.parametrize("seed", range(8))
def test_mutated_input(tmp_path: Path, seed: int) -> None:
    """Files with bytes changed, cut, doubled and mixed: nothing fails, and each says what became of it."""
    rng = random.Random(seed)
    sound = [(name, make([FERRY, FIRE])) for name, make in SAMPLES.ALL.values()]
    sound += [("a.jsonl" + suffix, pack(SAMPLES.as_jsonl([FERRY, FIRE]))) for suffix, pack in SAMPLES.COMPRESSED.values()]
    inside = {"x/a.html": SAMPLES.page(FERRY).encode(), "b.zip": SAMPLES.zipped({"c.jsonl": GOOD, "d.csv": SAMPLES.as_csv([FIRE])})}
    sound += [("a.zip", SAMPLES.zipped(inside)), ("a.tar", SAMPLES.tarred(inside)), ("a.tgz", SAMPLES.tarred(inside, "w:gz"))]
    for _ in range(40):
        name, content = rng.choice(sound)
        data = bytearray(content)
        for _ in range(rng.choice((1, 2, 8))):
            at, size = rng.randrange(len(data) + 1), rng.choice((1, 4, 40))
            other = rng.choice(sound)[1]
            start = rng.randrange(len(other))
            data[at : at + rng.choice((0, size))] = rng.choice(
                (
                    b"",
                    rng.randbytes(size),
                    b"\0" * size,
                    b"\xff" * size,
                    b"<" * size,
                    b'"',
                    b"\n",
                    "\u202e".encode(),
                    other[start : start + size],
                )
            )
        read(tmp_path, name, bytes(data) or b" ")


def test_a_fault_of_a_reader_stops_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ArithmeticError("seven times\nnine")

    monkeypatch.setattr(html_reader, "read_page", fail)
    monkeypatch.setattr("pipeline.reading.csv_reader._names", fail)
    packed = {"a.html": SAMPLES.page(FERRY).encode(), "b.csv": SAMPLES.as_csv([FERRY]), "c.jsonl": GOOD}
    (tmp_path / "a.zip").write_bytes(SAMPLES.zipped(packed))
    (result,) = read_paths([tmp_path / "a.zip"], TODAY)
    assert len(list(result.articles)) == 1
    assert reasons(result.rejects) == ["reader_failed", "reader_failed"]
    assert all("ArithmeticError: seven times nine" in reject.detail for reject in result.rejects)


def test_json_of_a_wrong_kind(tmp_path: Path) -> None:
    content = json.dumps(
        [{"text": 12, "published": "2024-12-02"}, FERRY, {"text": {"a": 1}}, {"text": [FERRY["text"]], "date": "2024-12-02"}]
    )
    articles, rejects = read(tmp_path, "a.json", content.encode())
    assert [article.position for article in articles] == [1, 3]
    assert [(r.position, r.reason) for r in rejects] == [(0, "wrong_type"), (2, "wrong_type")]
