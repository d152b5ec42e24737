"""RSS and Atom: one article an entry."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any, BinaryIO

from pipeline.reading.article import Article, Reject
from pipeline.reading.asides import is_aside
from pipeline.reading.decode import byte_order_mark, utf8_stream
from pipeline.reading.limits import LimitError, restart_clock
from pipeline.reading.page import fragment_text
from pipeline.reading.publication import is_moment
from pipeline.reading.reader import ReadContext
from pipeline.reading.record import article_from_fields, too_long

_ROOT = re.compile(rb"<(?:[A-Za-z]{1,10}:)?(rss|feed|RDF)(?=[\s>])")
_DECLARES = re.compile(rb"<!ENTITY\b", re.IGNORECASE)
_HEAD = 1 << 16
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_XML_NAMES = frozenset((b"amp", b"lt", b"gt", b"quot", b"apos"))
_DECLARED = "the XML declares entities of its own, which are never expanded; take the declarations out, or fetch the feed again"
_REMEDY = "fetch or write the file again"
# Elements of RSS and Atom (by their name without a namespace) for each field, the best first.
_TEXTS = ("encoded", "content", "description", "summary")
_DATES = ("pubdate", "published", "issued", "date", "updated", "modified")
_IDS = ("guid", "id")


class FeedReader:
    """A saved feed, entry by entry; the feed's own title is the publisher."""

    name = "feed"
    raw = True

    def sniff(self, head: bytes, path: PurePath) -> bool:
        """The root element, which nothing but a declaration, comments and a document type may precede."""
        text = head[2:].replace(b"\0", b"") if head.startswith((b"\xff\xfe", b"\xfe\xff")) else head.removeprefix(b"\xef\xbb\xbf")
        if not text.lstrip().startswith(b"<"):
            return False
        found = _ROOT.search(text[:8192])
        first = re.search(rb"<(?=[A-Za-z])", text[:8192])
        declares = _DECLARES.search(text[:8192]) is not None  # what it declares may hold elements
        return bool(found and first and (first.start() == found.start() or declares))

    def read(self, stream: BinaryIO, context: ReadContext) -> Iterator[Article | Reject]:
        """An article or reject for each entry; one reject for what cannot be parsed, after which nothing is read."""
        import lxml.etree

        # Bytes with a mark are made UTF-8, whatever their declaration says; other encodings are the parser's matter.
        marked = byte_order_mark(stream.peek(4)[:4])[0]  # type: ignore[attr-defined]
        named = _Named(utf8_stream(stream) if marked else stream)  # type: ignore[arg-type]
        head = io.BufferedReader(named, _HEAD)
        if _DECLARES.search(head.peek(_HEAD)):
            yield context.reject(0, "entity_declared", _DECLARED, head.peek(400)[:400].decode("utf-8", "replace"))
            return
        named.limit = context.max_article_bytes
        position = 0
        publisher = None
        events = lxml.etree.iterparse(
            head, events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
            remove_comments=True, remove_pis=True, encoding="utf-8" if marked else None,
        )  # fmt: skip
        inside = 0
        try:
            for event, element in events:
                name = _name(element)
                if event == "start" and element.getparent() is None and _declares_entities(element):
                    yield context.reject(0, "entity_declared", _DECLARED)
                    return
                if name in ("item", "entry"):
                    inside += 1 if event == "start" else -1
                    if event == "end" and not inside:
                        restart_clock()
                        named.since_entry = 0
                        yield _article(element, publisher, context, position)
                        position += 1
                        _forget(element)
                elif (
                    event == "end"
                    and not inside
                    and name == "title"
                    and publisher is None
                    and _name(element.getparent()) in ("channel", "feed")
                ):
                    publisher = " ".join("".join(element.itertext()).split()) or None
        except lxml.etree.XMLSyntaxError as error:
            read = f"{position} entr{'y was' if position == 1 else 'ies were'} read before it"
            detail = f"the XML is cut off or not valid ({' '.join(str(error).split())[:120]}); {read}; {_REMEDY}"
            yield context.reject(position, "malformed_file", detail)


