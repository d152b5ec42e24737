"""Claims of sentences of our own: the model is loaded once, each text is read once."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from pipeline.claims.claim import Claim
from pipeline.claims.read import read_claims
from pipeline.language.annotate import annotate_many
from pipeline.language.document import Document
from pipeline.language.model import load_model

if TYPE_CHECKING:
    from spacy.language import Language

PUBLISHED = dt.date(2024, 3, 14)  # a Thursday


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The language model."""
    return load_model()


@pytest.fixture(scope="session")
def document(nlp: Language) -> Callable[..., Document]:
    """A function from a text (with its title, dateline and day of publication) to the annotated document."""

    @functools.cache
    def annotated(text: str, published: dt.date | None = PUBLISHED, title: str | None = None, dateline: str | None = None) -> Document:
        whole = f"{title}\n\n{text}" if title else text
        settings = {"title_end": len(title or ""), "published": published, "dateline": dateline}
        return next(annotate_many([(whole, settings)], nlp))

    return annotated


@pytest.fixture(scope="session")
def read(document: Callable[..., Document]) -> Callable[..., list[Claim]]:
    """A function from a text (with its title, dateline and day of publication) to its claims."""

    @functools.cache
    def claims(text: str, published: dt.date | None = PUBLISHED, title: str | None = None, dateline: str | None = None) -> list[Claim]:
        return read_claims(document(text, published, title, dateline))[0]

    return claims


@pytest.fixture(scope="session")
def told(read: Callable[..., list[Claim]]) -> Callable[..., list[str]]:
    """A function from a text to its numeric claims in short: `at least 12 killed`, `a injured`."""

    def short(text: str, **settings: object) -> list[str]:
        return [f"{claim.number_text} {claim.impact}" for claim in read(text, **settings) if claim.kind == "numeric"]

    return short
