"""The tree of a page, made so that no page can make it cost more than its length."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from pipeline.reading.limits import LONG_PAGE, MAX_ATTRIBUTES, MAX_PAGE_ELEMENTS, LimitError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
_AS_THEY_ARE = frozenset(("script", "style"))
_NAME = re.compile(r"[A-Za-z_:][\w:.-]{0,80}")
_OPTIONS = {"encoding": "utf-8", "remove_comments": True, "remove_pis": True, "no_network": True, "huge_tree": False}


def parse_page(text: str) -> HtmlElement | None:
    """The tree of a page, with nothing fetched and no entity of its own expanded; None where it holds nothing.

    Raises LimitError where the page has more elements than a page can have.
    """
    import lxml.etree
    import lxml.html

    if text.count("<") > 2 * MAX_PAGE_ELEMENTS:  # an element has two tags
        raise LimitError("too_long", f"the page has more than {MAX_PAGE_ELEMENTS:,} elements; part it")
    parser = lxml.html.HTMLParser(**_OPTIONS, collect_ids=False, default_doctype=False)
    try:
        text = _with_few_attributes(text) if len(text) > LONG_PAGE else text
        return lxml.html.document_fromstring(_bytes(text), parser=parser)
    except (lxml.etree.LxmlError, ValueError, AssertionError):
        return None


def printable_xml(text: str) -> str:
    """The text without control characters, which may come from a page (as `&#1;`, too) but cannot be written into its tree."""
    return _CONTROL.sub(" ", text)


def _bytes(text: str) -> bytes:
    return printable_xml(text).encode("utf-8", "replace")


def _with_few_attributes(text: str) -> str:
    """The page written anew with the first attributes of each element.

    libxml2 looks through all attributes of an element for each that it adds to its tree: a hundred thousand would take minutes, in
    which nothing can stop it. Here it reads the page and makes no tree.
    """
    import lxml.etree

    parser = lxml.etree.HTMLParser(**_OPTIONS, target=_Writer())
    parser.feed(_bytes(text))
    return str(parser.close())


class _Writer:
    """Takes the events of a parser and gives them back as a page."""

    def __init__(self) -> None:
        self._parts: list[str] = ["<!DOCTYPE html>"]
        self._inside = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        first = [(name, value) for name, value in list(attributes.items())[:MAX_ATTRIBUTES] if _NAME.fullmatch(name)]
        self._parts.append(f"<{tag}{''.join(f' {name}={chr(34)}{html.escape(value)}{chr(34)}' for name, value in first)}>")
        self._inside = tag

    def end(self, tag: str) -> None:
        if tag not in _VOID:
            self._parts.append(f"</{tag}>")
        self._inside = ""

    def data(self, text: str) -> None:
        self._parts.append(text if self._inside in _AS_THEY_ARE else html.escape(text, quote=False))

    def close(self) -> str:
        return "".join(self._parts)
