"""Labelled articles for training and measuring: folders with claims.jsonl beside docs/*.json (one article a file) or docs.jsonl."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.parsed import annotated, as_article
from pipeline.analysis.scoring import Label, load_labels
from pipeline.claims.claim import Claim
from pipeline.claims.read import read_claims
from pipeline.language.document import Document


@dataclass(slots=True)
class LabelledDocument:
    """An annotated article, its numeric claims as read, and the label of each that has one (by position in `claims`)."""

    doc_id: str
    part: str  # read or check; `all` where no split is given
    document: Document
    claims: list[Claim]
    labels: dict[int, Label]


def gold_articles(folder: Path) -> list[dict[str, Any]]:
    """The articles of a gold folder, as written there, in the order of their ids."""
    lines = folder / "docs.jsonl"
    if lines.exists():
        texts = lines.read_text(encoding="utf-8").splitlines()
    else:
        texts = [path.read_text(encoding="utf-8") for path in (folder / "docs").glob("*.json")]
    return sorted(map(json.loads, texts), key=lambda article: str(article["doc_id"]))


def labelled_documents(folder: Path, parts: dict[str, str]) -> Iterator[LabelledDocument]:
    """The articles of a gold folder, read by the engine as it stands, matched with their labels by span and impact."""
    labels = load_labels(folder / "claims.jsonl")
    articles = gold_articles(folder)
    for article, document in zip(articles, annotated([as_article(article) for article in articles]), strict=True):
        claims = [claim for claim in read_claims(document)[0] if claim.kind == "numeric"]
        found = match(labels.get(article["doc_id"], []), claims)
        yield LabelledDocument(article["doc_id"], parts.get(article["doc_id"], "all"), document, claims, found)


def match(labels: list[Label], claims: list[Claim]) -> dict[int, Label]:
    """Position of a claim -> its label: spans overlap and impact agrees, the largest overlap first, each used once."""
    pairs = sorted(
        (
            (-(min(label["end"], claim.end) - max(label["start"], claim.start)), i, j)
            for i, label in enumerate(labels)
            for j, claim in enumerate(claims)
            if label["impact"] == claim.impact and min(label["end"], claim.end) > max(label["start"], claim.start)
        )
    )
    used: set[int] = set()
    found: dict[int, Label] = {}
    for _, i, j in pairs:
        if i not in used and j not in found:
            used.add(i)
            found[j] = labels[i]
    return found


def parts_of(split: Path | None) -> dict[str, str]:
    """doc_id -> read or check, from a split file `{set: {read: [...], check: [...]}}`; empty without one."""
    if split is None or not split.exists():
        return {}
    sets = json.loads(split.read_text(encoding="utf-8"))
    return {doc: part for parts in sets.values() for part, docs in parts.items() for doc in docs}
