"""From an article to the rows of every core table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from pipeline.language.model import parse_many
from pipeline.reading.article import Article

if TYPE_CHECKING:
    from spacy.language import Language

Rows = dict[str, list[dict[str, Any]]]

EXTRACTED_TABLES = ("sentences", "entities", "mentions", "quotes", "quantities", "events", "claims", "stances")


def extract(articles: Iterable[Article], nlp: Language) -> Iterator[Rows]:
    """For each article, in order, the rows of the core tables named in EXTRACTED_TABLES, keyed by short table name."""
    stored = list(articles)
    settings = (
        (
            article.text,
            {"title_end": article.title_end, "published": article.published, "dateline": article.dateline, "publisher": article.publisher},
        )
        for article in stored
    )
    for article, document in zip(stored, parse_many(settings, nlp), strict=True):
        rows: Rows = {name: [] for name in EXTRACTED_TABLES}
        rows["sentences"] = [
            {
                "article_id": article.article_id,
                "sentence_no": s.number,
                "paragraph_no": s.paragraph,
                "start_char": s.start,
                "end_char": s.end,
                "zone": s.zone,
                "text": document.text[s.start : s.end],
            }
            for s in document.sentences
        ]
        yield rows
