"""`asreported doctor`: what is installed, and whether the warehouse is sound."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pipeline.cli.common import UserError, WarehouseOption, console, grave_issues, help_text, plain_errors

if TYPE_CHECKING:
    from pipeline.storage.warehouse import Warehouse

HELP = help_text(
    "Say what is installed and whether the warehouse is sound.\n\n"
    "It looks at every file, runs every check that follows from the contracts (keys, allowed values, offsets that give the text back) "
    "and lists what was rejected. The exit code is 1 where something is wrong, so that a script can ask.",
    ("asreported doctor", "examine"),
    ("asreported doctor --repair", "write the DuckDB file anew, after the folder was moved say"),
)

_SHOWN = 5  # findings of one check, rejects, and versions that are listed

_ISSUES = "issues"

Grade = Literal["ok", "note", "wrong"]
Line = tuple[Grade, str, str]  # grade, what was looked at, what was found
_STYLE: dict[Grade, str] = {"ok": "green", "note": "yellow", "wrong": "bold red"}


@plain_errors
def doctor(
    repair: Annotated[bool, typer.Option("--repair", help="Write the DuckDB file (views and comments) anew.")] = False,
    warehouse: WarehouseOption = None,
) -> None:
    """Print what was found; exit code 1 where something is wrong."""
    from pipeline.storage.connect import default_warehouse
    from pipeline.storage.warehouse import Warehouse

    store = Warehouse(warehouse or default_warehouse())
    if repair and not store.exists and not store.table_files():
        raise UserError(f"there is no warehouse in {store.folder}: make one with `asreported run`")
    sound, issues = True, False
    for lines in (installed(), examine(store, repair=repair)):
        for grade, what, found in lines:
            sound = sound and grade != "wrong"
            issues = issues or what == _ISSUES
            _print(grade, what, found)
    all_sound = "All is sound, but for the issues of severity error: see above." if issues else "All is sound."
    console().print(f"\n{all_sound}" if sound else "\nSomething is wrong: see above.", style="bold")
    if not sound:
        raise typer.Exit(1)


def installed() -> Iterator[Line]:
    """The program, Python, the packages and the language model."""
    from pipeline import __version__
    from pipeline.claims.version import EXTRACTOR_VERSION
    from pipeline.cli.environment import PACKAGES, explain_missing_model, model_is_installed, version_of
    from pipeline.language.model import model_name
    from pipeline.reading.reader import READER_VERSION

    yield "ok", "asreported", f"{__version__}, reader {READER_VERSION}, extractor {EXTRACTOR_VERSION}"
    yield "ok", "Python", f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    found = {package: version_of(package) for package in PACKAGES}
    yield "ok", "packages", ", ".join(f"{package} {version}" for package, version in found.items() if version)
    if missing := [package for package, version in found.items() if not version]:
        yield "wrong", "packages", f"not installed: {', '.join(missing)}; pip install {' '.join(missing)}"
    if model_is_installed():
        yield "ok", "language model", f"{model_name()} {version_of(model_name()) or ''}".rstrip()
    else:
        yield "wrong", "language model", explain_missing_model()
    yield reference_lists()


def reference_lists() -> Line:
    """The lists of places and actors, the user's own among them, and his GeoNames file."""
    from pipeline.language.gazetteer import load_gazetteer, reference_folders
    from pipeline.language.geonames_file import geonames_files
    from pipeline.language.reference_lists import ReferenceListError

    try:
        gazetteer = load_gazetteer()
        own = [str(path) for path in (*reference_folders()[1:], *geonames_files())]
    except ReferenceListError as error:
        return "wrong", "reference lists", str(error)
    found = f"{gazetteer.size():,} places, {len(gazetteer.actors):,} actors" + (f"; also from {', '.join(own)}" if own else "")
    left_out = gazetteer.left_out()
    if not left_out:
        return "ok", "reference lists", found
    file, line, reason = left_out[0]
    return "note", "reference lists", f"{found}; rows left out: {len(left_out):,}, the first {file}, line {line}: {reason}"


