"""Parsed articles, kept between runs: parsing is most of a benchmark's time and changes only with the model and the parser's own code.

The parse lies in the temporary folder under a name that follows from the texts, the model and the two modules that make it; what is
found in a parse (numbers, dates, places, claims) is never kept, so that a benchmark always measures the engine as it stands.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import pickle
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rich.progress import track

import pipeline.language.document
import pipeline.language.model
from pipeline.language.annotate import annotate
from pipeline.language.document import Document
from pipeline.language.model import load_model, model_name, parse_many
from pipeline.reading.article import Article
from pipeline.reading.dateline import find_dateline

Text = tuple[str, dict[str, Any]]  # a text, and the other arguments of Document
_CHUNK = 32  # articles parsed between two steps of the progress bar


def settings_of(article: Article) -> Text:
    """An article as the parser takes it."""
    return article.text, {name: getattr(article, name) for name in ("title_end", "published", "dateline", "publisher")}


def text_of(record: dict[str, Any]) -> Text:
    """A record with `text`, `published` and perhaps `title` and `publisher`, as the parser takes it."""
    title = record.get("title") or ""
    settings = {
        "title_end": len(title),
        "published": dt.date.fromisoformat(record["published"][:10]),
        "publisher": record.get("publisher"),
        "dateline": find_dateline(record["text"]),
    }
    return f"{title}\n\n{record['text']}" if title else record["text"], settings


def parsed(articles: list[Text]) -> list[Document]:
    """The parsed documents of the articles, in order; only tokens and sentences are filled in."""
    path = _cache(articles)
    if path.exists():
        stored: list[Document] = pickle.loads(path.read_bytes())
        return stored
    nlp = load_model()
    chunks = [articles[i : i + _CHUNK] for i in range(0, len(articles), _CHUNK)]
    documents = [document for chunk in shown(chunks, "parsing") for document in parse_many(chunk, nlp)]
    unfinished = path.with_suffix(f".{os.getpid()}")
    unfinished.write_bytes(pickle.dumps(documents))
    unfinished.replace(path)
    return documents


def annotated(articles: list[Text]) -> Iterator[Document]:
    """The articles' documents, in order, with all that the language modules find in them."""
    return map(annotate, parsed(articles))


def shown(items: Iterable[Any], what: str, total: int | None = None) -> Iterable[Any]:
    """The items, with a bar on the terminal that shows how far the work is; nothing is printed elsewhere."""
    from rich.console import Console

    return track(items, description=what, total=total, console=Console(stderr=True), transient=True)


def _cache(articles: list[Text]) -> Path:
    """Where the parse of these articles is kept."""
    digest = hashlib.sha256(model_name().encode())
    for module in (pipeline.language.document, pipeline.language.model):
        digest.update(Path(module.__file__ or "").read_bytes())
    digest.update(json.dumps(articles, default=str).encode())
    return Path(tempfile.gettempdir()) / f"asreported-parsed-{digest.hexdigest()[:16]}.pkl"
