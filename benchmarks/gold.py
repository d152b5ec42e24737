"""Labelled articles for training and measuring: gold sets as `asreported evaluate` takes them, their parse kept between runs."""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.parsed import annotated, settings_of
from pipeline.analysis.gold import Gold, load_gold
from pipeline.analysis.scoring import Label
from pipeline.claims.claim import Claim
from pipeline.claims.read import read_claims
from pipeline.language.document import Document
from pipeline.reading.files import read_paths

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "seeds" / "gold"
SHARED = ROOT / ".." / "shared" / "gold"


@dataclass(slots=True)
class LabelledDocument:
    """An annotated article, its numeric claims as read, and the label of each that has one (by position in `claims`)."""

    doc_id: str
    part: str  # read or check; `all` where no split is given
    document: Document
    claims: list[Claim]
    labels: dict[int, Label]


def gold_set(path: Path) -> Gold:
    """The labels and articles of a gold folder; of a file of labels the articles are those of seeds/articles."""
    gold = load_gold(path)
    if not gold.articles:
        files = read_paths([ROOT / "seeds" / "articles"], dt.date.today())
        gold.articles = [article for file in files for article in file.articles if article.external_id in gold.labels]
    return gold


def known_golds() -> list[Path]:
    """The gold sets that are there: the shared seed, dev and train, and the project's own."""
    wanted = (SHARED / "seed.jsonl", SHARED / "dev", SHARED / "train", GOLD / "sentences", GOLD / "articles", GOLD / "stories")
    return [path for path in wanted if path.is_file() or (path / "claims.jsonl").exists()]


def labelled_documents(folder: Path, parts: dict[str, str]) -> Iterator[LabelledDocument]:
    """The articles of a gold set, read by the engine as it stands, matched with their labels by span and impact."""
    gold = gold_set(folder)
    for article, document in zip(gold.articles, annotated([settings_of(article) for article in gold.articles]), strict=True):
        doc_id = article.external_id
        claims = [claim for claim in read_claims(document)[0] if claim.kind == "numeric"]
        yield LabelledDocument(doc_id, parts.get(doc_id, "all"), document, claims, match(gold.labels[doc_id], claims))


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


def training_arguments(about: str) -> argparse.Namespace:
    """The command line of a training: `gold` (folders), `split` (a file or None) and `write`."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--split", type=Path)
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()
