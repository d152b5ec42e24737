"""Published series, read from `seeds/reference/series/`.

A series is a CSV and a TOML file of the same stem that says what its columns hold: `seeds/reference/series/README.md` has the form.
A folder named by ASREPORTED_REFERENCE is read besides the shipped one; what it holds under the same name takes precedence.
"""

from __future__ import annotations

import csv
import datetime as dt
import os
import tomllib
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pipeline.contracts import VOCABULARIES
from pipeline.language.gazetteer import REFERENCE, REFERENCE_VARIABLE
from pipeline.storage.checks import Finding

DEFAULT_TOLERANCE = 0.01  # articles round: one per cent of a published figure is no disagreement
DEFAULT_LAG_DAYS = 7  # an article may quote a bulletin of the week before it

_CODES = {vocabulary.name: vocabulary for vocabulary in VOCABULARIES}
_MEASURES = ("cumulative", "period")


@dataclass(frozen=True, slots=True)
class Series:
    """One published series: how claims are matched to it, and its rows in the form of mart.reference_series.

    `findings`: of a shipped series what was found in its file, which concerns only those whose articles touch it.
    """

    name: str
    place_names: tuple[str, ...]
    geonames_ids: tuple[str, ...]
    tolerance: float
    lag_days: int
    rows: tuple[dict[str, Any], ...]
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class Reference:
    """All series that could be read, and what was wrong with files that could not be used or are the user's own.

    A finding on a file goes to mart.issues and stops nothing.
    """

    series: list[Series] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def reference_folders() -> list[Path]:
    """The folders of reference lists, the user's own first."""
    own = os.environ.get(REFERENCE_VARIABLE)
    return [Path(own), REFERENCE] if own else [REFERENCE]


def read_reference(folders: Iterable[Path] | None = None) -> Reference:
    """Read every series under `series/` of the folders; the first series of a name is taken, later ones are passed over.

    A file that cannot be used gives a finding, never an exception: one bad series must not stop the others.
    """
    reference = Reference()
    seen: set[str] = set()
    for folder in reference_folders() if folders is None else folders:
        for path in sorted((folder / "series").glob("*.toml")):
            found: list[Finding] = []
            try:
                series = _read_series(path, found)
            except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
                what = f"the key {error} is missing" if isinstance(error, KeyError) else str(error)
                detail = f"the series is left out: {what}; series/README.md has the form"
                reference.findings += [*found, _finding("reference_unreadable", "error", path.name, detail)]
                continue
            if folder == REFERENCE:
                series = replace(series, findings=tuple(found))
            else:
                reference.findings += found
            if series.name not in seen:
                seen.add(series.name)
                reference.series.append(series)
    return reference


def read_pcodes(folders: Iterable[Path] | None = None) -> dict[str, str]:
    """OCHA's p-codes of divisions by GeoNames id, from `pcodes.csv`; a row of the user's own folder takes precedence."""
    found: dict[str, str] = {}
    for folder in reference_folders() if folders is None else folders:
        path = folder / "pcodes.csv"
        if path.is_file():
            with path.open(encoding="utf-8-sig", newline="") as stream:
                for row in csv.DictReader(stream):
                    if row.get("geonames_id") and row.get("pcode"):
                        found.setdefault(row["geonames_id"].strip(), row["pcode"].strip())
    return found


def _read_series(path: Path, findings: list[Finding]) -> Series:
    with path.open("rb") as stream:
        declared = tomllib.load(stream)
    columns: list[dict[str, str]] = declared["columns"]
    for column in columns:
        _check_column(column)
    table = path.with_name(declared.get("file", f"{path.stem}.csv"))
    with table.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream)
        header = reader.fieldnames or []
        wanted = [declared["date_column"], *(column["column"] for column in columns)]
        wanted += [name for name in (declared.get("source_column"), *(column.get("imputed_column") for column in columns)) if name]
        if lacking := [name for name in wanted if name not in header]:
            raise ValueError(f"{table.name} has no column {', '.join(lacking)}")
        lines = list(_dated_lines(reader, declared["date_column"], table.name, findings))
    name = declared["series"]
    if not declared["licence"]:
        raise ValueError("the licence is empty")
    said = [declared["origin"], declared["licence"], declared.get("homepage"), declared.get("edition")]
    common = {
        "series": name,
        "place_name": declared["place_name"],
        "since": declared.get("since"),
        "origin": "; ".join(str(words) for words in said if words),
    }
    sources = declared.get("report_sources", {})
    falls = frozenset(declared.get("falls", ()))
    rows = []
    for column in columns:
        shared = common | {key: column.get(key) for key in ("impact", "victim_group", "measure")}
        for day, value, is_imputed, is_suspect, cells in _figures(lines, column, falls, table.name, findings):
            code = (cells.get(declared.get("source_column", "")) or "").strip()
            source = sources.get(code, code) or None
            figure = {"report_date": day, "value": value, "is_imputed": is_imputed, "is_suspect": is_suspect, "report_source": source}
            rows.append(shared | figure)
    return Series(
        name=name,
        place_names=tuple(declared.get("place_names", [declared["place_name"]])),
        geonames_ids=tuple(str(code) for code in declared.get("geonames_ids", [])),
        tolerance=float(declared.get("tolerance", DEFAULT_TOLERANCE)),
        lag_days=int(declared.get("lag_days", DEFAULT_LAG_DAYS)),
        rows=tuple(rows),
    )