def examine(store: Warehouse, *, repair: bool = False) -> Iterator[Line]:
    """The files, the DuckDB file, the checks of every table and the rejects of a warehouse."""
    import duckdb

    from pipeline.storage.catalogue import CATALOGUE, catalogue_fits, write_catalogue
    from pipeline.storage.record import DamagedWarehouseError, SchemaMismatchError
    from pipeline.storage.soundness import damages

    if not store.exists and not store.table_files():
        yield "note", "warehouse", f"there is none in {store.folder} yet: make one with `asreported run`"
        return
    yield "ok", "warehouse", str(store.folder)
    try:
        broken = damages(store)
    except SchemaMismatchError as error:
        yield "wrong", "record", str(error)
        return
    for sentence in broken:
        yield "wrong", "files", sentence
    if not broken:
        yield "ok", "files", "every file is as it was written"
    if not store.exists:
        return
    if absent := store.record.absent_marts():
        yield "note", "tables", f"an earlier version wrote the warehouse, without {', '.join(absent)}: asreported run adds them"
    try:
        if repair:
            yield "ok", CATALOGUE, f"written anew: {write_catalogue(store).name}"
        elif catalogue_fits(store):
            yield "ok", CATALOGUE, "shows the tables beside it"
        else:
            yield "wrong", CATALOGUE, "does not show the tables beside it (was the folder moved?): asreported doctor --repair"
        if not broken:
            yield from _check_tables(store.folder)
            yield from _issues(store.folder)
            yield from _rejects(store.folder)
            yield from _articles(store)
    except (SchemaMismatchError, DamagedWarehouseError, OSError, duckdb.Error) as error:
        yield "wrong", "warehouse", " ".join(str(error).split())


def _check_tables(folder: Path) -> Iterator[Line]:
    from pipeline.contracts import TABLES
    from pipeline.storage.checks import check_table
    from pipeline.storage.connect import connect

    n_rows = n_findings = 0
    with connect(folder) as con:
        for table in TABLES:
            n_rows += con.execute(f"select count(*) from {table.full_name}").fetchall()[0][0]
            for finding in check_table(table, con, limit=_SHOWN):
                grade: Grade = "wrong" if finding.severity == "error" else "note"
                n_findings += grade == "wrong"
                yield grade, finding.table_name, f"{finding.check_name}: {finding.detail} (row {finding.row_key})"
    if not n_findings:
        yield "ok", "tables", f"{n_rows:,} rows in {len(TABLES)} tables keep their contracts"


def _issues(folder: Path) -> Iterator[Line]:
    """What the last run found gravely wrong with rows or with reference series."""
    from pipeline.storage.connect import connect

    with connect(folder) as con:
        if found := grave_issues(con):
            yield "note", _ISSUES, found


def _rejects(folder: Path) -> Iterator[Line]:
    from pipeline.storage.connect import connect

    with connect(folder) as con:
        total = con.execute("select count(*) from raw.rejects").fetchall()[0][0]
        details = con.execute(f"select reason, detail from raw.rejects order by detail limit {_SHOWN}").fetchall()
    if not total:
        yield "ok", "rejects", "none"
        return
    yield "note", "rejects", f'{total:,} input{"" if total == 1 else "s"} gave no article; all: asreported query "from raw.rejects"'
    for reason, detail in details:
        yield "note", reason, detail


def _articles(store: Warehouse) -> Iterator[Line]:
    """The articles that have no rows since the extractor failed on them, and those that are versions of another."""
    from pipeline.runs.versions import ALL_VERSIONS, other_versions
    from pipeline.runs.withdraw import load_failures

    failed = load_failures(store)
    paths = {row["file_id"]: row["path"] for row in store.read("raw.files", ["file_id", "path"]).to_pylist()}
    for row in store.read("core.articles", ["article_id", "file_id"]).to_pylist() if failed else ():
        if error := failed.get(row["article_id"]):
            path = paths.get(row["file_id"], "")
            yield "wrong", "extraction", f"{path}: the extractor failed on article {row['article_id']}, it has no rows: {error}"
    versions = other_versions(store)
    for sentence in versions[:_SHOWN]:
        yield "note", "versions", sentence
    if len(versions) > _SHOWN:
        yield "note", "versions", f'and {len(versions) - _SHOWN:,} more; all: asreported query "{ALL_VERSIONS}"'


def _print(grade: Grade, what: str, found: str) -> None:
    from rich.text import Text

    console().print(Text.assemble((f"{grade:>5}  ", _STYLE[grade]), (f"{what:<18} ", "bold"), found), soft_wrap=True)
