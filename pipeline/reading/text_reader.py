"""Plain text: the seed's form, a title line, or `key: value` headers, then the story."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any, BinaryIO

from pipeline.reading.article import Article, Reject
from pipeline.reading.headers import Opening, front_matter, headers
from pipeline.reading.publication import date_line, is_moment
from pipeline.reading.reader import ReadContext
from pipeline.reading.record import article_from_fields, too_long

_OTHER_FORMS = frozenset(
    (".csv", ".tsv", ".html", ".htm", ".xhtml", ".xml", ".rss", ".atom", ".eml", ".mbox", ".rtf", ".svg", ".json", ".jsonl", ".ndjson")
)

_LONGEST_TITLE = 200
_FIRST_LINE = re.compile(r"([^\n]+)\n[^\S\n]*\n\s*")  # with a blank line after it
_ENDS_A_SENTENCE = re.compile(r"[.,;:…][\"'”’)\]]{0,2}$")


class TextReader:
    """One article a file.

    Where the day of publication stands: in the first words (` date 2024-12-02 `), in a header (`date:` or `published:`),
    in a dateline or on a date line of the first lines. The first two may follow a title line. A short first line without a
    full stop, with a blank line after it, is the title. The story begins at its first character and ends at its last:
    outer blank lines are left out.
    """

    name = "text"
    raw = False

    def sniff(self, head: bytes, path: PurePath) -> bool:
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
    """The fields of a text file: those of its headers, `title` and `text`. Only headers of other keys are left out."""
    opening = _opening(text)
    fields, before, body = opening.fields, opening.before, opening.story.strip()
    if before and "title" not in fields and len(before[0]) <= _LONGEST_TITLE:
        fields["title"], *before = before
    body = "\n\n".join(filter(None, ("\n".join(before), body)))
    first = _FIRST_LINE.match(body)
    if "title" not in fields and first and _is_title(first[1]):
        fields["title"], body = first[1].strip(), body[first.end() :]
    return {**fields, "text": body}


def _opening(text: str) -> Opening:
    """What stands before the story: front matter, headers, or a title line and then headers with the date."""
    fenced = front_matter(text)
    if "published" in fenced.fields:
        return fenced
    found = headers(fenced.story)
    found.fields |= fenced.fields
    if "published" in found.fields:
        return found
    story = found.story.lstrip()
    first = None if "title" in found.fields else _FIRST_LINE.match(story)
    if first and (len(first[1]) > _LONGEST_TITLE or date_line(first[1].strip())):
        return found
    later = headers(story[first.end() :] if first else story)
    if not is_moment(later.fields.get("published")):
        return found
    later.before = found.before + ([first[1].strip()] if first else []) + later.before
    later.fields |= found.fields
    return later


def _is_title(line: str) -> bool:
    line = line.strip()
    return 0 < len(line) <= _LONGEST_TITLE and not _ENDS_A_SENTENCE.search(line) and date_line(line) is None
