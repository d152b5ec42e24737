"""One page of a news site as the fields of an article: its body through trafilatura, its metadata as the page states it."""

from __future__ import annotations

import contextlib
import copy
import json
import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pipeline.reading.markup import parse_page
from pipeline.reading.page_text import paragraphs, prune, story
from pipeline.reading.publication import date_line, find_in_text, is_moment

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# schema.org's types of an article end so: NewsArticle, ReportageNewsArticle, LiveBlogPosting, BlogPosting ...
_ARTICLE_TYPES = ("Article", "BlogPosting", "LiveBlogPosting", "Report")
_DEEPEST_JSON = 6  # how far within one another JSON-LD nests what it describes
_LARGEST_JSON = 2_000_000  # characters of one block of JSON-LD
# Where pages state the day of publication: Open Graph, Dublin Core, schema.org and what content systems add.
_DATE_NAMES = frozenset(
    """article:published_time og:article:published_time og:published_time article:published article.published article_date_original
    date pubdate pub_date bt:pubdate publishdate publish_date publish-date published datepublished rnews:datepublished
    originalpublicationdate publication_date publicationdate citation_publication_date iso-8601-publish-date timestamp
    dc.date dc.date.issued dc.date.created date.issued dcterms.date dcterms.issued dcterms.created
    parsely-pub-date sailthru.date cxenseparse:recs:publishtime analyticsattributes.articledate""".split()
)
_DATE_MARKS = frozenset(("date", "published", "posted", "pubdate", "timestamp", "datetime"))
_LONGEST_NAME = 200
_TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "parsely-title")
_AUTHOR_NAMES = ("author", "article:author", "dc.creator", "parsely-author", "byl", "sailthru.author")
_SITE_NAMES = ("og:site_name", "application-name", "dc.publisher", "publisher", "article:publisher")
_TITLE_SEPARATORS = re.compile(r"\s[|–—·»-]\s")
_DATE_IN_ADDRESS = re.compile(r"/(20\d\d|19\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/_-])")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_LEAST_BODY = 25  # characters: less is no story, but a line of what stands around it


def read_page(text: str, url: str | None) -> dict[str, Any]:
    """The fields of the article that a page holds (names of record.FIELD_NAMES, and `published_basis`); `text` lacks where there is none.

    `url` is where the page was fetched from, if that is known. Raises LimitError where the page has too many elements.
    """
    tree = parse_page(text)
    if tree is None:
        return {}
    stated = _metadata(tree)
    described = _described(tree)
    title = _title(tree, stated, described)
    url = _url(tree, stated, described) or url
    fields: dict[str, Any] = {
        "title": title,
        "url": url,
        "publisher": _publisher(stated, described, url),
        "byline": _byline(tree, stated, described),
        "language": tree.get("lang") or described.get("inLanguage"),
    }
    published = _published(tree, stated, described, url)
    lines = _body(tree, described)
    published = published or _marked(tree)
    if published is None and (found := find_in_text("\n".join(lines))):
        fields |= {
            "published": found.moment.isoformat() if found.precision == "time" else f"{found.moment.date()}",
            "published_basis": "text",
        }
    else:
        fields |= {"published": published, "published_basis": "page_metadata"}
    fields["text"] = "\n\n".join(story(lines, title))
    fields["is_home"] = _is_home(url, stated, described)
    return {name: value for name, value in fields.items() if value}


def fragment_text(html: str, title: str | None = None) -> str:
    """The paragraphs of a piece of HTML that is all story (an entry of a feed), less captions, bars to share it and the like."""
    tree = parse_page(f"<div>{html}</div>")
    if tree is None:
        return ""
    prune(tree)
    return "\n\n".join(story(paragraphs(tree), title))


def _body(tree: HtmlElement, described: dict[str, Any]) -> list[str]:
    """The paragraphs of the story: what trafilatura finds in the page, or the body that its own description gives."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it cannot read is told as a reject
    pruned = copy.deepcopy(tree)
    prune(pruned)
    found = trafilatura.bare_extraction(
        pruned, fast=True, include_comments=False, include_tables=True, include_links=False, include_formatting=False, with_metadata=False
    )
    lines = paragraphs(found.body) if found is not None and not isinstance(found, dict) and found.body is not None else []
    stated = described.get("articleBody")
    # The stated body is that of the whole story, of which a page may show the beginning only.
    if isinstance(stated, str) and len(stated) > 1.2 * sum(map(len, lines)) and len(stated) > _LEAST_BODY:
        return [line for part in re.split(r"\n+", fragment_text(stated) if "<" in stated else stated) if (line := part.strip())]
    return lines if sum(map(len, lines)) >= _LEAST_BODY else []


def _metadata(tree: HtmlElement) -> dict[str, str]:
    """The first value of each `meta` element by its name, property or itemprop in lower case."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = (meta.get("content") or meta.get("value") or "").strip()
        for key in ("property", "name", "itemprop"):
            if content and (name := meta.get(key)):
                found.setdefault(name.strip().lower(), content)
    return found


