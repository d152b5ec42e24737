"""One asset specification a table, made from its contract."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import dagster as dg

from pipeline.analysis.marts import SQL, Mart
from pipeline.claims.version import EXTRACTOR_VERSION
from pipeline.contracts import TABLES, Table, table
from pipeline.defs.metadata import describe, table_schema
from pipeline.reading.reader import READER_VERSION

READ_TABLES = ("raw.files", "raw.rejects", "core.articles")
EXTRACTED_TABLES = tuple(t.full_name for t in TABLES if t.layer == "core" and t.full_name not in READ_TABLES)

ARTICLE_FILES = dg.AssetKey(["seeds", "articles"])
REFERENCE_FILES = dg.AssetKey(["seeds", "reference"])
CATALOGUE = dg.AssetKey("catalogue")

# the room that answers for each layer
OWNERS = {"raw": "team:reading", "core": "team:claims", "mart": "team:analysis", "seeds": "team:seeds", "catalogue": "team:storage"}


def key_of(full_name: str) -> dg.AssetKey:
    """`core.claims` as an asset key: core/claims."""
    return dg.AssetKey(full_name.split("."))


def table_spec(contract: Table, *, deps: Iterable[dg.AssetKey], kinds: Iterable[str], code_version: str) -> dg.AssetSpec:
    """The asset of a table: its meaning, columns and keys come from the contract."""
    return dg.AssetSpec(
        key_of(contract.full_name),
        deps=list(deps),
        description=describe(contract),
        metadata={
            "dagster/column_schema": table_schema(contract),
            "dagster/table_name": contract.full_name,
        },
        group_name=contract.layer,
        owners=[OWNERS[contract.layer]],
        kinds={"parquet", *kinds},
        code_version=code_version,
    )


def read_specs() -> list[dg.AssetSpec]:
    """The tables that reading fills."""
    deps = {"raw.files": [ARTICLE_FILES], "raw.rejects": [ARTICLE_FILES, key_of("raw.files")], "core.articles": [key_of("raw.files")]}
    return [table_spec(table(name), deps=deps[name], kinds={"python"}, code_version=READER_VERSION) for name in READ_TABLES]


def extracted_specs() -> list[dg.AssetSpec]:
    """The tables that language and claims fill, all from one pass over each article."""
    deps = [key_of("core.articles"), REFERENCE_FILES]
    return [table_spec(table(name), deps=deps, kinds={"spacy"}, code_version=EXTRACTOR_VERSION) for name in EXTRACTED_TABLES]


def mart_spec(mart: Mart) -> dg.AssetSpec:
    """A mart, built from the tables that its SQL reads."""
    files = [SQL / f"{table(mart.name).name}.sql", *(SQL / "steps" / f"{step}.sql" for step in mart.steps)]
    code = b"".join(file.read_bytes() for file in files if file.is_file())
    deps = [key_of(name) for name in mart.inputs]
    if "reference" in mart.steps:
        deps.append(REFERENCE_FILES)
    return table_spec(table(mart.name), deps=deps, kinds={"sql", "duckdb"}, code_version=hashlib.sha256(code).hexdigest()[:12])


def catalogue_spec() -> dg.AssetSpec:
    """The DuckDB file over all tables."""
    return dg.AssetSpec(
        CATALOGUE,
        deps=[key_of(t.full_name) for t in TABLES],
        description="`asreported.duckdb`: every table as a documented view, for any DuckDB client. It holds no data.",
        group_name="catalogue",
        owners=[OWNERS["catalogue"]],
        kinds={"duckdb"},
    )


def seed_specs() -> list[dg.AssetSpec]:
    """What people put in, shown as the start of the graph; nothing materialises it."""
    return [
        dg.AssetSpec(
            ARTICLE_FILES,
            description="The articles: any files under `seeds/articles/`, in the forms that `docs/tables.md` lists under `raw.files`.",
            group_name="seeds",
            owners=[OWNERS["seeds"]],
            kinds={"file"},
        ),
        dg.AssetSpec(
            REFERENCE_FILES,
            description="Reference lists (places, actors, institutions, roles) and published series, each with its origin and licence.",
            group_name="seeds",
            owners=[OWNERS["seeds"]],
            kinds={"csv"},
        ),
    ]
