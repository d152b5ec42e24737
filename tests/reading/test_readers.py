"""The forms of text and JSON, and how they are told apart."""

from __future__ import annotations

import datetime as dt
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.contracts.vocabularies import FILE_FORMAT
from pipeline.reading.article import Article, Reject
from pipeline.reading.json_reader import JsonReader
from pipeline.reading.jsonl_reader import JsonlReader
from pipeline.reading.reader import ReadContext
from pipeline.reading.registry import READERS, reader_for
from pipeline.reading.text_reader import TextReader, split_text

CONTEXT = ReadContext("f" * 64, "stem", dt.date(2024, 12, 3))
STORY = "A ferry sank off the island on Sunday.\n\nAt least 12 people died."


def article(reader: Any, content: str) -> Article:
    (found,) = reader.read(io.BytesIO(content.encode()), CONTEXT)
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize(
    "content",
    [
        f"Ferry sinks off island\n\n date 2024-12-02\n\n{STORY}",
        f"date 2024-12-02\nFerry sinks off island\n\n{STORY}",
        f" date 2024-12-02 Ferry sinks off island\n\n\n{STORY}\n",
        f"title: Ferry sinks off island\ndate: 2024-12-02\n\n{STORY}",
        f"Title: Ferry sinks off island\nDate: December 2, 2024\n{STORY}",
        f"---\ntitle: 'Ferry sinks off island'\ndate: 2024-12-02\ntags: sea\n---\n{STORY}",
        f"Section: World\nDate-Published: 2 Dec 2024\nHeadline: Ferry sinks off island\n\n{STORY}",
        f"date: 2024-12-02\r\ntitle: Ferry sinks off island\r\n\r\n{STORY}",
    ],
)
def test_forms_of_text(content: str) -> None:
    found = article(TextReader(), content)
    assert found.published == dt.date(2024, 12, 2)
    assert found.title == "Ferry sinks off island"
    assert found.text.startswith("Ferry sinks off island\n\n")
    assert found.text.endswith(STORY)


def test_all_headers() -> None:
    headers = "id: 77\nurl: https://example.org/77\npublisher: The Example\nBy: Ann Writer\nlang: en-GB\npublished: 2024-12-02T10:00:00Z"
    fields = split_text(f"{headers}\n\nTwo died.")
    assert fields == {
        "external_id": "77",
        "url": "https://example.org/77",
        "publisher": "The Example",
        "byline": "Ann Writer",
        "language": "en-GB",
        "published": "2024-12-02T10:00:00Z",
        "text": "Two died.",
    }


def test_a_story_that_begins_with_a_number_after_the_date() -> None:
    found = article(TextReader(), " date 2024-12-02 44 people died on Sunday, police said.\n\nMore follows.")
    assert found.text.startswith("44 people died")
    assert found.title is None


def test_a_first_sentence_is_no_title_and_a_colon_is_no_header() -> None:
    assert "title" not in split_text("Two people died.\n\nThree were hurt.")
    assert split_text("Norway: 40 arrested\n\nPolice arrested 40 people.")["title"] == "Norway: 40 arrested"
    assert split_text("date: 2024-12-02\nNorway: 40 arrested in raids\non Sunday.")["text"] == "Norway: 40 arrested in raids\non Sunday."


@pytest.mark.parametrize(
    ("story", "dateline"),
    [
        ("CAIRO, Dec 1, 2024 (Reuters) - Two people died.", "CAIRO, Dec 1, 2024 (Reuters)"),
        ("Posted: Sunday, December 1, 2024 10:21 AM EST\n\nTwo people died on the road.", None),
        ("1 December 2024\n\nTwo people died on the road.", None),
    ],
)
def test_a_date_in_the_first_lines(story: str, dateline: str | None) -> None:
    found = article(TextReader(), story)
    assert (found.published, found.published_basis, found.dateline) == (dt.date(2024, 12, 1), "text", dateline)
    assert found.text.endswith(story.split("\n\n")[-1])


def test_the_date_of_what_is_told_is_not_the_date_of_publication() -> None:
    (found,) = TextReader().read(io.BytesIO(b"On December 1, 2024 two people died on the road."), CONTEXT)
    assert isinstance(found, Reject)
    assert found.reason == "no_date"


