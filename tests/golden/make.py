"""Makes the golden tables: what the pipeline reads in the articles of seeds/articles, as JSON that a person can read.

Run `python tests/golden/make.py` after a change that is meant to change what is read, and look at the difference before it is committed.
Null columns are left out. Ids that are hashes are replaced by labels (`1,200@1452 killed` for a claim), so that a difference shows what
changed and not what follows from it; `ids.json` holds the ids themselves. The text of articles, sentences and quotes is left out: their
offsets say it.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SEEDS = ROOT / "seeds" / "articles"
TODAY = dt.date(2026, 1, 1)  # no seed is younger

Row = dict[str, Any]

TABLES = (
    "core.articles",
    "core.sentences",
    "core.entities",
    "core.mentions",
    "core.quotes",
    "core.quantities",
    "core.events",
    "core.claims",
    "core.stances",
)
LEFT_OUT = {
    "core.articles": {"text"},
    "core.sentences": {"text"},
    "core.quotes": {"text"},
    "core.claims": {"extractor_version"},
}

# For the table whose key a hash is: the label that stands for the row.
LABELS: dict[str, Callable[[Row], str]] = {
    "raw.files.file_id": lambda row: Path(row["path"]).name,
    "core.articles.article_id": lambda row: row["external_id"],
    "core.entities.entity_id": lambda row: f"{row['name']} ({row['kind']})",
    "core.mentions.mention_id": lambda row: f"{row['text']}@{row['start_char']}",
    "core.quotes.quote_id": lambda row: f"quote@{row['start_char']}",
    "core.quantities.quantity_id": lambda row: f"{row['number_text']}@{row['start_char']}",
    "core.events.event_id": lambda row: f"{row['kind']}@{row['anchor_start']}",
    "core.claims.claim_id": lambda row: f"{row['number_text']}@{row['start_char']} {row['impact']}",
}


def read_tables() -> dict[str, list[Row]]:
    """The rows of raw.files and of every core table for the seed articles, as the pipeline writes them."""
    from pipeline.runs.extract import extract_new
    from pipeline.runs.ingest import ingest
    from pipeline.storage.warehouse import Warehouse

    with tempfile.TemporaryDirectory() as folder:
        warehouse = Warehouse(Path(folder) / "warehouse")
        ingest(warehouse, [SEEDS], today=TODAY)
        failures = extract_new(warehouse).failures
        if failures:
            raise RuntimeError(f"extraction failed: {failures}")
        return {name: warehouse.read(name).to_pylist() for name in ("raw.files", *TABLES)}


def golden(tables: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """The tables with labels for ids, without null columns, in the order of the text."""
    labels = dict(_labels(tables))
    return {name: [_row(name, row, labels) for row in _in_order(tables[name])] for name in TABLES}


def stable_ids(tables: dict[str, list[Row]]) -> dict[str, dict[str, str]]:
    """For each table with an id its rows' ids by label."""
    found: dict[str, dict[str, str]] = {}
    for key, label in LABELS.items():
        table, _, column = key.rpartition(".")
        if table in TABLES:
            found[table] = {label(row): row[column] for row in _in_order(tables[table])}
    return found


def path_of(name: str) -> Path:
    """The golden file of a table."""
    return HERE / f"{name}.json"


def load(name: str) -> Any:
    """What the golden file of a table (or `ids`) holds."""
    return json.loads(path_of(name).read_text(encoding="utf-8"))


def _labels(tables: dict[str, list[Row]]) -> Iterator[tuple[tuple[str, str], str]]:
    for key, label in LABELS.items():
        table, _, column = key.rpartition(".")
        for row in tables[table]:
            yield (key, row[column]), label(row)


def _row(name: str, row: Row, labels: dict[tuple[str, str], str]) -> Row:
    from pipeline.contracts import table

    made: Row = {}
    for column in table(name).columns:
        value = row[column.name]
        if value is None or column.name in LEFT_OUT.get(name, ()):
            continue
        key = column.references or f"{name}.{column.name}"
        value = labels.get((key, value), value)
        made[column.name] = value.isoformat() if isinstance(value, dt.date) else value
    return made


def _in_order(rows: list[Row]) -> list[Row]:
    in_text = ("article_id", "sentence_no", "anchor_start", "start_char", "impact")
    columns = ("kind", "name") if rows and "description" in rows[0] else in_text  # entities stand in no one article
    return sorted(rows, key=lambda row: [(row.get(column) is None, row.get(column) or 0) for column in columns])


def main(arguments: list[str]) -> int:
    """Write the golden files; with --check, only say which of them differ."""
    tables = read_tables()
    made: dict[str, Any] = {**golden(tables), "ids": stable_ids(tables)}
    changed = []
    for name, content in made.items():
        text = json.dumps(content, indent=1, ensure_ascii=False) + "\n"
        if not path_of(name).exists() or path_of(name).read_text(encoding="utf-8") != text:
            changed.append(name)
            if "--check" not in arguments:
                path_of(name).write_text(text, encoding="utf-8")
    print("changed: " + ", ".join(changed) if changed else "nothing changed")
    return 1 if changed and "--check" in arguments else 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main(sys.argv[1:]))
