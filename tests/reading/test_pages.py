"""Pages: the story without what stands around it, and its metadata."""

from __future__ import annotations

import datetime as dt
import importlib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pipeline.reading.article import Article, Reject
from pipeline.reading.asides import is_aside
from pipeline.reading.html_reader import article_of_page
from pipeline.reading.reader import ReadContext

ROOT = Path(__file__).parents[2]
CONTEXT = ReadContext("0" * 64, "page", dt.date(2024, 12, 3))
BODY = "<p>Two people died in a fire at a hotel in the old town on Sunday, the police said.</p><p>The search for others goes on.</p>"
TEXT = "Two people died in a fire at a hotel in the old town on Sunday, the police said.\n\nThe search for others goes on."


def read(head: str = "<meta name=date content=2024-12-02>", body: str = BODY, url: str | None = None, **options: Any) -> Article | Reject:
    html = f"<!DOCTYPE html><html><head>{head}</head><body><article>{body}</article></body></html>"
    return article_of_page(html.encode(), CONTEXT, 0, where="the page", url=url, **options)


def article(*args: Any, **options: Any) -> Article:
    found = read(*args, **options)
    assert isinstance(found, Article), found
    return found


@pytest.fixture(scope="module")
def measure() -> ModuleType:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT))
        return importlib.import_module("benchmarks.html_body")


def test_ten_layouts(measure: ModuleType) -> None:
    for page in measure.pages(2):
        found = measure.read(page)
        assert measure.body_f1(page.body, measure.body_of(found)) >= 0.95, page.layout
        assert (found.title, f"{found.published}", found.byline) == (page.title, page.published, page.byline), page.layout


@pytest.mark.parametrize(
    "aside",
    [
        "<figure><img><figcaption>Nine were killed there in 2009.</figcaption></figure>",
        '<p class="wp-caption-text">Nine were killed there in 2009.</p>',
        '<div id="cookieBanner"><p>We use cookies to count the 900 killed by boredom.</p></div>',
        '<p><a href="/x">Nine killed in storm on the coast</a></p>',
        '<p>Read more: <a href="/x">Nine killed in storm</a> on the coast</p>',
        "<p>RELATED | Nine killed in storm on the coast</p>",
        '<aside><p>Nine were killed there in 2009, and forty were hurt.</p></aside>',
        '<div class="social-share"><p>Share this with 900 friends</p></div>',
        '<div style="display: none"><p>Nine were killed there in 2009.</p></div>',
        "<p>Photo: Nine killed in storm / Example Pictures</p>",
        "<p>By Ann Writer and Jon Marsh</p>",
        "<p>© 2024 The Example. All rights reserved.</p>",
        "<p>Sign up for our newsletter and get 9 stories a day</p>",
        "<noscript><p>Nine scripts were killed.</p></noscript>",
        "<!-- Nine were killed there in 2009. -->",
    ],
)  # fmt: skip
def test_what_is_none_of_the_story(aside: str) -> None:
    assert article(body=BODY.replace("</p><p>", f"</p>{aside}<p>")).text == TEXT


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell after the attack, in which two people died.",
        "By Sunday, 20 people had died.",
        "More than 20 people died: the mayor said so.",
        "Source: five were killed, police said.",
        "Watch towers were set on fire, and two guards died.",
        "Related attacks killed nine people in March.",
        "Updated figures show that nine people died.",
        "Copy that killed: the trial of an author",
        "Two people died.",
    ],
)
def test_what_is_of_the_story(line: str) -> None:
    assert not is_aside(line)


DESCRIBED = '<script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"], "datePublished": "2024-11-30"}]}</script>'
BROKEN = '<script type="application/ld+json">{broken</script>'


@pytest.mark.parametrize(
    ("head", "url", "day"),
    [
        ('<meta property="article:published_time" content="2024-12-01T23:30:00-05:00">', None, "2024-12-02"),
        (DESCRIBED + '<meta name="date" content="2024-12-02">', None, "2024-11-30"),
        (BROKEN + '<meta name="pubdate" content="2 December 2024">', None, "2024-12-02"),
        ('<meta name="date" content="03/04/2024"><meta name="dc.date" content="2024-12-02">', None, "2024-12-02"),
        ("", "https://news.example.org/2024/12/02/fire.html", "2024-12-02"),
    ],
)
def test_the_day_of_publication(head: str, url: str | None, day: str) -> None:
    found = article(head, url=url)
    assert (f"{found.published}", found.published_basis) == (day, "page_metadata")


def test_a_date_line_in_the_text_and_no_date_at_all() -> None:
    found = article("", f"<p>Published: 2 December 2024</p>{BODY}")
    assert (f"{found.published}", found.published_basis, found.text) == ("2024-12-02", "text", TEXT)
    undated = read("", BODY.replace("Sunday", "Sunday, 2024-12-01"))
    assert isinstance(undated, Reject)
    assert undated.reason == "no_date", "a day that a story tells of is not its date"


@pytest.mark.parametrize(
    ("before", "within", "day"),
    [
        ("", '<span class="post-date">December 2, 2024</span>', "2024-12-02"),
        ('<div class="siteDate">Tuesday, 3 December 2024</div>', '<p class="posted">Posted on 2 December 2024</p>', "2024-12-02"),
        ('<div id="date">3 December 2024</div><div class="date">1 December 2024</div>', "", None),
        ('<div id="date">3 December 2024</div>', "", "2024-12-03"),
    ],
)
def test_lines_that_are_marked_as_dates(before: str, within: str, day: str | None) -> None:
    found = read("", f"</article>{before}<article>{within}{BODY}")
    assert (f"{found.published}" if isinstance(found, Article) else None) == day


def test_the_title_and_the_publisher() -> None:
    date = "<meta name=date content=2024-12-02>"
    assert article(f"{date}<title>Fire kills two | The Example</title>").title == "Fire kills two"
    assert article(f"{date}<title>The Example</title>", f"<h1>Fire kills\n two</h1>{BODY}").title == "Fire kills two"
    named = article(f'{date}<meta property="og:site_name" content="The Example"><title>Fire kills two - The Example</title>')
    assert (named.title, named.publisher) == ("Fire kills two", "The Example")
    assert article(date, url="https://www.example.org/fire").publisher == "example.org"
    assert article(date).publisher is None


def test_a_front_page_is_no_article() -> None:
    found = read(url="https://news.example.org/")
    assert isinstance(found, Reject)
    assert found.reason == "not_an_article"
    assert isinstance(read(url="https://news.example.org/?p=77"), Article)


def test_a_page_that_shows_the_beginning_of_what_it_describes() -> None:
    told = TEXT.replace("\n\n", "\\n\\n") + "\\n\\nIn all, nine people were hurt."
    described = f'<script type="application/ld+json">{{"@type": "Report", "datePublished": "2024-12-02", "articleBody": "{told}"}}</script>'
    assert article(described, BODY.split("</p>")[0]).text.endswith("In all, nine people were hurt.")


def test_line_breaks_part_paragraphs() -> None:
    body = BODY.replace("</p><p>", "<br><br/>\n")
    assert article(body=body).text == TEXT
    assert article(body=BODY.replace(" and ", "<br>")).text == TEXT
