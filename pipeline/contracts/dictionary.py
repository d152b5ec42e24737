"""The data dictionary, docs/tables.md, written from the contracts: `python -m pipeline.contracts.dictionary [--check]`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.contracts import TABLES, VOCABULARIES, Column, Table, Vocabulary

PAGE = Path(__file__).parents[2] / "docs" / "tables.md"
EXAMPLES = Path(__file__).with_name("examples.json")  # made by tools/examples.py

_LAYERS = {
    "raw": "The files as they were read.",
    "core": "One article at a time: what it says, word for word, and where.",
    "mart": "Across articles: what follows from the claims, by named rules.",
}
_OPENING = """# Tables

<!-- Written by `python -m pipeline.contracts.dictionary` from pipeline/contracts/. Change the contracts, not this page. -->

Every table has one name everywhere: `core.claims` in SQL, `warehouse/core/claims/` on disk, `core/claims` in the Dagster UI.
Offsets count Unicode code points in `core.articles.text`, from 0, end exclusive. Moments are in UTC, without a time zone.
The meanings below also stand in the Parquet files and as comments in DuckDB (`select * from duckdb_columns()`).
The examples are one row of each table, most of them from the invented articles in `seeds/demo`; an empty cell is null.
"""


def describe_table(table: Table) -> str:
    """What the table holds and what a user must know of it, in one line."""
    return f"{table.meaning} {table.caveat}" if table.caveat else table.meaning


def describe_column(column: Column) -> str:
    """What the column holds, in one line: meaning, unit, the key it points to and the codes that it may hold."""
    parts = [column.meaning]
    if column.unit:
        parts.append(f"in {column.unit}")
    if column.references:
        parts.append(f"key of {column.references}")
    if column.vocabulary:
        parts.append(f"one of {', '.join(column.vocabulary)}")
    return "; ".join(parts)


def page() -> str:
    """The whole page in Markdown."""
    return "\n".join([_OPENING, *_contents(), *_layers(), *_vocabularies()]).rstrip() + "\n"


def _contents() -> Iterator[str]:
    yield "| table | what a row is |"
    yield "| --- | --- |"
    for table in TABLES:
        yield f"| [{table.full_name}](#{_anchor(table.full_name)}) | {_cell(table.meaning)} |"
    yield ""


def _layers() -> Iterator[str]:
    examples = json.loads(EXAMPLES.read_bytes())
    for layer, meaning in _LAYERS.items():
        yield f"## {layer}\n\n{meaning}\n"
        for table in TABLES:
            if table.layer == layer:
                yield from _table(table, examples)


def _table(table: Table, examples: dict[str, dict[str, Any]]) -> Iterator[str]:
    yield f"### {table.full_name}\n\n{table.meaning}\n"
    if table.caveat:
        yield f"> {table.caveat}\n"
    if table.key:
        yield f"Key: {', '.join(f'`{name}`' for name in table.key)}.\n"
    row = examples.get(table.full_name, {})
    yield "| column | type | null | meaning | for example |"
    yield "| --- | --- | --- | --- | --- |"
    for column in table.columns:
        null = "yes" if column.nullable else "no"
        yield f"| `{column.name}` | {column.type} | {null} | {_cell(_meaning(column))} | {_cell(_example(row.get(column.name)))} |"
    yield ""


def _example(value: Any) -> str:
    return "" if value is None else json.dumps(value) if isinstance(value, bool) else str(value)


def _meaning(column: Column) -> str:
    parts = [column.meaning]
    if column.unit:
        parts.append(f"in {column.unit}")
    if column.references:
        owner, _, name = column.references.rpartition(".")
        parts.append(f"key of [{owner}](#{_anchor(owner)}).{name}")
    if column.vocabulary:
        parts.append(f"a code of [{column.vocabulary.name}](#{_anchor(column.vocabulary.name)})")
    if column.minimum is not None or column.maximum is not None:
        low = "" if column.minimum is None else f"{column.minimum:g}"
        high = "" if column.maximum is None else f"{column.maximum:g}"
        parts.append(f"from {low} to {high}" if low and high else f"at least {low}" if low else f"at most {high}")
    return "; ".join(parts)


def _vocabularies() -> Iterator[str]:
    yield "## Vocabularies\n\nThe closed lists of codes.\n"
    for vocabulary in VOCABULARIES:
        yield from _vocabulary(vocabulary)


def _vocabulary(vocabulary: Vocabulary) -> Iterator[str]:
    yield f"### {vocabulary.name}\n\n{vocabulary.meaning[0].upper()}{vocabulary.meaning[1:]}.\n"
    yield "| code | meaning |"
    yield "| --- | --- |"
    for code, meaning in vocabulary.values.items():
        yield f"| `{code}` | {_cell(meaning)} |"
    yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _anchor(heading: str) -> str:
    """The anchor that Git hosts give a heading: lower case, without full stops."""
    return heading.lower().replace(".", "").replace(" ", "-")


def main(arguments: list[str]) -> int:
    """Write the page; with `--check` only compare, and return 1 where it differs from the contracts."""
    wanted = page()
    if "--check" in arguments:
        if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == wanted:
            return 0
        print(f"{PAGE.name} differs from the contracts: run python -m pipeline.contracts.dictionary", file=sys.stderr)
        return 1
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
