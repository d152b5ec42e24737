"""How much of the story, and how little else, is read from HTML pages whose text is known.

    python -m benchmarks.html_body [PAGES A LAYOUT]

F1 of the words of the body (as a multiset of lower-case tokens) against the words that were put in; then how often title, day, author
and publisher are read as they were written. The pages are made by benchmarks/html_pages.py and
benchmarks/html_unseen.py from sentences of our own.
"""

from __future__ import annotations

import datetime as dt
import re
import statistics
import sys
import time
from collections import Counter

from benchmarks.html_pages import LAYOUTS, Page, pages
from benchmarks.html_unseen import UNSEEN
from benchmarks.tables import print_table
from pipeline.reading.article import Article
from pipeline.reading.html_reader import article_of_page
from pipeline.reading.reader import ReadContext

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_CONTEXT = ReadContext("0" * 64, "page", dt.date(2030, 1, 1))


def body_f1(expected: str, found: str) -> float:
    """Harmonic mean of the shares of words that are common to both texts."""
    wanted, got = (Counter(_WORD.findall(text.lower())) for text in (expected, found))
    common = (wanted & got).total()
    return 2 * common / (wanted.total() + got.total()) if wanted or got else 1.0


def read(page: Page) -> Article | None:
    """The article of a page; None where it is rejected."""
    found = article_of_page(page.data, _CONTEXT, 0, where="the page")
    return found if isinstance(found, Article) else None


def body_of(article: Article | None) -> str:
    """The body without the title."""
    return article.text[article.title_end :].strip() if article else ""


def by_trafilatura(page: Page) -> str:
    """The body as trafilatura gives it with its defaults, for comparison."""
    import trafilatura

    return trafilatura.extract(page.data, include_comments=False) or ""


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    made = pages(count) + pages(count, UNSEEN)
    read(made[0])  # what is loaded once is not counted
    started = time.process_time()
    found = [(page, read(page)) for page in made]
    seconds = (time.process_time() - started) / len(made)
    rows = []
    for layout in [*LAYOUTS, "all ten", *UNSEEN]:
        some = [(page, article) for page, article in found if layout == page.layout or (layout == "all ten" and page.layout in LAYOUTS)]
        scores = [body_f1(page.body, body_of(article)) for page, article in some]
        right = [
            statistics.mean(article is not None and getattr(article, name) == getattr(page, name) for page, article in some)
            for name in ("title", "byline", "publisher")
        ]
        day = statistics.mean(article is not None and f"{article.published}" == page.published for page, article in some)
        alone = statistics.mean(body_f1(page.body, by_trafilatura(page)) for page, _ in some)
        rows.append(
            [
                layout,
                f"{statistics.mean(scores):.3f}",
                f"{min(scores):.3f}",
                f"{alone:.3f}",
                *(f"{value:.0%}" for value in (right[0], day, *right[1:])),
            ]
        )
    print_table(["layout", "body F1", "lowest", "trafilatura alone", "title", "day", "author", "publisher"], rows, markdown=True)
    print(f"{count} pages a layout; {seconds * 1000:.0f} ms of processor time a page.")


if __name__ == "__main__":
    main()
