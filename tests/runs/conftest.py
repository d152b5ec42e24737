"""A folder of articles, a warehouse, and a language that is quick and simple, so that these tests are about runs alone."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.claims.rows import EXTRACTED_TABLES, Rows
from pipeline.reading.article import Article
from pipeline.storage.warehouse import Warehouse


class Language:
    """Stands in for the extractor: a sentence a line, an entity a capitalised word, a claim and a stance a number. `read` counts."""

    def __init__(self) -> None:
        self.read: list[str] = []
        self.stop_after: int | None = None

    def extract(self, articles: Iterable[Article], nlp: object) -> Iterator[Rows]:
        for article in articles:
            if self.stop_after is not None and len(self.read) >= self.stop_after:
                raise KeyboardInterrupt
            if "unspeakable" in article.text:
                raise ArithmeticError("cannot say it")
            self.read.append(article.external_id)
            rows = self._rows(article)
            if "misshapen" in article.text:
                rows["claims"][0]["impact"] = None
            yield rows

    @staticmethod
    def _rows(article: Article) -> Rows:
        rows: Rows = {name: [] for name in EXTRACTED_TABLES}
        start = 0
        for number, line in enumerate(article.text.splitlines(keepends=True)):
            place = {"article_id": article.article_id, "sentence_no": number, "start_char": start, "end_char": start + len(line)}
            rows["sentences"].append({**place, "paragraph_no": number, "zone": "body", "text": line})
            for word in line.split():
                if word.istitle():
                    rows["entities"].append({"entity_id": word.lower(), "kind": "place", "name": word, "role": article.external_id})
                if word.isdigit():
                    claim_id = f"{article.article_id}-{start + line.index(word)}"
                    rows["claims"].append(_claim(article, claim_id, number, start + line.index(word), word))
                    rows["stances"].append(
                        {"claim_id": claim_id, "speaker_text": "officials", "stance": "asserts", "delivery": "indirect",
                         "start_char": start, "end_char": start + len(line)}
                    )  # fmt: skip
            start += len(line)
        return rows


def _claim(article: Article, claim_id: str, sentence: int, start: int, word: str) -> dict[str, Any]:
    return {
        "claim_id": claim_id, "article_id": article.article_id, "sentence_no": sentence, "kind": "numeric", "start_char": start,
        "end_char": start + len(word), "number_text": word, "evidence_start": start, "evidence_end": start + len(word),
        "impact": "killed", "quantifier": "exact", "value_low": float(word), "value_best": float(word), "value_high": float(word),
        "is_round": False, "implicit": False, "period_precision": "none", "period_basis": "none", "delivery": "indirect",
        "status": "asserted", "confidence": 1.0, "extractor_version": "stub",
    }  # fmt: skip


@pytest.fixture
def language(monkeypatch: pytest.MonkeyPatch) -> Language:
    """The stand-in, in place of the real extractor."""
    stub = Language()
    monkeypatch.setattr("pipeline.claims.extract.extract", stub.extract)
    monkeypatch.setattr("pipeline.runs.extractor.load_model", lambda name: None)
    return stub


@pytest.fixture(autouse=True)
def _no_power_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is forced to the disk: that takes most of the time of small writes."""
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """An empty folder for articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    return folder


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    """A warehouse that nothing was written to."""
    return Warehouse(tmp_path / "warehouse")
