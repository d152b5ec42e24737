"""One record of named fields, from whatever form of file, into an article or a reject."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Any

from pipeline.reading.article import Article, Reject
from pipeline.reading.dateline import find_dateline
from pipeline.reading.language import identify_language, language_code
from pipeline.reading.publication import Publication, find_in_text, in_dateline, is_future, read_moment
from pipeline.reading.reader import ReadContext

# Names under which archives and feeds are known to give each field, the usual one first. They are compared in lower
# case without marks, so that datePublished (schema.org), date_published (JSON Feed) and Date-Published are one.
FIELD_NAMES: dict[str, tuple[str, ...]] = {
    "external_id": ("id", "docid", "articleid", "externalid"),
    "url": ("url", "link", "address"),
    "publisher": ("publisher", "source", "outlet", "domain", "newspaper", "sitename"),
    "published": ("published", "publishedat", "publicationdate", "datepublished", "pubdate", "publishdate", "publishtime", "date"),
    "title": ("title", "headline"),
    "text": ("text", "body", "content", "articlebody", "contenttext", "article", "articletext", "fulltext", "maintext", "bodytext"),
    "byline": ("byline", "author", "authors", "by"),
    "language": ("language", "lang"),
    "dateline": ("dateline",),
}
_FIELD_OF = {name: field for field, names in FIELD_NAMES.items() for name in names}
_MARKS = re.compile(r"[^a-z0-9]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def field_of(name: str, columns: Mapping[str, str] | None = None) -> str | None:
    """The field of an article that a name in the input stands for; None where it stands for none.

    `columns` (see settings) says of names in lower case what they stand for, and that before all that is known.
    """
    stated = columns.get(name.lower()) if columns else None
    return stated or _FIELD_OF.get(_MARKS.sub("", name.lower()))


def known_fields(record: Mapping[str, Any], columns: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The record's values by our own field names; of two names for one field, the one that `columns` names, else the first in
    FIELD_NAMES whose value is not empty."""
    found: dict[str, tuple[int, Any]] = {}
    for name, value in record.items():
        field = field_of(name, columns)
        if field is None or value in (None, "", [], {}):
            continue
        rank = -1 if columns and name.lower() in columns else FIELD_NAMES[field].index(_MARKS.sub("", name.lower()))
        if field not in found or rank < found[field][0]:
            found[field] = (rank, value)
    return {field: value for field, (_, value) in found.items()}


def records_in(value: Any, columns: Mapping[str, str] | None = None) -> list[Any] | None:
    """The records of a parsed JSON value: a list's items, the articles that an object holds, or the object itself.

    An object may hold articles under any names, in lists or alone: none of them is passed over.
    None where the value holds no record at all.
    """
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return None
    if "text" in known_fields(value, columns):
        return [value]
    held = [record for inner in value.values() for record in _articles_in(inner, columns)]
    return held or [value]


def _articles_in(value: Any, columns: Mapping[str, str] | None) -> list[Any]:
    """All items of a list that holds an article, the rest of them to be rejected by name; an article alone; nothing otherwise."""
    items = value if isinstance(value, list) else [value]
    return items if any(isinstance(item, dict) and "text" in known_fields(item, columns) for item in items) else []


def article_of(record: Any, context: ReadContext, position: int, *, where: str, many: bool) -> Article | Reject:
    """The article that a parsed JSON object gives, its text word for word; a reject, with reason, detail and remedy, otherwise."""
    fields = known_fields(record, context.settings.columns) if isinstance(record, dict) else {}
    if not fields:
        return context.reject(
            position,
            "not_an_article",
            f"{where} is not an object with the fields of an article; give it at least `text` and `published`",
            str(record)[:120],
        )
    return article_from_fields(fields, context, position, where=where, basis="field", many=many)


