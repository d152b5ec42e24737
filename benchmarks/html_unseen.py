"""Five more layouts, written after the rules for pages and measured without a change to them: what they do on pages not in sight."""

# ruff: noqa: E501 - pages are written as pages are
from __future__ import annotations

import random
from collections.abc import Callable
from html import escape

from benchmarks.html_pages import TEASERS

Maker = Callable[[random.Random, str, list[str], str, str], str]


def _links(rng: random.Random) -> list[str]:
    return [f'<a href="https://example.org/{n}">{text}</a>' for n, text in enumerate(rng.sample(TEASERS, 4))]


def _hashed_classes(rng: random.Random, title: str, ps: list[str], day: str, author: str) -> str:
    """Class names that say nothing, as style compilers make them."""
    body = "".join(f'<div class="css-1f{n}a0"><p class="css-at9mc1">{escape(p)}</p></div>' for n, p in enumerate(ps))
    box = f'<div class="css-9d2k1"><h2>More on this story</h2>{"".join(f"<div>{link}</div>" for link in _links(rng))}</div>'
    letter = '<div class="css-7qq1"><p>Sign up for the Evening Briefing, our guide to the day in one email.</p></div>'
    return f"""<!DOCTYPE html><html lang="en"><head><title>{title} - The Example</title><meta property="article:published" content="{day}T10:00:00.000Z">
<meta name="byl" content="By {author}"><meta property="og:site_name" content="The Example"></head><body><div id="app"><div class="css-1r7ky0e"><div class="css-nav1"><a href="/">Sections</a><a href="/s">Search</a></div>
<h1 class="css-1l8buln">{title}</h1><div class="css-8atqhb"><span>By <a href="/by/1">{author}</a></span></div><section name="x" class="css-1r7">{body[: len(body) // 2].rpartition("</div>")[0]}</div>{letter}{body[len(body[: len(body) // 2].rpartition("</div>")[0]) + 6 :]}</section>{box}
<div class="css-foot">© 2024 The Example Company</div></div></div></body></html>"""


def _in_a_form(rng: random.Random, title: str, ps: list[str], day: str, author: str) -> str:
    """A page whose whole content is one form, its paragraphs parted by line breaks."""
    body = "<br /><br />".join(escape(p) for p in ps)
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>{title}</title><meta name="DC.date.issued" content="{day}" /><meta name="DC.creator" content="{author}" /><meta name="DC.publisher" content="The Example" /></head>
<body><form method="post" action="Story.aspx" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="x" /><div id="ctl00_Header"><a href="/">Home</a> | <a href="/News.aspx">News</a> | <a href="/Contact.aspx">Contact</a></div>
<div id="ctl00_Main"><span id="ctl00_lblTitle" class="ttl">{title}</span><br /><span id="ctl00_lblBody" class="txt">{body}</span></div>
<div id="ctl00_Right"><b>Latest headlines</b><br />{"<br />".join(_links(rng))}</div><div id="ctl00_Footer">Best viewed in any browser. Contact the webmaster.</div></form></body></html>"""


def _many_widgets(rng: random.Random, title: str, ps: list[str], day: str, author: str) -> str:
    """A page builder that wraps each paragraph in five boxes called widgets."""
    body = "".join(
        f'<div class="elementor-element elementor-widget elementor-widget-text-editor"><div class="elementor-widget-container"><p>{escape(p)}</p></div></div>'
        for p in ps
    )
    return f"""<!DOCTYPE html><html lang="en-GB"><head><title>{title} – The Example</title><meta property="og:title" content="{title}"><meta property="og:site_name" content="The Example"><meta property="article:published_time" content="{day}"><meta name="author" content="{author}"></head>
<body class="elementor-page"><div class="elementor-location-header"><nav><a href="/">Home</a></nav></div><div class="elementor elementor-location-single"><div class="elementor-widget-theme-post-title"><h1>{title}</h1></div><div class="elementor-widget-theme-post-content">{body}</div>
<div class="elementor-share-buttons"><span>Share on X</span></div><div class="elementor-posts-container"><article><h3>{_links(rng)[0]}</h3><p>Another story, in which 30 people are said to have been hurt, begins here ...</p></article><article><h3>{_links(rng)[1]}</h3><p>And one more begins here ...</p></article></div></div>
<div class="elementor-location-footer"><p>The Example is published daily.</p></div></body></html>"""


def _lists_and_quotes(rng: random.Random, title: str, ps: list[str], day: str, author: str) -> str:
    """A story in which quotes, a list and subheadings alternate, with a fact box."""
    tags = ("p", "p", "blockquote", "p", "li")
    parts = [
        f"<{tags[n % 5]}>{escape(p)}</{tags[n % 5]}>" if tags[n % 5] != "li" else f"<ul><li>{escape(p)}</li></ul>" for n, p in enumerate(ps)
    ]
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title><meta name="publisher" content="The Example"></head><body><header><p>The Example</p></header><main><h1>{title}</h1>
<p class="meta">By <span class="author">{author}</span> | <time datetime="{day}T12:00:00+02:00">today</time></p>{"".join(parts)}<div class="infobox factbox"><h4>Key facts</h4><ul><li>Population: 12,000</li><li>Founded: 1840</li></ul></div>
<p><a href="/x">{rng.choice(TEASERS)}</a></p></main><div class="comments-wrapper"><p>Anonymous: I heard it was 99 dead.</p></div></body></html>"""


def _plain_mirror(rng: random.Random, title: str, ps: list[str], day: str, author: str) -> str:
    """A text-only edition: hardly any markup at all."""
    body = "\n".join(f"<p>{escape(p)}" for p in ps)
    return f"""<html><head><title>{title}</title></head><body><p><a href="/">Text edition home</a></p><hr><h2>{title}</h2><p>By {author}<br>Published: {day}</p>{body}<hr><p><a href="/">Back to headlines</a></p><p>© The Example</p></body></html>"""


UNSEEN: dict[str, tuple[Maker, str]] = {
    "unseen: class names that say nothing": (_hashed_classes, "utf-8"),
    "unseen: all in a form, line breaks": (_in_a_form, "utf-8"),
    "unseen: page builder": (_many_widgets, "utf-8"),
    "unseen: quotes and lists": (_lists_and_quotes, "utf-8"),
    "unseen: text edition": (_plain_mirror, "cp1252"),
}
