"""Pages with known text in ten layouts of real kinds, made of sentences of our own: what benchmarks/html_body.py measures on."""

# ruff: noqa: E501 - pages are written as pages are
from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

_PLACES = "Harrow Bay,Port Alder,Kestrel Valley,Millbrook,East Tarn,Ostrava Hill,Dunmore,Sable Point,Larch County,New Vashti".split(",")
_WHO = "the coast guard,a hospital spokeswoman,the regional governor,the fire service,local police,the interior ministry,aid workers".split(
    ","
)
_EVENTS = "ferry sinking,warehouse fire,landslide,bus crash,mine collapse,flood,factory explosion,shooting at a market".split(",")
_NAMES = "Ann Writer,Jon Marsh,Leila Haddad,Peter Okafor,Maria Stone,Tom Becker".split(",")
_SENTENCES = (
    "At least {n} people were killed and {m} others were injured in the {event} in {place} on Sunday, {who} said.",
    "{Who} said that {n} bodies had been recovered by nightfall, among them {k} children.",
    "Rescuers worked through the night with lamps and shovels, and relatives waited behind a rope at the edge of the site.",
    "“We heard a noise like a train, and then the lights went out,” said {name}, who lives two streets away from the scene.",
    "The figure could not be confirmed independently, and {who} warned that it would probably rise in the coming days.",
    "Some {m} residents were moved to a school in {place}, where volunteers handed out blankets, soup and dry clothes.",
    "It was the deadliest such accident in the region since a {event} in {place} nine years ago, in which {n} people died.",
    "An inquiry has been opened, and its first findings are expected before the end of the month, {who} said in a statement.",
    "The road between {place} and the coast remained closed on Monday, and power had not been restored to {m} homes.",
    "{name}, a teacher, said that her brother was among the missing and that nobody had been able to tell her anything.",
    "Officials had been told of cracks in the wall in spring, according to letters that the council published on Monday.",
    "The hospital in {place} took in {k} people with burns, {k} of them in a critical condition, {who} said.",
    "Heavy rain had fallen on the area for three days, and the river stood two metres above its usual level.",
    "The opposition called for the minister to resign; he said that he would stay and that the dead came first.",
    "A fund for the families has been set up by the town, which will match what is given until the end of the year.",
)
TEASERS = (
    "Markets fall for a third day as oil slips", "Ten recipes for a cold evening", "Why the old bridge will never reopen",
    "Striker joins rivals on a free transfer", "Twelve killed in another storm far away", "The quiet village that voted twice",
)  # fmt: skip


@dataclass(frozen=True)
class Page:
    """One page: its bytes, and what a perfect reader would take from it."""

    layout: str
    data: bytes
    title: str
    body: str
    published: str
    byline: str
    publisher: str


def story(rng: random.Random) -> tuple[str, list[str], str, str]:
    """Title, paragraphs, day and author of an invented story."""
    place, event = rng.choice(_PLACES), rng.choice(_EVENTS)

    def sentence() -> str:
        who = rng.choice(_WHO)
        return rng.choice(_SENTENCES).format(
            n=rng.randint(3, 90), m=rng.randint(20, 4000), k=rng.randint(2, 19), place=rng.choice((place, rng.choice(_PLACES))),
            event=event, who=who, Who=who[0].upper() + who[1:], name=rng.choice(_NAMES),
        )  # fmt: skip

    paragraphs = [" ".join(dict.fromkeys(sentence() for _ in range(rng.randint(1, 3)))) for _ in range(rng.randint(6, 16))]
    title = f"{rng.randint(3, 90)} dead after {event} in {place}"
    return (
        title,
        list(dict.fromkeys(paragraphs)),
        f"20{rng.randint(10, 24)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
        rng.choice(_NAMES),
    )


def _described(title: str, day: str, author: str, kind: str = "NewsArticle", **more: object) -> str:
    data = {"@context": "https://schema.org", "@type": kind, "headline": title, "datePublished": f"{day}T08:30:00Z",
            "author": [{"@type": "Person", "name": author}], "publisher": {"@type": "Organization", "name": "The Example"}, **more}  # fmt: skip
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def _teasers(rng: random.Random, tag: str = "li") -> str:
    return "".join(f'<{tag}><a href="/story/{n}">{text}</a></{tag}>' for n, text in enumerate(rng.sample(TEASERS, 4)))


