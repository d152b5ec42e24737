"""EML: one message, such as a newsletter."""

from __future__ import annotations

import email.errors
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from pathlib import PurePath
from typing import BinaryIO

from pipeline.reading.article import Article, Reject
from pipeline.reading.charset import decode_page
from pipeline.reading.limits import LimitError
from pipeline.reading.page import read_page
from pipeline.reading.page_text import story
from pipeline.reading.reader import ReadContext
from pipeline.reading.record import article_from_fields, too_long

_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,40}):(?:[ \t]|\r?\n)")
_OF_MAIL_ONLY = frozenset((b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to", b"dkim-signature", b"x-mailer"))
_OF_ANY_MAIL = frozenset((b"from", b"subject", b"date", b"to"))
_SUFFIXES = frozenset((".eml", ".mht", ".mhtml"))


class MailReader:
    """Its subject is the title, its sender the publisher; of a message in several forms the HTML is read."""

    name = "mail"
    raw = True

    def sniff(self, head: bytes, path: PurePath) -> bool:
        """Headers that only mail has, or all that every mail has; or the name, and a header."""
        names = set()
        for line in head.removeprefix(b"\xef\xbb\xbf").split(b"\n", 60)[:60]:
            found = _HEADER.match(line + b"\n")
            if not line.strip() or not (found or line[:1] in b" \t"):
                break
            if found:
                names.add(found[1].lower())
        return (
            (bool(names) and path.suffix.lower() in _SUFFIXES) or (bool(names & _OF_MAIL_ONLY) and len(names) > 1) or names >= _OF_ANY_MAIL
        )

    def read(self, stream: BinaryIO, context: ReadContext) -> Iterator[Article | Reject]:
        """The article, or the reason why there is none."""
        data = stream.read(context.max_article_bytes + 1)
        if len(data) > context.max_article_bytes:
            yield context.reject(0, "too_long", too_long("the message", context.max_article_bytes), data[:400].decode("latin-1"))
            return
        try:
            yield self._article(data, context)
        except LimitError as error:
            yield context.reject(0, error.reason, error.detail)
        except (ValueError, LookupError, RecursionError, TypeError, AttributeError, AssertionError, email.errors.MessageError) as error:
            # the parser of the standard library raises many kinds where a message breaks the rules of its form
            detail = f"the message breaks the rules of its form ({type(error).__name__}); save it again"
            yield context.reject(0, "malformed_file", detail, data[:400].decode("latin-1"))

    def _article(self, data: bytes, context: ReadContext) -> Article | Reject:
        message = BytesParser(_class=EmailMessage, policy=email.policy.default).parsebytes(data)
        page = message.get_body(preferencelist=("html",))
        plain = message.get_body(preferencelist=("plain",))
        fields = {}
        if page is not None:
            fields = read_page(decode_page(_bytes(page), page.get_content_charset()), None)
        if "text" not in fields and plain is not None:
            fields = {"text": _plain_text(decode_page(_bytes(plain), plain.get_content_charset()), str(message["subject"] or ""))}
        sender = message["from"].addresses[0] if message["from"] is not None and getattr(message["from"], "addresses", None) else None
        known = {
            "external_id": str(message["message-id"] or "").strip().strip("<>") or None,
            "title": str(message["subject"] or "") or fields.get("title"),
            "publisher": (sender.display_name or sender.domain) if sender else fields.get("publisher"),
            "byline": fields.get("byline"),
            "url": fields.get("url"),
            "published": str(message["date"]) if message["date"] is not None else fields.get("published"),
            "language": str(message["content-language"] or "") or fields.get("language"),
            "text": fields.get("text"),
        }
        basis = "header" if message["date"] is not None else str(fields.get("published_basis", "page_metadata"))
        kept = {name: value for name, value in known.items() if value}
        return article_from_fields(kept, context, 0, where="the message", basis=basis)


def _bytes(part: MIMEPart) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _plain_text(text: str, subject: str) -> str:
    """The paragraphs of a message in plain text, with the lines that a mail program broke put together again."""
    blocks = re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n"))
    paragraphs = [" ".join(" ".join(line for line in block.split("\n") if not line.startswith(">")).split()) for block in blocks]
    return "\n\n".join(story([paragraph for paragraph in paragraphs if paragraph and paragraph != "--"], subject))