def _declares_entities(root: Any) -> bool:
    """Whether the document type, wherever it stood and however it was encoded, declares an entity."""
    declared = root.getroottree().docinfo.internalDTD
    return declared is not None and next(iter(declared.iterentities()), None) is not None


class _Named(io.RawIOBase):
    """A stream of XML in which the names of HTML's characters (`&nbsp;`), which feeds use and XML does not know, are numbers."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._rest = b""
        self.limit = 0
        self.since_entry = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._rest + self._stream.read(max(1, len(buffer) // 2))
        ended = len(data) == len(self._rest)
        cut = data.rfind(b"&", max(0, len(data) - 40)) if not ended else -1
        self._rest = data[cut:] if cut >= 0 and b";" not in data[cut:] else b""
        whole = _NAMED.sub(_as_number, data[: len(data) - len(self._rest)])
        if len(whole) > len(buffer):  # numbers are longer than names at times
            whole, self._rest = whole[: len(buffer)], whole[len(buffer) :] + self._rest
        self.since_entry += len(whole)
        if self.limit and self.since_entry > self.limit + _HEAD:
            raise LimitError("too_long", too_long("an entry", self.limit) + "; nothing after it was read")
        buffer[: len(whole)] = whole
        return len(whole) or (0 if ended else self.readinto(buffer))


def _as_number(match: re.Match[bytes]) -> bytes:
    if match[1] in _XML_NAMES:
        return match[0]
    character = html.unescape(match[0].decode("ascii"))
    return "".join(f"&#{ord(c)};" for c in character).encode() if not character.startswith("&") else match[0]


def _article(entry: Any, publisher: str | None, context: ReadContext, position: int) -> Article | Reject:
    found: dict[str, list[Any]] = {}
    for child in entry:
        if isinstance(child.tag, str):
            found.setdefault(_name(child), []).append(child)
    title = fragment_text(_inner(found["title"][0])).replace("\n\n", " ") if "title" in found else None
    texts = [fragment_text(_inner(child), title) for name in _TEXTS for child in found.get(name, [])[:1]]
    link = next((url for child in found.get("link", []) if (url := _link(child))), None)
    dates = [text for name in _DATES for child in found.get(name, []) if (text := _text(child))]
    fields = {
        "external_id": next((text for name in _IDS for child in found.get(name, []) if (text := _text(child))), None) or link,
        "title": title,
        "url": link,
        "publisher": next((_text(child) for child in found.get("source", []) if not len(child)), None) or publisher,
        "byline": next((text for name in ("creator", "author") for child in found.get(name, []) if (text := _author(child))), None),
        "published": next((text for text in dates if is_moment(text)), dates[0] if dates else None),
        "text": max((text for text in texts if not is_aside(text)), key=len, default=""),
    }
    known = {name: value for name, value in fields.items() if value}
    return article_from_fields(known, context, position, where=f"entry {position + 1}", basis="field", many=True)


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2].lower() if element is not None and isinstance(element.tag, str) else ""


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _inner(element: Any) -> str:
    """The content as HTML: markup that was escaped, or elements that stand in it (Atom's `type="xhtml"`)."""
    import lxml.etree

    if len(element):
        return "".join([html.escape(element.text or ""), *(lxml.etree.tostring(child, encoding="unicode") for child in element)])
    return element.text or ""


def _link(element: Any) -> str | None:
    if element.get("href"):
        return str(element.get("href")) if (element.get("rel") or "alternate") == "alternate" else None
    return _text(element) or None


def _author(element: Any) -> str:
    named = next((child for child in element if _name(child) == "name"), None)
    text = _text(element if named is None else named)
    mail = re.fullmatch(r"[^\s@]{1,100}@[^\s@]{1,100} \(([^()]{1,100})\)", text)  # RSS: ann@example.org (Ann Writer)
    return mail[1] if mail else text


def _forget(element: Any) -> None:
    """Give back the memory of an entry that was read, and of all before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and parent[0] is not element:
        del parent[0]