_MENU = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/world'>World</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
_FOOT = (
    "<footer><p>© 2024 The Example Ltd. All rights reserved.</p><p><a href='/terms'>Terms</a> <a href='/privacy'>Privacy</a></p></footer>"
)


def _old_table(rng: random.Random, title: str, ps: list[str], day: str, author: str) -> str:
    body = "<br><br>\n".join(escape(p) for p in ps)
    return f"""<html><head><title>The Example - {title}</title><meta name="date" content="{day}"><meta name="author" content="{author}"></head>
<body bgcolor=white><table width=760><tr><td colspan=3><font size=6>The Example</font></td></tr><tr><td width=140 valign=top>
<a href=/>Home</a><br><a href=/news>News</a><br><a href=/sport>Sport</a><br></td>
<td width=460><font size=5><b>{title}</b></font><br><font size=2>By {author}</font><p>{body}</td>
<td width=160><b>Other news</b><br>{"<br>".join(f"<a href=/{n}>{t}</a>" for n, t in enumerate(rng.sample(TEASERS, 4)))}</td></tr>
<tr><td colspan=3><font size=1>Copyright 2004 The Example. All rights reserved.</font></td></tr></table></body></html>"""


def _wordpress(rng: random.Random, title: str, ps: list[str], day: str, author: str) -> str:
    body = "\n".join(f"<p>{escape(p)}</p>" for p in ps)
    return f"""<!DOCTYPE html><html lang="en-US"><head><title>{title} | The Example</title>
<meta property="article:published_time" content="{day}T09:15:00+00:00"><meta property="og:site_name" content="The Example">
<meta property="og:title" content="{title}"><meta name="author" content="{author}"></head>
<body class="post-template single single-post has-sidebar"><header class="site-header"><a href="/">The Example</a></header>{_MENU}
<main id="main"><article class="post type-post hentry"><header class="entry-header"><h1 class="entry-title">{title}</h1>
<div class="entry-meta"><time class="entry-date published" datetime="{day}T09:15:00+00:00">{day}</time> by <a rel="author">{author}</a></div></header>
<div class="entry-content">{body}<div class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3><ul><li><a href="#">Facebook</a></li>
<li><a href="#">X</a></li></ul></div><div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3><ul>{_teasers(rng)}</ul></div></div>
<footer class="entry-footer"><span class="tags-links">Tags: <a href="/t/1">accidents</a>, <a href="/t/2">rescue</a></span></footer></article>
<div id="comments" class="comments-area"><h2>2 thoughts</h2><ol class="comment-list"><li class="comment">How awful, 500 dead is what I heard.</li>
<li class="comment">My cousin says that nobody helped them for hours.</li></ol></div></main>
<aside id="secondary" class="widget-area"><h2>Recent posts</h2><ul>{_teasers(rng)}</ul></aside>{_FOOT}</body></html>"""


def _amp(rng: random.Random, title: str, ps: list[str], day: str, author: str) -> str:
    parts = [f"<p>{escape(p)}</p>" for p in ps]
    parts.insert(2, '<amp-ad width=300 height=250 type="x"><div placeholder>Advertisement</div></amp-ad>')
    parts.insert(5, '<p class="read-more"><strong>Read more:</strong> <a href="/x">' + rng.choice(TEASERS) + "</a></p>")
    return f"""<!doctype html><html amp lang="en"><head><meta charset="utf-8"><title>{title}</title>
<link rel="canonical" href="https://news.example.org/world/{rng.randint(1000, 9999)}">{_described(title, day, author)}
<style amp-custom>body{{font-family:serif}}</style></head><body><header><a href="/">The Example</a></header>
<article><h1>{title}</h1><p class="byline">By {author}</p><amp-img src="a.jpg" alt="A crane at the site"></amp-img>{"".join(parts)}</article>
<amp-sidebar id="sidebar"><ul><li><a href="/">Home</a></li></ul></amp-sidebar><section class="recommended"><h2>Recommended</h2>
<ul>{_teasers(rng)}</ul></section><amp-consent id="consent"><div>We value your privacy. <button>Accept</button></div></amp-consent>{_FOOT}</body></html>"""


