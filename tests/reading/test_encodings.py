"""The same text in every encoding: marks of byte order, what a page declares, and what it declares wrongly."""

from __future__ import annotations

import runpy
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.reading.conftest import Read

SAMPLES = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("samples.py"))))
FERRY, FIRE = SAMPLES.FERRY, SAMPLES.FIRE


def test_a_long_page_reads_as_a_short_one(read: Read, tmp_path: Path) -> None:
    page = SAMPLES.page(
        {**FERRY, "title": "Fire &amp; <b>smoke</b>", "text": "One < two & three “four” died, police said.\n\nMore follows."}
    )
    long = page.replace("</head>", f"<script>if (a < b && c > d) {{ x = '<p>{'x' * 300_000}' }}</script><style>p > a {{}}</style></head>")
    ((short_one,), _), ((long_one,), _) = read(tmp_path, "a.html", page.encode()), read(tmp_path, "a.html", long.encode())
    assert long_one.text == short_one.text
    assert (long_one.url, long_one.byline, long_one.published) == (short_one.url, short_one.byline, short_one.published)


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "text", "html", "rss"])
def test_byte_order_marks(read: Read, tmp_path: Path, form: str, mark: str) -> None:
    name, make = SAMPLES.ALL[form]
    content = make([FERRY, FIRE]).decode()
    packed = (("\ufeff" if mark == "utf-16-be" else "") + content).encode(mark)
    articles, rejects = read(tmp_path, name, packed)
    assert articles[0].text == f"{FERRY['title']}\n\n{FERRY['text']}"
    assert not rejects


def test_pages_in_other_encodings(read: Read, tmp_path: Path) -> None:
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
