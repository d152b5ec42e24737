"""Every form gives the same articles, however it is packed."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import runpy
import tempfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.reading.article import Article, Reject
from pipeline.reading.files import read_paths

SAMPLES = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("samples.py"))))
FERRY, FIRE = SAMPLES.FERRY, SAMPLES.FIRE
TODAY = SAMPLES.TODAY


def read(folder: Path, name: str, content: bytes) -> tuple[list[Article], list[Reject], str]:
    """Articles, rejects and form of one file."""
    (folder / name).write_bytes(content)
    (result,) = read_paths([folder / name], TODAY)
    articles = list(result.articles)
    file = result.file
    assert (file["n_articles"], file["n_rejects"]) == (len(articles), len(result.rejects))
    return articles, result.rejects, str(file["format"])


def fields(article: Article) -> dict[str, Any]:
    """What a record says, read back."""
    return {
        "publisher": article.publisher,
        "published": f"{article.published}",
        "title": article.title,
        "text": article.text[article.title_end :].strip(),
        "author": article.byline,
        "url": article.url,
    }


def expected(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name != "id"}


@pytest.mark.parametrize("form", SAMPLES.MANY)
def test_a_file_of_two_articles(tmp_path: Path, form: str) -> None:
    name, make = SAMPLES.MANY[form]
    articles, rejects, _ = read(tmp_path, name, make([FERRY, FIRE]))
    assert [fields(article) for article in articles] == [expected(FERRY), expected(FIRE)]
    assert not rejects
    ids = [FERRY["url"], FIRE["url"]] if form == "warc" else ["n1", "n2"]
    assert [article.external_id for article in articles] == ids
    assert {article.language for article in articles} == {"en"}


@pytest.mark.parametrize("form", ["html", "mail"])
def test_a_file_of_one_article(tmp_path: Path, form: str) -> None:
    name, make = SAMPLES.ONE[form]
    (article,), rejects, found = read(tmp_path, name, make([FERRY]))
    assert fields(article) == expected(FERRY)
    assert (found, article.external_id, rejects) == (form, {"html": "a", "mail": "n1"}[form], [])
    assert article.published_basis == {"html": "page_metadata", "mail": "header"}[form]


@pytest.mark.parametrize("form", SAMPLES.ALL)
def test_content_decides_and_not_the_name(tmp_path: Path, form: str) -> None:
    name, make = SAMPLES.ALL[form]
    right, wrong = read(tmp_path, name, make([FERRY, FIRE])), read(tmp_path, "a", make([FERRY, FIRE]))
    assert [fields(article) for article in wrong[0]] == [fields(article) for article in right[0]] != []
    assert wrong[2] == right[2]


@pytest.mark.parametrize("packing", SAMPLES.COMPRESSED)
@pytest.mark.parametrize("form", SAMPLES.ALL)
def test_compression_changes_nothing(tmp_path: Path, form: str, packing: str) -> None:
    name, make = SAMPLES.ALL[form]
    suffix, pack = SAMPLES.COMPRESSED[packing]
    plain, packed = read(tmp_path, name, make([FERRY])), read(tmp_path, name + suffix, pack(make([FERRY])))
    assert [a.article_id for a in packed[0]] == [a.article_id for a in plain[0]] != []
    assert (packed[1], packed[2]) == ([], plain[2])


@pytest.mark.parametrize("form", SAMPLES.ALL)
def test_archives_change_nothing_but_the_place(tmp_path: Path, form: str) -> None:
    name, make = SAMPLES.ALL[form]
    content = make([FERRY])
    ((plain, *_), _, _) = read(tmp_path, name, content)
    files = {"deep/er/first.jsonl": SAMPLES.as_jsonl([FIRE, FIRE]), f"x/{name}": content, "x/.hidden": b"x", "__MACOSX/x": b"x"}
    for packed, outer in (("a.zip", SAMPLES.zipped(files)), ("a.tar", SAMPLES.tarred(files)), ("a.tar.gz", SAMPLES.tarred(files, "w:gz"))):
        articles, rejects, found = read(tmp_path, packed, outer)
        assert [a.article_id for a in articles][2:] == [plain.article_id]
        assert [a.position for a in articles][:2] == [0, 1]
        assert articles[2].position >= 2
        assert len({a.file_id for a in articles}) == 1
        assert (rejects, found) == ([], packed[2:5])


def test_archives_in_archives_are_named_in_rejects(tmp_path: Path) -> None:
    inner = SAMPLES.zipped({"good.html": SAMPLES.page(FERRY).encode(), "bad.json": b'{"text": "Two died."}'})
    articles, rejects, _ = read(tmp_path, "a.tgz", SAMPLES.tarred({"2024/b.zip": inner, "c.txt.gz": gzip.compress(b"")}, "w:gz"))
    assert [article.external_id for article in articles] == ["good"]
    assert [(r.position, r.reason, r.detail.split(":")[0].removeprefix(f"{tmp_path}/")) for r in rejects] == [
        (1, "no_date", "a.tgz!2024/b.zip!bad.json"),
        (2, "empty_file", "a.tgz!c.txt.gz"),
    ]


def test_columns_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = {"Kop": "Ferry sinks", "Verhaal": FERRY["text"], "dag": "2024-12-02", "text": "cat=7", "krant": "The Example"}
    monkeypatch.setenv("ASREPORTED_COLUMNS", "title=kop, text=Verhaal,published=dag,publisher=krant")
    for form in ("json", "jsonl", "csv", "tsv", "parquet", "feather"):
        name, make = SAMPLES.MANY[form]
        (article,), _, _ = read(tmp_path, name, make([record]))
        assert article.text == f"Ferry sinks\n\n{FERRY['text']}"
        assert (article.publisher, article.published) == ("The Example", dt.date(2024, 12, 2))


@pytest.mark.parametrize("form", ["csv", "tsv", "parquet", "feather"])
def test_a_table_without_a_column_for_the_text(tmp_path: Path, form: str) -> None:
    name, make = SAMPLES.MANY[form]
    _, (reject,), _ = read(tmp_path, name, make([{"headline": "Ferry sinks", "verhaal": "x"}]))
    assert (reject.reason, "ASREPORTED_COLUMNS" in reject.detail, "verhaal" in reject.detail) == ("no_text_column", True, True)


def test_dates_and_numbers_of_tables(tmp_path: Path) -> None:
    moment = dt.datetime(2024, 12, 2, 10, 30, tzinfo=dt.UTC)
    record = {"text": FERRY["text"], "date": moment, "id": 7, "authors": ["Ann Writer", "Jon Marsh"]}
    for form in ("parquet", "feather"):
        name, make = SAMPLES.MANY[form]
        (article,), _, _ = read(tmp_path, name, make([record, {**record, "text": 12, "id": 8}] if form == "json" else [record]))
        assert (article.published_at, article.external_id, article.byline) == (moment, "7", "Ann Writer, Jon Marsh")
    _, (reject,), _ = read(tmp_path, "b.parquet", SAMPLES.as_parquet([{"text": 12, "date": "2024-12-02"}]))
    assert reject.reason == "wrong_type"


TABLES = ["jsonl", "json", "csv", "tsv", "parquet", "feather", "arrow stream"]
TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1).filter(str.strip)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4), st.sampled_from(TABLES), st.sampled_from([None, *SAMPLES.COMPRESSED]))
def test_any_text_comes_back_from_any_table(stories: list[tuple[str, str]], form: str, packing: str | None) -> None:
    records = [{"id": f"n{n}", "published": "2024-12-02", "title": " ".join(a.split()), "text": b} for n, (a, b) in enumerate(stories)]
    name, make = SAMPLES.MANY[form]
    suffix, pack = SAMPLES.COMPRESSED[packing] if packing else ("", bytes)
    with tempfile.TemporaryDirectory() as folder:
        articles, rejects, _ = read(Path(folder), name + suffix, pack(make(records)))
    assert [(a.external_id, a.text) for a in articles] == [(r["id"], f"{r['title']}\n\n{r['text']}") for r in records]
    assert not rejects


def test_semicolons_and_line_breaks_in_quotation_marks(tmp_path: Path) -> None:
    content = 'Datum;Headline;Body\r\n2024-12-02;"Fire; two dead";"Two ""people"" died.\r\n\r\nMore follows."\r\n'.replace("Datum", "Date")
    (article,), rejects, _ = read(tmp_path, "a.csv", ("\ufeff" + content).encode())
    assert article.text == 'Fire; two dead\n\nTwo "people" died.\n\nMore follows.'
    assert not rejects


def test_a_bad_row_is_rejected_and_the_rest_is_read(tmp_path: Path) -> None:
    row = b"2024-12-02,Two people died on the road.\n"
    content = (
        b"date,text\n" + row + b'2024-12-02,"Two" died\n' + row + b"2024-12-02,a,b\n\n" + b"2024-12-02,caf\xe9\n" + row + b'2024-12-02,"cut'
    )
    articles, rejects, _ = read(tmp_path, "a.csv", content)
    assert [article.position for article in articles] == [0, 2, 5]
    assert [(r.position, r.reason) for r in rejects] == [
        (1, "malformed_file"),
        (3, "malformed_file"),
        (4, "not_utf8"),
        (6, "malformed_file"),
    ]
    assert "row 2 (line 3)" in rejects[0].detail
    assert "cut off" in rejects[-1].detail


def test_records_of_a_crawl_that_are_no_pages_are_counted(tmp_path: Path) -> None:
    url = "https://news.example.org/x"
    picture = SAMPLES.warc_record("response", url, b"\x89PNG", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n")
    gone = SAMPLES.warc_record("response", url, b"<html>", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n")
    front = SAMPLES.warc_record("response", "https://news.example.org/", b"<html><title>The Example</title><p>Read all about it here today")
    request = SAMPLES.warc_record("request", url, b"", "GET /x HTTP/1.1\r\nHost: news.example.org\r\n")
    articles, rejects, _ = read(tmp_path, "a.warc", picture + gone + front + request + SAMPLES.as_warc([FERRY]) + picture)
    assert [article.position for article in articles] == [5]
    assert [(r.position, r.reason) for r in rejects] == [(2, "not_an_article"), (7, "no_page")]
    assert "4 records without a page passed over (2 image/png, 1 status 404, 1 request)" in rejects[1].detail


def test_a_page_of_a_crawl_may_be_compressed_chunked_and_in_another_encoding(tmp_path: Path) -> None:
    html = SAMPLES.page({**FERRY, "title": "Café ferry sinks"}).replace('<meta charset="utf-8">', "")
    packed = gzip.compress(html.encode("iso-8859-15"))
    body = f"{len(packed):x}\r\n".encode() + packed + b"\r\n0\r\n\r\n"
    http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=ISO-8859-15\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"
    record = SAMPLES.warc_record("response", FERRY["url"], body, http)
    for content in (record, gzip.compress(record) + gzip.compress(record.replace(b"ferry", b"ferri"))):
        (article, *_), rejects, _ = read(tmp_path, "a.warc", content)
        assert article.title == "Café ferry sinks"
        assert not rejects


def test_a_feed_with_the_names_of_html_and_markup_in_its_text(tmp_path: Path) -> None:
    entry = (
        "<item><title>Fire &amp;amp; smoke&nbsp;kill two</title><pubDate>Mon, 02 Dec 2024 10:30:00 GMT</pubDate>"
        "<link>https://news.example.org/7</link><description>&lt;p&gt;Two people died &ndash; police said.&lt;/p&gt;"
        "&lt;figure&gt;&lt;figcaption&gt;40 dead elsewhere&lt;/figcaption&gt;&lt;/figure&gt;"
        "&lt;p&gt;Read more: Nine lost at sea&lt;/p&gt;</description></item>"
    )
    content = f"<!-- feed --><rss version='2.0'><channel><title>The Example</title>{entry}</channel></rss>"
    (article,), rejects, _ = read(tmp_path, "a.xml", content.encode())
    assert article.text == "Fire & smoke kill two\n\nTwo people died – police said."
    assert (article.external_id, article.published_precision) == ("https://news.example.org/7", "time")
    assert not rejects


def test_a_message_in_plain_text(tmp_path: Path) -> None:
    content = (
        "From: =?utf-8?q?The_Ex=C3=A4mple?= <news@example.org>\nTo: you@example.org\nSubject: Fire\n kills two\n"
        "Date: Mon, 02 Dec 2024 10:30:00 +0100\nContent-Type: text/plain; charset=windows-1252\n"
        "Content-Transfer-Encoding: quoted-printable\n\n"
        "Two people died in a fire at a caf=E9 on Sunday,\nthe police said.\n\n> quoted before\n\nUnsubscribe here\n"
    )
    (article,), _, form = read(tmp_path, "letter.txt", content.encode())
    assert form == "mail"
    assert article.text == "Fire kills two\n\nTwo people died in a fire at a café on Sunday, the police said."
    assert article.publisher == "The Exämple"
    assert article.published_at == dt.datetime(2024, 12, 2, 9, 30, tzinfo=dt.UTC)


def test_other_languages_are_read_and_marked(tmp_path: Path) -> None:
    german = "Bei einem Brand in einem Hotel sind am Sonntag zwei Menschen ums Leben gekommen, sagte die Polizei am Abend."
    records = [{"text": german, "published": "2024-12-02"}, {"text": german, "published": "2024-12-01", "language": "en-GB"}]
    articles, _, _ = read(tmp_path, "a.json", json.dumps(records).encode())
    assert [article.language for article in articles] == ["de", "de"]