def _live_blog(rng: random.Random, title: str, ps: list[str], day: str, author: str) -> str:
    entries = "".join(
        f'<section class="live-entry" id="e{n}"><time datetime="{day}T{20 - n:02}:10:00Z">{20 - n:02}:10</time>'
        f"<p>{escape(p)}</p><div class='share-tools'><a href='#'>Share</a> <a href='#'>Copy link</a></div></section>"
        for n, p in enumerate(ps)
    )
    return f"""<!DOCTYPE html><html lang="en"><head><title>{title} – live – The Example</title><meta property="og:site_name" content="The Example">
{_described(title, day, author, "LiveBlogPosting", coverageStartTime=f"{day}T06:00:00Z")}</head><body>{_MENU}
<main><h1>{title}</h1><div class="live-meta">Live <button>Refresh</button></div><div class="live-feed">{entries}</div>
<aside><h2>Most viewed</h2><ol>{_teasers(rng)}</ol></aside></main>{_FOOT}</body></html>"""


def _paywall(rng: random.Random, title: str, ps: list[str], day: str, author: str) -> str:
    body = "".join(f"<p>{escape(p)}</p>" for p in ps)
    return f"""<!DOCTYPE html><html lang="en"><head><title>{title} - The Example</title><meta name="parsely-pub-date" content="{day}T05:00:00Z">
<meta name="parsely-author" content="{author}"><meta property="og:title" content="{title}"><meta property="og:site_name" content="The Example"></head>
<body class="premium">{_MENU}<div id="content"><h1>{title}</h1><div class="author">{author}</div>
<div class="article-body paywall-teaser">{body}</div>
<div class="paywall-message"><h3>This story is for subscribers</h3><p>Subscribe now for €1 a week to read the full story and 12,000 others.</p>
<p>Already a subscriber? <a href="/login">Log in</a></p></div><div class="newsletter-signup"><p>Get the morning briefing in your inbox.</p>
<form><input type="email"><button>Sign up</button></form></div><div class="related-articles"><ul>{_teasers(rng)}</ul></div></div>{_FOOT}</body></html>"""


def _agency(rng: random.Random, title: str, ps: list[str], day: str, author: str) -> str:
    place = rng.choice(_PLACES).upper()
    parts = [f"<p>{place} (Agency) — {escape(ps[0])}</p>", *(f"<p>{escape(p)}</p>" for p in ps[1:])]
    parts.insert(3, f'<p><a href="/s">{rng.choice(TEASERS)}</a></p>')
    ps[0] = f"{place} (Agency) — {ps[0]}"
    return f"""<!DOCTYPE html><html lang="en"><head><title>{title} | The Example</title>{_described(title, day, author)}
<link rel="canonical" href="https://agency.example.com/article/{rng.randint(10, 99)}"></head><body>{_MENU}
<div class="Page-content"><div class="Page-lead"><h1>{title}</h1><div class="Page-byline">By {author}</div></div>
<div class="RichTextStoryBody RichTextBody">{"".join(parts)}
<p>Advertisement</p><p>Follow us on every platform for more coverage.</p></div>
<div class="Hub-promo"><h2>Most read</h2><ul>{_teasers(rng)}</ul></div></div>
<div class="corporate"><p>The Example is an independent news organisation founded long ago and read by half of the world every day.</p></div>{_FOOT}</body></html>"""


def _gallery(rng: random.Random, title: str, ps: list[str], day: str, author: str) -> str:
    figure = "<figure class='wp-caption'><img src='{n}.jpg'><figcaption>Rescuers carry one of {n} victims. Photo: Pool/Example</figcaption></figure>"
    parts = []
    for n, p in enumerate(ps):
        parts.append(f"<p>{escape(p)}</p>")
        if n % 3 == 1:
            parts.append(figure.format(n=n + 40))
    parts.append("<div class='photo-gallery'>" + "".join(f"<div class='slide'><p class='caption'>Picture {n}: smoke above the town, where 70 died</p></div>" for n in range(6)) + "</div>")  # fmt: skip
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title><meta property="og:site_name" content="The Example">
<meta name="author" content="{author}"><meta itemprop="datePublished" content="{day}T11:00:00Z"></head><body>{_MENU}
<div role="main" class="story"><h1 itemprop="headline">{title}</h1><div itemprop="articleBody" class="story__text">{"".join(parts)}
<p><em>Image: Example Pictures</em></p></div></div><div class="social-bar"><span>Share</span><span>Tweet</span></div>{_FOOT}</body></html>"""


def _newsletter(rng: random.Random, title: str, ps: list[str], day: str, author: str) -> str:
    rows = "".join(f'<tr><td style="padding:12px"><p style="margin:0">{escape(p)}</p></td></tr>' for p in ps)
    return f"""<html><head><title>{title}</title><meta name="date" content="{day}"><meta name="author" content="{author}">