def article_from_fields(
    fields: Mapping[str, Any], context: ReadContext, position: int, *, where: str, basis: str, many: bool = False
) -> Article | Reject:
    """The article of these fields (names of FIELD_NAMES).

    `where` names the place for people ("line 3"), `basis` says where `published` stood (contracts' PUBLISHED_BASIS), and
    `many` that the file may hold more articles, so that its stem cannot serve as an id.
    """
    for name in ("text", "title"):
        if not _is_text(fields.get(name)):
            kind = "numbers or objects" if isinstance(fields[name], list) else type(fields[name]).__name__
            detail = f"the {name} of {where} is no text ({kind}: {str(fields[name])[:40]!r}); write it as a string"
            return context.reject(position, "wrong_type", detail, str(fields)[:120])
    body = _clean(_joined(fields.get("text"), "\n\n"))
    title: str | None = _clean(_joined(fields.get("title"), " ")).strip("\n")
    if not title or title.isspace():
        title = None
    if not body.strip():
        return context.reject(
            position, "no_text", f"{where} has no text; put the story into `text`, or take the record out", title or str(fields)[:120]
        )
    if len(body) > context.max_article_bytes:  # a code point is a byte at least
        return context.reject(position, "too_long", too_long(f"the text of {where}", context.max_article_bytes), body[:120])
    dateline = _short(fields.get("dateline")) or find_dateline(body, title)
    try:
        publication, basis = _published(fields, basis, dateline, body)
    except ValueError as error:
        detail = f"the date {str(fields['published'])[:60]!r} of {where}: {error}"
        return context.reject(position, "bad_date", detail, title or body[:120])
    if publication is None:
        detail = f"{where} has no date of publication; give it as `published` (or a first line `date: YYYY-MM-DD` in a text file)"
        return context.reject(position, "no_date", detail, title or body[:120])
    if is_future(publication, context.today):
        detail = f"{where} is dated {publication.moment.date()}, after the day of the run, {context.today}; mend the date"
        return context.reject(position, "future_date", detail, title or body[:120])
    text = f"{title}\n\n{body}" if title else body
    return Article(
        external_id=_short(fields.get("external_id")) or _own_id(context.stem, text, many),
        file_id=context.file_id,
        position=position,
        text=text,
        published_at=publication.moment,
        published_precision=publication.precision,
        published_basis=basis,
        title=title,
        url=_short(fields.get("url")),
        publisher=_short(fields.get("publisher")),
        byline=_short(fields.get("byline")),
        dateline=dateline,
        language=identify_language(text, language_code(_joined(fields.get("language"), " "))),
    )


def too_long(what: str, limit: int) -> str:
    """The detail of a `too_long` reject."""
    return f"{what} is longer than the limit of {limit / 1e6:g} MB for one article; part it, or raise ASREPORTED_MAX_ARTICLE_BYTES"


def _published(fields: Mapping[str, Any], basis: str, dateline: str | None, body: str) -> tuple[Publication | None, str]:
    if fields.get("published") is not None:
        return read_moment(fields["published"]), basis
    return in_dateline(dateline) or find_in_text(body), "text"


def _joined(value: Any, separator: str) -> str:
    """A field's value as text: lists joined, objects by their name (schema.org writes authors and publishers so)."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return _joined(value.get("name"), separator)
    if isinstance(value, list):
        return separator.join(filter(None, (_joined(item, separator) for item in value)))
    return value if isinstance(value, str) else str(value)


def _is_text(value: Any) -> bool:
    """Whether a field is text, or a list of texts (its paragraphs)."""
    return value is None or isinstance(value, str) or (isinstance(value, list) and all(isinstance(item, str) for item in value))


def _clean(text: str) -> str:
    """Line ends as \\n; lone halves of surrogate pairs, which no UTF-8 file can hold, as the replacement character."""
    return _LONE_SURROGATE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def _short(value: Any) -> str | None:
    return " ".join(_clean(_joined(value, ", ")).split()) or None


def _own_id(stem: str, text: str, many: bool) -> str:
    """The file's stem; among many records, with a hash of the text, so that the id does not change when records are put in before."""
    return f"{stem}-{hashlib.sha256(text.encode()).hexdigest()[:8]}" if many else stem