def test_names_of_json_fields() -> None:
    usual = {
        "id": "a1",
        "url": "https://example.org/1",
        "publisher": "The Example",
        "published": "2024-12-02",
        "title": "Ferry sinks",
        "text": STORY,
        "byline": "Ann Writer",
        "language": "en",
    }
    other = {
        "doc_id": "a1",
        "url": "https://example.org/1",
        "outlet": "The Example",
        "published_at": "2024-12-02",
        "headline": "Ferry sinks",
        "body": STORY,
        "author": "Ann Writer",
        "language": "English",
    }
    schema_org = {
        "@type": "NewsArticle",
        "articleId": "a1",
        "url": "https://example.org/1",
        "publisher": {"@type": "Organization", "name": "The Example"},
        "datePublished": "2024-12-02T00:00:00+02:00",
        "headline": "Ferry sinks",
        "articleBody": STORY,
        "author": [{"name": "Ann Writer"}],
        "language": "en-GB",
    }
    found = [article(JsonReader(), json.dumps(record)) for record in (usual, other, schema_org)]
    assert found[0] == found[1] == found[2]
    assert found[0].text == f"Ferry sinks\n\n{STORY}"


def test_the_text_is_kept_word_for_word() -> None:
    body = "  Two\u00a0people died.\r\nThree were hurt.\n\n\n Ende\u0301 \n"
    found = article(JsonReader(), json.dumps({"title": "T", "text": body, "date": "2024-12-01"}))
    assert found.text == "T\n\n" + body.replace("\r\n", "\n")


def test_half_a_surrogate_pair_is_replaced() -> None:
    found = article(JsonReader(), '{"text": "Two \\ud83d died.", "date": "2024-12-01"}')
    assert found.text == "Two \ufffd died."
    assert found.article_id


def test_forms_of_json() -> None:
    records = [{"id": f"a{n}", "text": f"{n} people died.", "date": "2024-12-01"} for n in range(3)]
    for content in (json.dumps(records), json.dumps(records, indent=1), json.dumps({"title": "A feed", "articles": records})):
        found = list(JsonReader().read(io.BytesIO(content.encode()), CONTEXT))
        assert [(a.external_id, a.position) for a in found if isinstance(a, Article)] == [("a0", 0), ("a1", 1), ("a2", 2)]
    lines = "\n\n".join(map(json.dumps, records))
    found = list(JsonlReader().read(io.BytesIO(lines.encode()), CONTEXT))
    assert [(a.external_id, a.position) for a in found if isinstance(a, Article)] == [("a0", 0), ("a1", 2), ("a2", 4)]


def test_what_follows_a_list_is_named() -> None:
    one, two = ({"id": f"a{n}", "text": f"{n} people died.", "date": "2024-12-01"} for n in range(2))
    for rest in (json.dumps([two]), ", 7", "]"):
        first, reject = JsonReader().read(io.BytesIO(f"{json.dumps([one])}\n{rest} \n".encode()), CONTEXT)
        assert isinstance(first, Article)
        assert isinstance(reject, Reject)
        assert (reject.position, reject.reason) == (1, "malformed_json")
        assert f"the list ends after 1 record, and what follows it was not read: {rest[:60].strip()!r}" in reject.detail


def test_an_object_gives_all_the_articles_that_it_holds() -> None:
    records = [{"id": f"a{n}", "text": f"{n} people died.", "date": "2024-12-01"} for n in range(5)]
    feed = {"title": "A feed", "lead": records[0], "articles": [records[1]], "tags": ["a", "b"], "more": [7, *records[2:]]}
    found = list(JsonReader().read(io.BytesIO(json.dumps(feed).encode()), CONTEXT))
    assert [a.external_id for a in found if isinstance(a, Article)] == ["a0", "a1", "a2", "a3", "a4"]
    assert [(r.position, r.reason) for r in found if isinstance(r, Reject)] == [(2, "not_an_article")]


def test_what_stands_before_the_cut_is_kept() -> None:
    records = [{"id": f"a{n}", "text": f"{n} people died.", "date": "2024-12-01"} for n in range(3)]
    cut = json.dumps(records)[:-20]
    first, second, reject = JsonReader().read(io.BytesIO(cut.encode()), CONTEXT)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert isinstance(reject, Reject)
    assert (reject.position, reject.reason) == (2, "malformed_json")
    assert "record 3" in reject.detail
    *_, reject = JsonReader().read(io.BytesIO(json.dumps(records)[:-1].encode()), CONTEXT)
    assert isinstance(reject, Reject)
    assert "cut off after record 3" in reject.detail