def _finding(check: str, severity: str, place: str, detail: str) -> Finding:
    return Finding(check, severity, "mart.reference_series", place, None, detail)


def _check_column(column: dict[str, str]) -> None:
    if column["measure"] not in _MEASURES:
        raise ValueError(f"column {column['column']!r}: the measure is one of {', '.join(_MEASURES)}")
    if column["impact"] not in _CODES["impact"]:
        raise ValueError(f"column {column['column']!r}: no impact {column['impact']!r}")
    if column.get("victim_group") and column["victim_group"] not in _CODES["victim_group"]:
        raise ValueError(f"column {column['column']!r}: no victim group {column['victim_group']!r}")


def _dated_lines(
    reader: Iterable[dict[str, str]], date_column: str, file: str, findings: list[Finding]
) -> Iterator[tuple[int, dt.date, dict[str, str]]]:
    """Lines with a day that can be read and was not met before, in the order of the days; gaps between days become findings."""
    days: dict[dt.date, tuple[int, dict[str, str]]] = {}
    for number, cells in enumerate(reader, start=2):
        try:
            day = dt.date.fromisoformat((cells[date_column] or "").strip())
        except ValueError:
            detail = f"no ISO date: {cells[date_column]!r}; the line is left out: write the day as YYYY-MM-DD"
            findings.append(_finding("reference_date", "error", f"{file}, line {number}", detail))
            continue
        if day in days:
            detail = f"{day} is on line {days[day][0]} already; this line is left out: take one of them away"
            findings.append(_finding("reference_duplicate", "error", f"{file}, line {number}", detail))
            continue
        days[day] = number, cells
    last: dt.date | None = None
    for day in sorted(days):
        number, cells = days[day]
        if last and (day - last).days > 1:
            detail = f"no line between {last} and {day}: add the days that lack, with empty cells where there was no bulletin"
            findings.append(_finding("reference_gap", "note", f"{file}, line {number}", detail))
        last = day
        yield number, day, cells


def _figures(
    lines: list[tuple[int, dt.date, dict[str, str]]], column: dict[str, str], falls: Container[dt.date], file: str, findings: list[Finding]
) -> Iterator[tuple[dt.date, float, bool, bool, dict[str, str]]]:
    """The figures of one column as (day, value, whether imputed, whether suspect, cells of the line); empty cells give nothing.

    Where a running total falls, one of two figures is wrong and nobody can say which: both are suspect, unless the day is in `falls`.
    """
    found: list[tuple[dt.date, float, bool, dict[str, str]]] = []
    suspect: set[dt.date] = set()
    for number, day, cells in lines:
        published = (cells.get(column["column"]) or "").strip()
        is_imputed = not published
        if is_imputed:
            published = (cells.get(column.get("imputed_column", "")) or "").strip()
        if not published:
            continue
        key = f"{file}, line {number}, {column['column']}"
        if not published.lstrip("-").isdecimal():
            detail = f"no whole number: {published!r}; the figure is left out: write digits alone, or nothing where there is no figure"
            findings.append(_finding("reference_number", "error", key, detail))
            continue
        value = float(published)
        if value < 0:
            detail = f"{published} is left out, for a count is never negative: write the figure itself, not its change"
            findings.append(_finding("reference_negative", "error", key, detail))
            continue
        if column["measure"] == "cumulative" and found and value < found[-1][1] and day not in falls:
            before = found[-1]
            detail = (
                f"a running total falls from {before[1]:,.0f} on {before[0]} to {value:,.0f} on {day}; no claim is held against either: "
                f"correct the wrong one, or write {day} under `falls` in the TOML file where the publisher did lower its total"
            )
            findings.append(_finding("reference_falls", "warning", key, detail))
            suspect |= {before[0], day}
        found.append((day, value, is_imputed, cells))
    for day, value, is_imputed, cells in found:
        yield day, value, is_imputed, day in suspect, cells
