"""Small files of every form, made here: the same two articles in each."""

from __future__ import annotations

import base64
import bz2
import csv
import datetime as dt
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from html import escape
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.reading.article import Reject

TODAY = dt.date(2024, 12, 3)  # when the files are read

FERRY = {
    "id": "n1",
    "url": "https://news.example.org/2024/12/02/ferry",
    "publisher": "The Example",
    "published": "2024-12-02",
    "title": "Ferry sinks off the island",
    "text": "A ferry sank off the island on Sunday, and at least 12 people died, the coast guard said.\n\n"
    "The search for 30 missing passengers goes on, but hopes of finding them alive are fading, a captain said.",
    "author": "Ann Writer",
}
FIRE = {
    **FERRY,
    "id": "n2",
    "url": "https://news.example.org/2024/12/01/fire",
    "published": "2024-12-01",
    "title": "Fire in a warehouse",
    "text": "Two firefighters were killed in a fire in a warehouse near the harbour, and the police said that it was set.\n\n"
    "Nobody has been arrested, and the owner of the building could not be reached on Saturday evening.",
}
Records = list[dict[str, Any]]


def as_json(records: Records) -> bytes:
    return json.dumps(records).encode()


def as_jsonl(records: Records) -> bytes:
    return "".join(json.dumps(record) + "\n" for record in records).encode()


def as_csv(records: Records, delimiter: str = ",") -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(records[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(records)
    return out.getvalue().encode()


def as_tsv(records: Records) -> bytes:
    return as_csv(records, "\t")


def as_parquet(records: Records) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(records), out)
    return out.getvalue()


def as_feather(records: Records) -> bytes:
    out = io.BytesIO()
    table = pa.Table.from_pylist(records)
    with pa.ipc.new_file(out, table.schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as writer:
        writer.write(table)
    return out.getvalue()


def as_arrow_stream(records: Records) -> bytes:
    out = io.BytesIO()
    table = pa.Table.from_pylist(records)
    with pa.ipc.new_stream(out, table.schema) as writer:
        for batch in table.to_batches(max_chunksize=1):
            writer.write(batch)
    return out.getvalue()


def page(record: dict[str, Any], extra: str = "") -> str:
    described = {
        "@type": "NewsArticle",
        "headline": record["title"],
        "datePublished": record["published"],
        "author": {"name": record["author"]},
        "publisher": {"name": record["publisher"]},
        "url": record["url"],
    }
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in record["text"].split("\n\n"))
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{record["title"]}</title>'
        f'<script type="application/ld+json">{json.dumps(described)}</script></head><body><nav><a href="/">Home</a></nav>'
        f"<article><h1>{record['title']}</h1>{body}{extra}</article><footer>© The Example</footer></body></html>"
    )


def warc_record(kind: str, url: str, content: bytes, http: str = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n") -> bytes:
    block = http.encode() + b"\r\n" + content if kind in ("response", "request") else content
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-12-03T10:00:00Z\r\n"
    head += f"WARC-Record-ID: <urn:uuid:0>\r\nContent-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def as_warc(records: Records) -> bytes:
    pages = [warc_record("response", record["url"], page(record).encode()) for record in records]
    return warc_record("warcinfo", "", b"software: example\r\n") + b"".join(pages)


def as_rss(records: Records) -> bytes:
    items = "".join(
        f"<item><guid>{record['id']}</guid><link>{record['url']}</link><title>{escape(record['title'])}</title>"
        f"<pubDate>{record['published']}T00:00:00Z</pubDate><dc:creator>{record['author']}</dc:creator><description>Short&nbsp;form</description>"
        f"<content:encoded><![CDATA[{''.join(f'<p>{escape(p)}</p>' for p in record['text'].split(chr(10) * 2))}]]></content:encoded></item>"
        for record in records
    )
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    title = records[0]["publisher"]
    return f'<?xml version="1.0"?><rss version="2.0" {spaces}><channel><title>{title}</title>{items}</channel></rss>'.encode()


def as_atom(records: Records) -> bytes:
    entries = "".join(
        f"<entry><id>{record['id']}</id><link href='{record['url']}'/><title>{escape(record['title'])}</title>"
        f"<published>{record['published']}T00:00:00Z</published><author><name>{record['author']}</name></author><content type='html'>"
        + escape("".join(f"<p>{escape(p)}</p>" for p in record["text"].split("\n\n")))
        + "</content></entry>"
        for record in records
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{records[0]["publisher"]}</title>{entries}</feed>'.encode()


def as_mail(records: Records) -> bytes:
    record = records[0]
    message = EmailMessage()
    message["Message-ID"] = f"<{record['id']}>"
    message["From"] = f"{record['publisher']} <news@example.org>"
    message["Subject"] = record["title"]
    message["Date"] = "Mon, 02 Dec 2024 00:00:00 +0000"
    message.set_content("See the HTML.")
    message.add_alternative(page(record), subtype="html")
    message.add_attachment(base64.b64decode("iVBORw0KGgo="), maintype="image", subtype="png", filename="a.png")
    return message.as_bytes()


# form: (name of a file, how to make it)
MANY: dict[str, tuple[str, Callable[[Records], bytes]]] = {
    "json": ("a.json", as_json),
    "jsonl": ("a.jsonl", as_jsonl),
    "csv": ("a.csv", as_csv),
    "tsv": ("a.tsv", as_tsv),
    "parquet": ("a.parquet", as_parquet),
    "feather": ("a.feather", as_feather),
    "arrow stream": ("a.arrows", as_arrow_stream),
    "warc": ("a.warc", as_warc),
    "rss": ("a.rss", as_rss),
    "atom": ("a.atom", as_atom),
}
ONE: dict[str, tuple[str, Callable[[Records], bytes]]] = {
    "html": ("a.html", lambda records: page(records[0]).encode()),
    "mail": ("a.eml", as_mail),
    "text": ("a.txt", lambda records: f"date: {records[0]['published']}\ntitle: {records[0]['title']}\n\n{records[0]['text']}".encode()),
}
ALL = MANY | ONE


COMPRESSED: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": (".gz", gzip.compress),
    "bzip2": (".bz2", bz2.compress),
    "xz": (".xz", lzma.compress),
    "zstd": (".zst", lambda data: pa.compress(data, codec="zstd", asbytes=True)),
}


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(files: dict[str, bytes], mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def reasons(rejects: list[Reject]) -> list[str]:
    return [reject.reason for reject in rejects]


GOOD = as_jsonl([FERRY])