def test_a_bad_line_does_not_stop_the_next() -> None:
    content = b'{"text": "One died.", "date": "2024-12-01"}\n{"text": "caf\xe9"}\n{"text": \n{"text": "Two died.", "date": "2024-12-01"}'
    found = list(JsonlReader().read(io.BytesIO(content), CONTEXT))
    assert [getattr(item, "reason", "article") for item in found] == ["article", "not_utf8", "malformed_json", "article"]
    assert [item.position for item in found] == [0, 1, 2, 3]


def test_a_record_without_an_id_has_one_that_its_place_does_not_change() -> None:
    one, two = ({"text": f"{n} people died.", "date": "2024-12-01"} for n in "12")
    ids = [
        {
            a.external_id
            for a in JsonlReader().read(io.BytesIO("\n".join(map(json.dumps, order)).encode()), CONTEXT)
            if isinstance(a, Article)
        }
        for order in ([one, two], [two, one])
    ]
    assert ids[0] == ids[1]
    assert len(ids[0]) == 2


@pytest.mark.parametrize(
    ("head", "name", "form"),
    [
        (b'{"id": 1}\n{"id": 2}\n', "a.txt", "jsonl"),
        (b'{"id": 1}\n{"id": 2}\n', "a.json", "jsonl"),
        (b'{\n "id": 1\n}', "a.jsonx", "json"),
        (b'[{"id": 1}]', "a.txt", "json"),
        (b'{"id": 1}', "a.ndjson", "jsonl"),
        (b"[Updated] Two people died.", "a.txt", "text"),
        (b"{{ Two people died.", "a", "text"),
        (b"Two people died.", "a.json", "json"),
        (b"<html>", "a.txt", "html"),
        (b"\xef\xbb\xbf\n<!-- saved --><!DOCTYPE html>", "a", "html"),
        (b"<p>Two people died.</p>", "a.htm", "html"),
        (b"<p>Two people died.</p>", "a.txt", None),
        (b"a;b", "a.csv", "csv"),
        (b"date;headline;body\n", "a.txt", "csv"),
        (b"Fire, smoke, and a text about them\n", "a.txt", "text"),
        (b"<?xml version='1.0'?>\n<rss version='2.0'>", "a.html", "feed"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "a", "feed"),
        (b"<svg><feed>", "a.svg", None),
        (b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", "a.html", "warc"),
        (b"From: a@example.org\nTo: b@example.org\nSubject: x\nDate: y\n\n", "a.txt", "mail"),
        (b"Received: from x\n by y\nSubject: x\n\n", "a", "mail"),
        (b"From: the harbour\nDate: 2024-12-02\n\nTwo died.", "a.txt", "text"),
        (b"PAR1\x15\x04\x15", "a.csv", "parquet"),
        (b"ARROW1\0\0\xff\xff\xff\xff", "a.txt", "arrow"),
        (b"\xff\xff\xff\xff\x10\x01\0\0\x10", "a", "arrow"),
    ],
)
def test_content_decides_before_the_name(head: bytes, name: str, form: str | None) -> None:
    reader = reader_for(head, Path(name))
    assert (reader.name if reader else None) == form


@given(st.binary(max_size=300))
def test_no_bytes_make_a_reader_fail(content: bytes) -> None:
    for reader in (TextReader(), JsonReader(), JsonlReader()):
        for opening in (b"", b'{"text": "', b'[{"text": "Two.", "date": "2024-01-01"},', b"date: "):
            try:
                items = list(reader.read(io.BytesIO(opening + content), CONTEXT))
            except UnicodeDecodeError:
                continue
            assert all(isinstance(item, (Article, Reject)) for item in items)


@given(st.text(max_size=200), st.text(max_size=40))
def test_json_text_comes_back_whatever_it_holds(body: str, title: str) -> None:
    (found,) = JsonReader().read(io.BytesIO(json.dumps({"text": body, "title": title, "date": "2024-12-01"}).encode()), CONTEXT)
    if isinstance(found, Reject):
        assert not body.strip()
        return
    assert found.text[found.title_end :].lstrip("\n").endswith(body.replace("\r\n", "\n").replace("\r", "\n").lstrip("\n"))
    assert found.title is None or found.text.startswith(found.title + "\n\n")


def test_every_reader_has_a_format_of_the_contract() -> None:
    assert {reader.name for reader in READERS} == set(FILE_FORMAT) - {"zip", "tar", "unknown"}
