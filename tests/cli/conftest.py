"""A small warehouse with rows made by hand, so that the commands are tested apart from what extraction finds today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from pipeline.cli import app
from pipeline.contracts import table
from pipeline.storage.arrow import to_arrow
from pipeline.storage.catalogue import write_catalogue
from pipeline.storage.warehouse import Warehouse

TEXT = (
    "Ferry sinks off Éxample Island\n\n"
    "At least 12 people, including two children, died when a ferry sank on Sunday, the coast guard said. "
    "The owner denied that the ferry had been overloaded."
)
OTHER = "Hundreds fled a flood in Rivertown, officials said."

Invoke = Callable[..., Result]


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.delenv("ASREPORTED_WAREHOUSE", raising=False)


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    """Two articles with three claims and a charge; one reject."""
    folder = tmp_path / "tables"
    store = Warehouse(folder)
    with store.transaction() as tx:
        for name, rows in _rows().items():
            tx.put(name, "test", to_arrow(table(name), rows))
    write_catalogue(store)
    return folder


@pytest.fixture
def invoke(warehouse: Path) -> Invoke:
    """Call the command over the warehouse made by hand."""

    def call(*arguments: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(app, [*arguments, "--warehouse", str(warehouse)], input=stdin)

    return call


def span(words: str, text: str = TEXT) -> tuple[int, int]:
    """Where the words stand in a text."""
    start = text.index(words)
    return start, start + len(words)


def claim(claim_id: str, article_id: str, words: str, text: str, evidence: str, **values: Any) -> dict[str, Any]:
    """A row of core.claims with usual values for what a test does not say."""
    start, end = span(words, text)
    evidence_start, evidence_end = span(evidence, text)
    row = {
        "claim_id": claim_id,
        "article_id": article_id,
        "sentence_no": 1,
        "kind": "numeric",
        "start_char": start,
        "end_char": end,
        "number_text": words,
        "evidence_start": evidence_start,
        "evidence_end": evidence_end,
        "impact": "killed",
        "quantifier": "exact",
        "is_round": False,
        "implicit": False,
        "measure": "incident",
        "period_start": dt.date(2024, 12, 1),
        "period_end": dt.date(2024, 12, 1),
        "period_precision": "day",
        "period_basis": "relative",
        "delivery": "indirect",
        "status": "asserted",
        "confidence": 0.9,
        "extractor_version": "test",
    }
    return row | values


def _rows() -> dict[str, list[dict[str, Any]]]:
    moment = dt.datetime(2024, 12, 2)
    island, guard = span("Éxample Island"), span("coast guard")
    return {
        "raw.files": [_file("f1", "ferry.txt", 1, 0), _file("f2", "flood.txt", 1, 0), _file("f3", "empty.txt", 0, 1)],
        "raw.rejects": [{"file_id": "f3", "position": 0, "reason": "empty_file", "detail": "empty.txt: the file holds nothing"}],
        "core.articles": [
            _article("a1", "ferry", TEXT, moment, "Ferry sinks off Éxample Island"),
            _article("a2", "flood", OTHER, moment, None),
        ],
        "core.entities": [
            {"entity_id": "e1", "kind": "place", "name": "Éxample Island"},
            {"entity_id": "e2", "kind": "organisation", "name": "Coast Guard"},
        ],
        "core.mentions": [_mention("m1", "Éxample Island", island, "e1", 0), _mention("m2", "coast guard", guard, "e2", 1)],
        "core.claims": [
            claim(
                *("c1", "a1", "At least 12", TEXT, "At least 12 people"),
                quantifier="at_least",
                value_low=12.0,
                value_best=12.0,
                victim_text="people",
                place_name="Éxample Island",
                place_id="e1",
                source_text="the coast guard",
                source_id="e2",
            ),
            claim(
                *("c2", "a1", "two", TEXT, "two children"),
                value_low=2.0,
                value_best=2.0,
                value_high=2.0,
                victim_text="children",
                victim_group="child",
                part_of="c1",
                source_text="the coast guard",
                place_name="Éxample Island",
            ),
            claim(
                *("c3", "a1", "overloaded", TEXT, "overloaded"),
                kind="assertion",
                quantifier=None,
                status="denied",
                measure=None,
                impact="affected",
            ),
            claim(
                *("c4", "a2", "Hundreds", OTHER, "Hundreds fled"),
                quantifier="vague",
                impact="displaced",
                measure="period",
                place_text="Rivertown",
                source_text="officials",
                period_start=None,
                period_end=None,
                period_precision="none",
                period_basis="none",
            ),
        ],
        "core.stances": [
            {
                "claim_id": "c3",
                "speaker_text": "The owner",
                "stance": "denies",
                "delivery": "indirect",
                "start_char": span("The owner denied")[0],
                "end_char": span("The owner denied")[1],
            }
        ],
    }


def _file(file_id: str, path: str, n_articles: int, n_rejects: int) -> dict[str, Any]:
    seen = dt.datetime(2024, 12, 3)
    counts = {"n_bytes": 100, "n_articles": n_articles, "n_rejects": n_rejects}
    return {"file_id": file_id, "path": path, "format": "text", "reader_version": "test", "first_seen_at": seen} | counts


def _article(article_id: str, external_id: str, text: str, moment: dt.datetime, title: str | None) -> dict[str, Any]:
    return {
        "article_id": article_id,
        "external_id": external_id,
        "file_id": "f1" if article_id == "a1" else "f2",
        "position": 0,
        "title": title,
        "publisher": "The Example",
        "published_at": moment,
        "published_precision": "day",
        "published_basis": "header",
        "language": "en",
        "text": text,
        "text_sha256": article_id,
        "n_chars": len(text),
    }


def _mention(mention_id: str, text: str, place: tuple[int, int], entity_id: str, sentence_no: int) -> dict[str, Any]:
    where = {"article_id": "a1", "sentence_no": sentence_no, "start_char": place[0], "end_char": place[1]}
    return {"mention_id": mention_id, "text": text, "form": "name", "entity_id": entity_id} | where
