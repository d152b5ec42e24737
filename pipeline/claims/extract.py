"""From articles to the rows of every core table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pipeline.claims.read import read_claims
from pipeline.claims.rows import EXTRACTED_TABLES, Rows, article_rows
from pipeline.language.annotate import annotate_many
from pipeline.reading.article import Article

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["EXTRACTED_TABLES", "Rows", "extract"]


def extract(articles: Iterable[Article], nlp: Language) -> Iterator[Rows]:
    """For each article, in order, the rows of the core tables named in EXTRACTED_TABLES, keyed by short table name."""
    stored = list(articles)
    settings = [
        (
            article.text,
            {"title_end": article.title_end, "published": article.published, "dateline": article.dateline, "publisher": article.publisher},
        )
        for article in stored
    ]
    for article, document in zip(stored, annotate_many(settings, nlp), strict=True):
        claims, events = read_claims(document)
        yield article_rows(article.article_id, document, claims, events)
