"""Write pipeline/contracts/examples.json: one row of each table, for the data dictionary. Run by `make docs`.

The rows come from the articles in seeds/demo and seeds/articles, from two files that are no articles, and from a gold set. Of each table
the row with the fewest empty columns is taken, the first by its key among equals; texts are cut to what a cell of a page holds.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "pipeline/contracts/examples.json"
LONGEST = 60  # characters of a text that are shown

sys.path.insert(0, str(ROOT))
os.environ["ASREPORTED_REFERENCE"] = str(ROOT / "seeds/demo/reference")

from pipeline.contracts import TABLES, Table  # noqa: E402
from pipeline.runs.quality import score_gold  # noqa: E402
from pipeline.runs.run import run  # noqa: E402
from pipeline.storage.warehouse import Warehouse  # noqa: E402

# A row of such a value shows what the table is for.
PREFERRED = {
    "core.claims": ("kind", "numeric"),
    "mart.contradictions": ("rule", "falling_total"),
    "mart.reference_series": ("series", "uruguay_invented"),
}


def main() -> None:
    """Make a warehouse in a temporary folder and take the rows from it."""
    with tempfile.TemporaryDirectory() as name:
        articles = Path(name) / "articles"
        shutil.copytree(ROOT / "seeds/demo/articles", articles)
        (articles / "cut.json").write_text('{"published": "2022-03-04", "text": "The war beg', encoding="utf-8")
        (articles / "empty.txt").write_text("", encoding="utf-8")
        gold = Path(name) / "gold"
        gold.mkdir()
        shutil.copytree(ROOT / "seeds/gold/articles", gold / "articles")
        run([articles, ROOT / "seeds/articles"], Path(name) / "tables", today=dt.date(2025, 1, 1))
        warehouse = Warehouse(Path(name) / "tables")
        score_gold(warehouse, gold)
        rows = {table.full_name: example(table, warehouse.read(table.full_name).to_pylist()) for table in TABLES}
    TARGET.write_text(json.dumps(rows, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    lacking = [name for name, row in rows.items() if not row]
    if lacking:
        print(f"no example of {', '.join(lacking)}", file=sys.stderr)


def example(table: Table, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The row to show; empty where there is none."""
    column, value = PREFERRED.get(table.full_name, ("", None))
    chosen = [row for row in rows if not column or row.get(column) == value] or rows
    if not chosen:
        return {}
    fullest = min(chosen, key=lambda row: (sum(value is None for value in row.values()), [str(row[name]) for name in table.key]))
    return {name: shown(value) for name, value in fullest.items() if value is not None}


def shown(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()
    if isinstance(value, float):
        return int(value) if value.is_integer() else round(value, 4)
    if isinstance(value, str):
        text = " ".join(value.split())
        return text if len(text) <= LONGEST else text[:LONGEST].rstrip() + " ..."
    return value


if __name__ == "__main__":
    main()
