"""HTML: one page, one article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from pipeline.reading.article import Article, Reject
from pipeline.reading.charset import decode_page
from pipeline.reading.limits import LimitError, TooSlowError
from pipeline.reading.page import read_page
from pipeline.reading.reader import ReadContext, failed
from pipeline.reading.record import article_from_fields, too_long

_SUFFIXES = frozenset((".html", ".htm", ".xhtml", ".shtml", ".asp", ".aspx", ".php", ".amp"))
_OPENING = re.compile(
    rb"(?:<\?xml[^>]{0,200}>\s{0,20})?(?:<!--.{0,2000}?-->\s{0,200}){0,5}<(?:!doctype\s{1,5}html|html|head|body|title|meta)\b", re.I | re.S
)


class HtmlReader:
    """The story of a saved page, without what stands around it."""

    name = "html"
    raw = True

    def sniff(self, head: bytes, path: PurePath) -> bool:
        """How a page opens; or a name of a page and an element somewhere in its first bytes."""
        text = _as_ascii(head)
        if _OPENING.match(text.lstrip()[:4096]):
            return True
        return path.suffix.lower() in _SUFFIXES and re.search(rb"<[a-zA-Z!/][^<>]{0,400}>", text) is not None

    def read(self, stream: BinaryIO, context: ReadContext) -> Iterator[Article | Reject]:
        """The article, or the reason why there is none."""
        data = stream.read(context.max_article_bytes + 1)
        if len(data) > context.max_article_bytes:
            yield context.reject(0, "too_long", too_long("the page", context.max_article_bytes), data[:400].decode("latin-1"))
            return
        yield article_of_page(data, context, 0, where="the page")


def article_of_page(
    data: bytes, context: ReadContext, position: int, *, where: str, url: str | None = None, charset: str | None = None, many: bool = False
) -> Article | Reject:
    """The article that a page's bytes hold; a reject where there is none or where it passes a limit.

    `url` and `charset` are what the crawl or message states; `many` that the file may hold more articles than this.
    """
    text = decode_page(data, charset)
    excerpt = text[:400]
    try:
        fields = read_page(text, url)
    except LimitError as error:
        return context.reject(position, error.reason, f"{where}: {error.detail}", excerpt)
    except TooSlowError:
        detail = f"{where} took longer than {context.settings.max_seconds} seconds; take it out, or raise ASREPORTED_MAX_SECONDS"
        return context.reject(position, "too_slow", detail, excerpt)
    except Exception as error:  # the libraries for pages were not made for bytes that mean harm
        return context.reject(position, "reader_failed", failed(where, error), excerpt)
    if fields.pop("is_home", False):
        return context.reject(position, "not_an_article", f"{where} is the front page of a site; give the pages of its stories", excerpt)
    basis = fields.pop("published_basis", "page_metadata")
    if "text" not in fields:
        detail = f"{where} has no text that could be told from what stands around it; save the page with its story, or give the text alone"
        return context.reject(position, "no_text", detail, fields.get("title") or excerpt)
    if many and fields.get("url"):
        fields["external_id"] = fields["url"]
    return article_from_fields(fields, context, position, where=where, basis=basis, many=many)


def _as_ascii(head: bytes) -> bytes:
    """The bytes without a mark, and without the zero bytes of UTF-16: enough to see markup."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\0", b"")
    return head.removeprefix(b"\xef\xbb\xbf")
