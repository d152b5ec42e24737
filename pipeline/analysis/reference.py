"""Published series and the user's order of trust, read from `seeds/reference/`.

A series is a CSV and a TOML file of the same stem that says what its columns hold: `seeds/reference/series/README.md` has the form.
A folder named by ASREPORTED_REFERENCE is read besides the shipped one; what it holds under the same name takes precedence.
"""

from __future__ import annotations

import csv
import datetime as dt
import os
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
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
    """One published series: how claims are matched to it, and its rows in the form of mart.reference_series."""

    name: str
    place_names: tuple[str, ...]
    geonames_ids: tuple[str, ...]
    tolerance: float
    lag_days: int
    rows: tuple[dict[str, Any], ...]


@dataclass(slots=True)
class Reference:
    """All series that could be read, and what was wrong with any of them: a finding on a file goes to mart.issues and stops nothing."""

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
            try:
                series = _read_series(path, reference.findings)
            except (OSError, ValueError, KeyError, TypeError) as error:
                what = f"the key {error} is missing" if isinstance(error, KeyError) else str(error)
                reference.findings.append(_finding("reference_unreadable", "error", path.name, f"the series is left out: {what}"))
                continue
            if series.name not in seen:
                seen.add(series.name)
                reference.series.append(series)
    return reference


def read_trust(folders: Iterable[Path] | None = None) -> list[tuple[int, str]]:
    """The claimant classes in the order in which the rule `trusted_latest` prefers them, as (rank, class), best first.

    Raises ValueError, naming file and line, where a class is unknown or a rank is no whole number.
    """
    classes = _CODES["claimant_class"]
    for folder in reference_folders() if folders is None else folders:
        path = folder / "claimant_trust.csv"
        if not path.is_file():
            continue
        ranks: list[tuple[int, str]] = []
        with path.open(encoding="utf-8-sig", newline="") as stream:
            for line, row in enumerate(csv.DictReader(stream), start=2):
                rank, claimant_class = (row.get("rank") or "").strip(), (row.get("claimant_class") or "").strip()
                if not rank.isdecimal() or claimant_class not in classes:
                    raise ValueError(f"{path.name}, line {line}: wants a whole rank and one of the classes {', '.join(classes)}")
                ranks.append((int(rank), claimant_class))
        return sorted(ranks)
    return [(rank, name) for rank, name in enumerate(classes, start=1)]


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
    rows = []
    for column in columns:
        shared = common | {key: column.get(key) for key in ("impact", "victim_group", "measure")}
        for day, value, is_imputed, cells in _figures(lines, column, table.name, findings):
            code = (cells.get(declared.get("source_column", "")) or "").strip()
            source = sources.get(code, code) or None
            rows.append(shared | {"report_date": day, "value": value, "is_imputed": is_imputed, "report_source": source})
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
            findings.append(_finding("reference_date", "error", f"{file}, line {number}", f"no ISO date: {cells[date_column]!r}"))
            continue
        if day in days:
            findings.append(_finding("reference_duplicate", "error", f"{file}, line {number}", f"{day} is on line {days[day][0]} already"))
            continue
        days[day] = number, cells
    last: dt.date | None = None
    for day in sorted(days):
        number, cells = days[day]
        if last and (day - last).days > 1:
            findings.append(_finding("reference_gap", "note", f"{file}, line {number}", f"no bulletin between {last} and {day}"))
        last = day
        yield number, day, cells


def _figures(
    lines: list[tuple[int, dt.date, dict[str, str]]], column: dict[str, str], file: str, findings: list[Finding]
) -> Iterator[tuple[dt.date, float, bool, dict[str, str]]]:
    """The figures of one column as (day, value, whether imputed, cells of the line); empty cells give nothing."""
    before: tuple[dt.date, float] | None = None
    for number, day, cells in lines:
        published = (cells.get(column["column"]) or "").strip()
        is_imputed = not published
        if is_imputed:
            published = (cells.get(column.get("imputed_column", "")) or "").strip()
        if not published:
            continue
        key = f"{file}, line {number}, {column['column']}"
        if not published.lstrip("-").isdecimal():
            findings.append(_finding("reference_number", "error", key, f"no whole number: {published!r}"))
            continue
        value = float(published)
        if value < 0:
            findings.append(_finding("reference_negative", "error", key, f"{published} is left out: a count is never negative"))
            continue
        if column["measure"] == "cumulative":
            if before and value < before[1]:
                detail = f"a running total falls from {before[1]:,.0f} on {before[0]} to {value:,.0f} on {day}"
                findings.append(_finding("reference_falls", "warning", key, detail))
            before = day, value
        yield day, value, is_imputed, cells
