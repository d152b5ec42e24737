"""From text to an annotated document: every language module in its order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from pipeline.language.attribution import find_speech
from pipeline.language.document import Document
from pipeline.language.entities import find_entities
from pipeline.language.model import parse_many
from pipeline.language.quantities import find_quantities
from pipeline.language.spoken_days import move_spoken_days
from pipeline.language.times import find_times

if TYPE_CHECKING:
    from spacy.language import Language


def annotate(document: Document) -> Document:
    """Fill in all that the language modules find in a parsed document, in place, and return it."""
    document.quantities = find_quantities(document)
    document.times = find_times(document)
    document.mentions, document.entities = find_entities(document)
    document.quotes, document.attributions = find_speech(document)
    move_spoken_days(document)
    _mark_quotes(document)
    return document


def annotate_many(articles: Iterable[tuple[str, dict[str, Any]]], nlp: Language) -> Iterator[Document]:
    """Annotated documents, in order, for (text, keyword arguments of Document) pairs."""
    for document in parse_many(articles, nlp):
        yield annotate(document)


def read_text(text: str, nlp: Language, *, title_end: int = 0, published: dt.date | None = None) -> Document:
    """One annotated document of a bare text."""
    return next(annotate_many([(text, {"title_end": title_end, "published": published})], nlp))


def _mark_quotes(document: Document) -> None:
    """A sentence that stands wholly within one quotation is of zone `quote`."""
    quotes = sorted((q.start, q.end) for q in document.quotes)
    at = 0
    for sentence in document.sentences:
        while at < len(quotes) and quotes[at][1] < sentence.start:
            at += 1
        if at < len(quotes) and quotes[at][0] <= sentence.start and sentence.end <= quotes[at][1] + 1 and sentence.zone == "body":
            sentence.zone = "quote"
