"""Plain text: the seed's form, a title line, or `key: value` headers, then the story."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from pipeline.reading.article import Article, Reject
from pipeline.reading.publication import date_line
from pipeline.reading.reader import ReadContext
from pipeline.reading.record import article_from_fields, field_of, too_long

# ` date 2024-12-02 ` before the first word of the story, on its line; a time of day may follow the day.
_SEED_DATE = re.compile(
    r"\s*date:?[ \t]{1,8}(\d{4}-\d{2}-\d{2}(?:T[\d:.]{4,15}(?:Z|[+-]\d{2}:?\d{2})?)?)[ \t]{1,8}(?!\d{1,2}:\d{2})(?=\S)", re.IGNORECASE
)
_HEADER = re.compile(r"([A-Za-z][A-Za-z _-]{0,30}?)[ \t]{0,4}:[ \t]+(\S.*)|(date)[ \t]+(\d{4}-\S*)", re.IGNORECASE)
_FENCE = "---"  # front matter of Markdown files
_OTHER_FORMS = frozenset(
    (".csv", ".tsv", ".html", ".htm", ".xhtml", ".xml", ".rss", ".atom", ".eml", ".mbox", ".rtf", ".svg", ".json", ".jsonl", ".ndjson")
)

_LONGEST_TITLE = 200
_FIRST_LINE = re.compile(r"([^\n]+)\n[^\S\n]*\n\s*")  # with a blank line after it
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_ENDS_A_SENTENCE = re.compile(r"[.,;:…][\"'”’)\]]{0,2}$")


class TextReader:
    """One article a file.

    Where the day of publication stands: in the first words (` date 2024-12-02 `), in a header (`date:` or `published:`),
    in a dateline or on a date line of the first lines. A short first line without a full stop, with a blank line after
    it, is the title. The story begins at its first character and ends at its last: outer blank lines are left out.
    """

    name = "text"

    def sniff(self, head: bytes, path: Path) -> bool:
        """Anything that is text and neither markup nor a table."""
        return not head.lstrip().startswith(b"<") and path.suffix.lower() not in _OTHER_FORMS

    def read(self, stream: BinaryIO, context: ReadContext) -> Iterator[Article | Reject]:
        """The article, or the reason why there is none."""
        raw = stream.read(context.max_article_bytes + 1)
        if len(raw) > context.max_article_bytes:
            head = raw[:400].decode("utf-8", "replace")
            yield context.reject(0, "too_long", too_long("the file", context.max_article_bytes), head)
            return
        text = raw.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        if not text.strip():
            yield context.reject(0, "empty_file", "the file holds nothing but white space; put the story into it, or take it away")
            return
        yield article_from_fields(split_text(text), context, 0, where="the file", basis="header")


def split_text(text: str) -> dict[str, Any]:
    """The fields of a text file: those of its headers, `title` and `text`."""
    seed = _SEED_DATE.match(text)
    fields, start = ({"published": seed[1]}, seed.end()) if seed else _headers(text)
    body = text[start:].strip()
    first = _FIRST_LINE.match(body)
    if "title" not in fields and first and _is_title(first[1]):
        fields["title"], body = first[1].strip(), body[first.end() :]
    return {**fields, "text": body}


def _is_title(line: str) -> bool:
    line = line.strip()
    return 0 < len(line) <= _LONGEST_TITLE and not _ENDS_A_SENTENCE.search(line) and date_line(line) is None


def _headers(text: str) -> tuple[dict[str, Any], int]:
    """The known headers at the start of a text, and where the story begins; unknown ones belong to the block that a blank line ends."""
    start = len(text) - len(text.lstrip())
    blank = _BLANK_LINE.search(text, start)
    block_end = blank.start() + 1 if blank else len(text)
    fenced = text.startswith(_FENCE, start)
    fields: dict[str, Any] = {}
    known_end = position = start
    whole_block = True
    for number, line in enumerate(text[start:block_end].splitlines(keepends=True)):
        position += len(line)
        if line.strip() == _FENCE and fenced:
            if number:
                return fields, position
            continue
        header = _HEADER.fullmatch(line.strip())
        if header is None:
            whole_block = False
            break
        field = field_of(header[1] or header[3])
        if field and field != "text":
            fields.setdefault(field, (header[2] or header[4]).strip("\"' "))
            if whole_block:
                known_end = position
    if not fields:
        return {}, 0
    return fields, position if whole_block else known_end
