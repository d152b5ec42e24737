"""HTML as paragraphs: what is no part of the story is taken out, and the rest is put into lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pipeline.reading.asides import LONGEST_ASIDE, is_aside
from pipeline.reading.markup import printable_xml

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Elements that never hold the text of a story. `form` is not among them: pages made with ASP.NET stand in one.
_NO_TEXT = frozenset(
    """script style noscript template iframe object embed applet svg canvas video audio picture map figure figcaption aside nav
    button select textarea input label menu dialog footer""".split()
)
# Words in the class or id of blocks beside the story, the parts of their names as archives show them. Each is compared with whole
# words of the name ("social-share" has two), so that "shared" and "advertisement-free" are none of them.
_BESIDE = frozenset(
    """ad ads advert adverts advertisement adslot advertising sponsored promo promobox outbrain taboola
    breadcrumb breadcrumbs byline caption captions captioned credit credits carousel gallery slideshow lightbox
    comments disqus consent cookie cookies cookiebanner cookiewall gdpr cmp onetrust didomi
    copyright disclaimer newsletter signup subscribe subscription paywall piano regwall
    related recommended recirculation recirc readmore morestories trending popular mostread
    share sharebar sharing social toolbar tags taglist timestamp dateline-meta author-bio bio
    sidebar navigation nav navbar menu pagination pager footer footnote-nav skip masthead banner overlay modal popup tooltip
    screen-reader sr-only visually-hidden print-only unsubscribe preheader""".split()
)
# The page as a whole, and the story itself, may well have such words in their names ("has-sidebar", "article paywall").
_LARGEST_SHARE = 0.4
_NAME_PARTS = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")
_LONGEST_NAME = 300
_HIDDEN_STYLE = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)

# Blocks in HTML, and in the trees that trafilatura makes (`head`, `list`, `item`, `quote`, `row`, `cell`).
_BLOCKS = frozenset(
    """address article blockquote body center dd details div dl dt fieldset form h1 h2 h3 h4 h5 h6 header hgroup hr html li main ol p pre
    section summary table tbody td tfoot th thead tr ul caption head list item quote row cell comments doc""".split()
)
_PARAGRAPH_MARK = "\u204b\u204b"  # reversed pilcrows: printable, so that no extraction takes them out, and in no text
_BREAKS = frozenset(("br", "lb"))
_PARAGRAPHS = frozenset(("p", "li", "h2", "h3", "h4", "h5", "h6", "div"))

_FIRST_LINES = 12  # in which the title may stand again, after the site's name and menu
_LONGEST_HEADING = 80  # characters


def prune(tree: HtmlElement) -> None:
    """Take out of a page what stands beside its story: menus, captions, banners, bars to share it, teasers of others."""
    whole = _length(tree)
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None or element.tag in ("html", "body"):
            continue
        if element.tag in _NO_TEXT or _is_hidden(element):
            _drop(element)
        elif _is_beside(element) and _length(element) <= _LARGEST_SHARE * whole and not _holds_title(element):
            _drop(element)
        elif (element.tag in _PARAGRAPHS and _is_one_link(element)) or (element.tag == "a" and _stands_alone(element)):
            _drop(element)
    _mark_breaks(tree)


def _mark_breaks(tree: Any) -> None:
    """Write a mark where several line breaks follow one another: the way to a paragraph of old pages, of which extraction leaves one."""
    for line_break in tree.iter("br"):
        after = line_break.getnext()
        if after is not None and after.tag == "br" and not (line_break.tail or "").strip():
            line_break.tail = f" {_PARAGRAPH_MARK} "


def paragraphs(element: Any) -> list[str]:
    """The text of an element, a paragraph for each block in it and for each double line break."""
    lines: list[str] = []
    current: list[str] = []
    for piece in _pieces(element):
        if piece is None:
            lines += _split("".join(current))
            current = []
        else:
            current.append(piece)
    return lines + _split("".join(current))


def story(lines: list[str], title: str | None) -> list[str]:
    """The paragraphs of a body without those that are none of its story: its title said again and what stands before that, bylines,
    credits, "Read more:", headings at the end with nothing under them."""
    folded = _folded(title or "")
    again = next((n for n, line in enumerate(lines[:_FIRST_LINES]) if folded and _folded(line) == folded), -1)
    kept: list[str] = []
    for line in lines[again + 1 :] if all(len(line) < _LONGEST_HEADING for line in lines[: max(again, 0)]) else lines:
        if is_aside(line):
            continue
        if kept and line == kept[-1]:
            continue
        kept.append(line)
    while len(kept) > 1 and len(kept[-1]) < _LONGEST_HEADING and kept[-1][-1].isalnum():
        kept.pop()
    return kept


def _pieces(root: Any) -> Iterator[str | None]:
    """The text of a tree in order; None at the border of a block. Without recursion: trees can be deep."""
    waiting: list[tuple[Any, bool]] = [(root, False)]
    while waiting:
        element, done = waiting.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if done:
            if tag in _BLOCKS:
                yield None
            if element is not root and element.tail:
                yield _blank(element.tail)
            continue
        waiting.append((element, True))
        if tag in _BLOCKS:
            yield None
        elif tag in _BREAKS:
            yield "\n"
        if tag and element.text:
            yield _blank(element.text)
        if tag:
            waiting.extend((child, False) for child in reversed(element))


def _blank(text: str) -> str:
    """White space of the source as single blanks: only elements break lines."""
    return re.sub(r"[ \t\r\n\f\v\xa0\u200b]+", " ", text)


def _split(text: str) -> list[str]:
    """Paragraphs at double line breaks; a single one stays a line end."""
    lines = [line.strip() for line in text.replace(_PARAGRAPH_MARK, "\n\n").split("\n")]
    found: list[str] = []
    block: list[str] = []
    for line in [*lines, ""]:
        if line:
            block.append(line)
        elif block:
            found.append("\n".join(block))
            block = []
    return found


def _length(element: Any) -> int:
    return sum(len(text) for text in element.itertext() if isinstance(text, str))


def _is_beside(element: Any) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"[:_LONGEST_NAME]
    if len(names) < 4:
        return False
    return not _BESIDE.isdisjoint(part.lower() for part in _NAME_PARTS.findall(names)) or not _BESIDE.isdisjoint(names.lower().split())


def _is_hidden(element: Any) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true" or element.get("type") == "hidden":
        return True
    style = element.get("style")
    return bool(style and _HIDDEN_STYLE.search(style[:_LONGEST_NAME]))


def _holds_title(element: Any) -> bool:
    return element.tag == "h1" or element.find(".//h1") is not None


def _is_one_link(element: Any) -> bool:
    """Whether all text of a short block is the text of links, as in a teaser of another story."""
    links = [link for link in element.iter("a") if link.get("href")]
    if not links:
        return False
    length = len("".join(element.itertext()).strip())
    linked = sum(len("".join(link.itertext()).strip()) for link in links)
    return 0 < length <= LONGEST_ASIDE and linked >= 0.9 * length


def _stands_alone(link: Any) -> bool:
    """Whether a link has a line for itself, as in menus and lists that are parted by line breaks."""
    before, after = link.getprevious(), link.getnext()
    if not link.get("href") or (before is None and after is None) or link.find(".//h1") is not None:
        return False
    text_before = link.getparent().text if before is None else before.tail
    begins = not (text_before or "").strip() and (before is None or before.tag == "br")
    return begins and not (link.tail or "").strip() and (after is None or after.tag == "br")


def _drop(element: Any) -> None:
    """Remove an element and keep the text that follows it."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail:
        if before is None:
            parent.text = printable_xml((parent.text or "") + element.tail)
        else:
            before.tail = printable_xml((before.tail or "") + element.tail)
    parent.remove(element)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(" .")