def _described(tree: HtmlElement) -> dict[str, Any]:
    """The first article that the page describes in JSON-LD; an empty mapping where there is none."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        raw = (script.text or "")[:_LARGEST_JSON].strip().removeprefix("<![CDATA[").removesuffix("]]>")
        with contextlib.suppress(ValueError, RecursionError):
            for found in _objects(json.loads(raw, strict=False), _DEEPEST_JSON):
                types = found.get("@type")
                if any(str(kind).endswith(_ARTICLE_TYPES) for kind in (types if isinstance(types, list) else [types])):
                    return found
    return {}


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth and isinstance(value, list):
        for item in value:
            yield from _objects(item, depth - 1)
    elif depth and isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"):
            yield from _objects(value.get(key), depth - 1)


def _title(tree: HtmlElement, stated: dict[str, str], described: dict[str, Any]) -> str | None:
    """The headline: as described, as the page's one `h1`, as stated for sharing, else the page's title without the site's name."""
    site = (_publisher(stated, described, None) or "").casefold()
    headings = [text for h1 in tree.iter("h1") if (text := _one_line("".join(h1.itertext())))]
    described_as = described.get("headline")
    for found in (described_as, headings[0] if len(headings) == 1 else None, *(stated.get(name) for name in _TITLE_NAMES), *headings[:1]):
        if isinstance(found, str) and (title := _one_line(_plain(found))) and title.casefold() != site:
            return _without_site(title, site)
    element = next(tree.iter("title"), None)
    title = _one_line(element.text_content()) if element is not None else ""
    shorter = _without_site(title, site)
    if shorter == title and (parts := _TITLE_SEPARATORS.split(title)) and len(parts) > 1:
        shorter = max(parts, key=len)
    return shorter or None


def _without_site(title: str, site: str) -> str:
    parts = _TITLE_SEPARATORS.split(title)
    return title[: title.rfind(parts[-1])].rstrip(" |–—·»-") if site and len(parts) > 1 and parts[-1].casefold() == site else title


def _byline(tree: HtmlElement, stated: dict[str, str], described: dict[str, Any]) -> str | None:
    names = _names(described.get("author"))
    if not names:
        value = next((stated[name] for name in _AUTHOR_NAMES if stated.get(name) and not _ADDRESS.match(stated[name])), "")
        names = [_one_line(value)] if value else []
    if not names:
        marked = (e for e in tree.iter("a", "span", "p", "div", "address") if "author" in (e.get("rel"), e.get("itemprop"), e.get("class")))
        names = [name for e in marked if 2 < len(name := _one_line("".join(e.itertext()))) < 80][:1]
    return ", ".join(dict.fromkeys(re.sub(r"^by\s+", "", name, flags=re.IGNORECASE) for name in names)) or None


def _publisher(stated: dict[str, str], described: dict[str, Any], url: str | None) -> str | None:
    named = _names(described.get("publisher")) or [
        value for name in _SITE_NAMES if (value := stated.get(name)) and not _ADDRESS.match(value)
    ]
    return _one_line(named[0]) if named else (_host(url) if url else None)


def _names(value: Any) -> list[str]:
    if isinstance(value, list):
        return [name for item in value for name in _names(item)]
    name = value.get("name") if isinstance(value, dict) else value
    return [_one_line(_plain(name))] if isinstance(name, str) and name.strip() and not _ADDRESS.match(name) else []


def _url(tree: HtmlElement, stated: dict[str, str], described: dict[str, Any]) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    for found in (*links, stated.get("og:url"), described.get("url")):
        if isinstance(found, str) and _ADDRESS.match(found.strip()):
            return found.strip()
    return None


def _published(tree: HtmlElement, stated: dict[str, str], described: dict[str, Any], url: str | None) -> str | None:
    """The day of publication as the page or its address states it; None where neither does in a form that can be read."""
    values = [described.get("datePublished"), described.get("coverageStartTime"), described.get("dateCreated")]
    values += [value for name, value in stated.items() if name in _DATE_NAMES]
    for element in tree.iter("time", "span", "abbr", "div"):
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
            values.append(element.get("datetime") or element.get("content") or "".join(element.itertext()))
    values += [element.get("datetime") for element in tree.iter("time")][:1]
    if found := next((value.strip() for value in values if isinstance(value, str) and is_moment(value.strip())), None):
        return found
    day = _DATE_IN_ADDRESS.search(url[:500]) if url else None
    return f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}" if day else None


def _marked(tree: HtmlElement) -> str | None:
    """The date of the lines that the page marks as dates (`class="post-date"`): the first within the story, else the one that all agree on.

    A site's header may show the day on which the page was saved, and lists of other stories their days.
    """
    found: list[tuple[str, bool]] = []
    for element in tree.iter("span", "div", "p", "td", "li", "small", "em", "b", "font"):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"[:_LONGEST_NAME].lower()
        if len(names) > 1 and not _DATE_MARKS.isdisjoint(re.findall(r"[a-z]+", names)):
            line = _one_line("".join(element.itertext())[:_LONGEST_NAME])
            if dated := date_line(line):
                within = any(parent.tag in ("article", "main") for parent in element.iterancestors())
                found.append((f"{dated.moment.date()}", within))
    days = {day for day, _ in found}
    return next((day for day, within in found if within), days.pop() if len(days) == 1 else None)


def _is_home(url: str | None, stated: dict[str, str], described: dict[str, Any]) -> bool:
    """Whether the page is the front page of a site, which tells of many stories and holds none."""
    if described or not url:
        return False
    parts = urlsplit(url[:2000]) if "[" not in url else None
    return parts is not None and parts.path.strip("/").lower() in ("", "index.html", "index.htm", "index.php", "home") and not parts.query


def _host(url: str) -> str | None:
    with contextlib.suppress(ValueError):
        return (urlsplit(url).hostname or "").removeprefix("www.") or None
    return None


def _plain(text: str) -> str:
    """A stated value without markup and entities, which some systems leave in."""
    import html

    return re.sub(r"<[^<>]{0,200}>", "", html.unescape(text)) if "&" in text or "<" in text else text


def _one_line(text: str) -> str:
    return " ".join(text.split())
