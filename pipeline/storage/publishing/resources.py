"""The files of a publication, each with the columns that it holds."""

from __future__ import annotations

import dataclasses
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.contracts import TABLES, Table

# Running text of the articles belongs to their publishers: it is left out unless the user says that he may publish it.
# Numbers, names and the few words of a claim remain, and the hashes of the texts, so that whoever has an article can find each claim in it.
FULL_TEXT: dict[str, tuple[str, ...]] = {
    "raw.rejects": ("excerpt",),
    "core.articles": ("text",),
    "core.sentences": ("text",),
    "core.quotes": ("text",),
}


@dataclass(frozen=True, slots=True)
class Resource:
    """One data file of a publication."""

    path: str  # relative to the publication, with slashes
    table: Table  # what its rows are, with the columns that the file holds
    format: Literal["parquet", "csv"]
    n_rows: int
    n_bytes: int
    sha256: str

    @property
    def name(self) -> str:
        """The full name of its table."""
        return self.table.full_name


@dataclass(frozen=True, slots=True)
class Imprint:
    """What only those who publish can say of a publication; nothing is made up for what they leave out."""

    title: str = "Numeric claims in the news, as reported"
    licence: str | None = None  # its SPDX name, such as CC-BY-4.0
    publisher: str | None = None  # a person or an organisation
    url: str | None = None  # of the page where the publication can be found


UNSIGNED = Imprint()


@dataclass(frozen=True, slots=True)
class Heading:
    """What is said of a publication as a whole."""

    imprint: Imprint
    description: str
    created: str  # ISO 8601 moment in UTC
    version: str  # of asreported


def published_tables(*, with_texts: bool) -> list[Table]:
    """The tables of the contracts with the columns that are published."""
    return [table if with_texts else without(table, FULL_TEXT.get(table.full_name, ())) for table in TABLES]


def without(table: Table, columns: tuple[str, ...]) -> Table:
    """The table with some columns left out."""
    return dataclasses.replace(table, columns=tuple(column for column in table.columns if column.name not in columns))


def measured(folder: Path, path: str, table: Table, n_rows: int) -> Resource:
    """The resource of a file that lies in `folder`, with its size and hash."""
    file = folder / path
    with file.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    return Resource(path, table, "csv" if path.endswith(".csv") else "parquet", n_rows, file.stat().st_size, sha256)
