"""Content that nobody vouches for: entities, nonsense, damage, values of a wrong kind, a reader that fails."""

from __future__ import annotations

import json
import random
import runpy
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from pipeline.reading import html_reader
from pipeline.reading.files import read_paths

if TYPE_CHECKING:
    from tests.reading.conftest import Read

SAMPLES = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("samples.py"))))
FERRY, FIRE, GOOD, reasons = SAMPLES.FERRY, SAMPLES.FIRE, SAMPLES.GOOD, SAMPLES.reasons
TODAY = SAMPLES.TODAY


ENTITIES = (
    b'<!DOCTYPE rss [<!ENTITY a "lol">'
    + b"".join(b'<!ENTITY %c "&%c;&%c;&%c;">' % (n, n - 1, n - 1, n - 1) for n in range(98, 110))
    + b"]>"
)


def test_no_entity_is_expanded_and_no_file_is_fetched(read: Read, tmp_path: Path) -> None:
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
def test_nonsense_of_every_form(read: Read, tmp_path: Path, name: str, content: bytes, reason: str | None) -> None:
    articles, rejects = read(tmp_path, name, content)
    assert not articles
    assert reason is None or reasons(rejects)[0] == reason


@pytest.mark.parametrize("seed", range(8))
def test_mutated_input(read: Read, tmp_path: Path, seed: int) -> None:
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


def test_json_of_a_wrong_kind(read: Read, tmp_path: Path) -> None:
    content = json.dumps(
        [{"text": 12, "published": "2024-12-02"}, FERRY, {"text": {"a": 1}}, {"text": [FERRY["text"]], "date": "2024-12-02"}]
    )
    articles, rejects = read(tmp_path, "a.json", content.encode())
    assert [article.position for article in articles] == [1, 3]
    assert [(r.position, r.reason) for r in rejects] == [(0, "wrong_type"), (2, "wrong_type")]
