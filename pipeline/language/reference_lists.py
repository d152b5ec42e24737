"""Reading a reference list: CSV rows with their line numbers, and errors that name file, line and remedy."""

from __future__ import annotations

import csv
import gzip
import io
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


class ReferenceListError(ValueError):
    """A reference list that cannot be used: names the file, the line, what is wrong and what to do about it."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row of a list and where it stands."""

    file: Path
    line: int
    cells: dict[str, str]

    def error(self, what: str) -> ReferenceListError:
        """The error that this row is refused with."""
        return ReferenceListError(f"{self.file}, line {self.line}: {what}")

    def get(self, column: str) -> str | None:
        """The cell, stripped; None where it is empty or the list has no such column."""
        return (self.cells.get(column) or "").strip() or None

    def names(self, column: str) -> list[str]:
        """The names in a cell, which are parted by `|`."""
        return [part.strip() for part in (self.cells.get(column) or "").split("|") if part.strip()]

    def number(self, column: str) -> float | None:
        """The cell as a finite number; None where it is empty. Raises ReferenceListError for anything else."""
        cell = self.get(column)
        if cell is None:
            return None
        try:
            value = float(cell)
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            raise self.error(f"{column} is not a number: {cell!r}; write decimal degrees or a plain number, with a point")
        return value

    def position(self) -> tuple[float, float]:
        """Latitude and longitude in degrees. Raises ReferenceListError where one is missing or out of range."""
        latitude, longitude = self.number("latitude"), self.number("longitude")
        if latitude is None or longitude is None:
            raise self.error("latitude or longitude is empty; give both in decimal degrees")
        if abs(latitude) > 90 or abs(longitude) > 180:
            swapped = "; are the two swapped?" if abs(longitude) <= 90 and abs(latitude) <= 180 else ""
            raise self.error(f"({latitude:g}, {longitude:g}): latitude must be within 90, longitude within 180{swapped}")
        return latitude, longitude


def read_list(path: Path, required: tuple[str, ...], filled: int = 2) -> Iterator[ListRow]:
    """The rows of a CSV file (UTF-8, also gzipped), none where there is no such file; the first `filled` required columns may not be empty.

    Raises ReferenceListError for a file that is no UTF-8 text, lacks a column or has an empty cell where none may be.
    """
    if not path.exists():
        return
    try:
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReferenceListError(f"{path}: byte {error.start} is no UTF-8; save the list as CSV in UTF-8") from None
    reader = csv.DictReader(io.StringIO(text, newline=""))
    try:
        missing = [c for c in required if c not in (reader.fieldnames or ())]
        if missing:
            has = ", ".join(reader.fieldnames or ()) or "nothing"
            raise ReferenceListError(
                f"{path}, line 1: missing column {', '.join(missing)} (the first line has: {has}); add it to the first line"
            )
        for cells in reader:
            if None in cells:
                raise ReferenceListError(
                    f"{path}, line {reader.line_num}: more cells than the first line has columns; quote a cell that holds a comma"
                )
            row = ListRow(path, reader.line_num, {k: v or "" for k, v in cells.items()})
            empty = [c for c in required[:filled] if row.get(c) is None]
            if empty:
                raise row.error(f"empty {', '.join(empty)}; fill it in or take the row out")
            yield row
    except csv.Error as error:
        raise ReferenceListError(f"{path}, line {reader.line_num}: {error}; save the list as CSV anew") from None