<meta name="publisher" content="The Example"></head><body><div style="display:none">A short preview of what stands in this letter today</div>
<table width="100%"><tr><td align="center"><table width="600"><tr><td><a href="#">View this email in your browser</a></td></tr>
<tr><td><h1>{title}</h1></td></tr>{rows}<tr><td><a href="#" style="background:#c00">Read on our site</a></td></tr>
<tr><td style="font-size:11px"><p>You are receiving this email because you signed up at The Example.</p>
<p><a href="#">Unsubscribe</a> | <a href="#">Preferences</a></p></td></tr></table></td></tr></table></body></html>"""


def _cookie_wall(rng: random.Random, title: str, ps: list[str], day: str, author: str) -> str:
    body = "".join(f"<p>{escape(p)}</p>" for p in ps)
    wall = " ".join(
        ["We and our 842 partners store and access information on your device, such as unique identifiers, to show you advertisements."] * 3
    )
    return f"""<!DOCTYPE html><html lang="en"><head><title>{title}</title>{_described(title, day, author)}</head>
<body class="no-scroll"><div id="onetrust-banner-sdk" role="dialog"><h2>Your privacy</h2><p>{wall}</p><p>You can object to 312 purposes.</p>
<button>Accept all</button></div><div class="gdpr-overlay"><p>{wall}</p></div>{_MENU}<main><article><h1>{title}</h1>
<p class="standfirst-meta"><span class="byline">{author}</span></p><section class="body">{body}</section></article></main>
<div class="app-promo"><p>Download our app for alerts.</p></div>{_FOOT}</body></html>"""


def _no_charset(rng: random.Random, title: str, ps: list[str], day: str, author: str) -> str:
    body = "\r\n".join(f"<P>{p}" for p in ps)
    return f"""<HTML dir=rtl><HEAD><TITLE>{title}</TITLE><META NAME="pubdate" CONTENT="{day}"><META NAME="author" CONTENT="{author}">
<META NAME="publisher" CONTENT="The Example"></HEAD>
<BODY><DIV CLASS="topnav"><A HREF="/">Home</A> | <A HREF="/ar">\u00ab Arabic edition \u00bb</A></DIV><DIV ID=story><H1>{title}</H1>{body}</DIV>
<DIV CLASS="foot">\u00a9 The Example \u2014 caf\u00e9 edition</DIV></BODY></HTML>"""


Maker = Callable[[random.Random, str, list[str], str, str], str]
LAYOUTS: dict[str, tuple[Maker, str]] = {
    "old table layout": (_old_table, "cp1252"),
    "WordPress with comments": (_wordpress, "utf-8"),
    "AMP": (_amp, "utf-8"),
    "live blog": (_live_blog, "utf-8"),
    "paywall teaser": (_paywall, "utf-8"),
    "news agency": (_agency, "utf-8"),
    "gallery with captions": (_gallery, "utf-8"),
    "newsletter in tables": (_newsletter, "utf-8"),
    "cookie wall": (_cookie_wall, "utf-8"),
    "right to left, Windows-1252, no charset": (_no_charset, "cp1252"),
}


def pages(count: int, layouts: dict[str, tuple[Maker, str]] = LAYOUTS, seed: int = 7) -> list[Page]:
    """`count` pages of each layout."""
    found = []
    for layout, (make, encoding) in layouts.items():
        for number in range(count):
            rng = random.Random(f"{seed} {layout} {number}")
            title, paragraphs, day, author = story(rng)
            html = make(rng, title, paragraphs, day, author)
            found.append(
                Page(layout, html.encode(encoding, "xmlcharrefreplace"), title, "\n\n".join(paragraphs), day, author, "The Example")
            )
    return found
