"""The marts in the order in which they are built: each a SQL file of its name under `sql/`, over the steps that it names.

A step is a temporary view or table of one connection, `step_NAME`, from `sql/steps/NAME.sql`: what several marts share is said once.
What SQL cannot say well is made by a function of this module: connected components, reference files, the checks of the contracts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import pyarrow as pa

from pipeline.analysis.alike import KeptKeys, make_decisions, make_name_keys
from pipeline.analysis.clusters import NEAR_FACTOR, NEAR_STEP, Extents, Link, components
from pipeline.analysis.pairs import KeptTables, make_pairs, make_scores
from pipeline.analysis.policies import read_policies, read_trust
from pipeline.analysis.reference import read_pcodes, read_reference
from pipeline.analysis.rules import named_rules
from pipeline.analysis.stories import USUAL_WORDS, shipped_weights, stories
from pipeline.analysis.versions import make_versions
from pipeline.contracts import TABLES, table
from pipeline.storage.arrow import arrow_schema, conform, row_order
from pipeline.storage.checks import Check, Unsure, failed_checks
from pipeline.storage.views import literal_path, rows_of

if TYPE_CHECKING:
    import duckdb

SQL = Path(__file__).parent / "sql"

_BATCH = 100_000  # rows of a query in memory as Python values

_MACROS = (
    # Case, accents and a leading article do not tell names apart.
    r"fold(name) AS regexp_replace(lower(strip_accents(trim(name))), '^the\s+', '')",
    # As close as early reports of one incident lie.
    f"is_near(one, other) AS abs(one - other) <= {NEAR_STEP} OR greatest(one, other) <= {NEAR_FACTOR} * least(one, other)",
    # Beside the widest figure of a story, a lower one is of the whole where a source is named for it and it is no less than a third.
    "speaks_of_whole(figure, widest, source) AS figure = widest OR (source IS NOT NULL AND 3 * figure >= widest)",
)


@dataclass(frozen=True, slots=True)
class Mart:
    """One mart: its full name, the tables that it reads, and the steps that its SQL rests on, in the order in which they are made."""

    name: str
    inputs: tuple[str, ...]
    steps: tuple[str, ...]

    @property
    def sql(self) -> str:
        """The query; it opens with a comment that says which rule it follows."""
        return (SQL / f"{self.name.removeprefix('mart.')}.sql").read_text(encoding="utf-8")

    def build(self, con: duckdb.DuckDBPyConnection) -> pa.Table:
        """The mart as an Arrow table that keeps its contract; `con` must know the tables of `inputs` by their full names."""
        return conform(table(self.name), self.rows(con, Steps(con)).read_all())

    def rows(self, con: duckdb.DuckDBPyConnection, steps: Steps) -> pa.RecordBatchReader:
        """The same rows in the table's row order, a batch at a time in memory. `steps` are those of `con`."""
        steps.make(self.steps)
        order = ", ".join(row_order(table(self.name)))
        rows: pa.RecordBatchReader = con.sql(f"FROM ({self.sql}\n) ORDER BY {order}").to_arrow_reader(_BATCH)
        return rows


class Kept(KeptKeys, KeptTables, Protocol):
    """What earlier runs found out and what did not change since."""

    def files(self, step: str) -> list[Path]:
        """The Parquet files that hold the rows of one of KEPT_STEPS."""

    def unsure(self, table_name: str) -> Unsure:
        """Which rows of a table may fail its checks."""

    def checked(self, failed: Mapping[str, Sequence[Check]]) -> None:
        """Remember that these checks fail, by table, and no others."""

    @property
    def in_shares(self) -> bool:
        """Whether there are so many claims that the tables of SHARED are made in shares."""

    def make_shares(self, name: str, query: str, prepare: Callable[[], None]) -> None:
        """Bring the step `name` of SHARED up to date, and make it known as `step_NAME`; `prepare` makes what the query needs."""


class Steps:
    """The steps of a connection, each made when it is first asked for. Tables that they rest on may not change in the meantime.

    `store`: the name of an attached database for what is stored, so that it lies on disk and not in memory. `kept`: what earlier runs
    found out.
    """

    def __init__(self, con: duckdb.DuckDBPyConnection, store: str | None = None, kept: Kept | None = None) -> None:
        self._con = con
        self._store = store
        self._kept = kept
        self._made: set[str] = set()
        for macro in (*_MACROS, *(path.read_text(encoding="utf-8") for path in sorted((SQL / "macros").glob("*.sql")))):
            con.execute(f"CREATE OR REPLACE TEMP MACRO {macro}")

    def make(self, names: Iterable[str]) -> None:
        """Make those of these steps that are not there yet, in order, as `step_NAME` of the connection."""
        for name in names:
            if name not in self._made:
                self._make(name)
                self._made.add(name)

    def _make(self, name: str) -> None:
        if name in _STEPS_IN_PYTHON:
            _STEPS_IN_PYTHON[name](self._con)
            return
        if name in _STEPS_OF_KEPT:
            _STEPS_OF_KEPT[name](self._con, self._kept)
            return
        query = step_query(name)
        if self._kept and self._kept.in_shares and f"state.{name}" in SHARED:
            self.make(STEPS_OF_SHARES)
            self._kept.make_shares(name, query, self._make_policy_claims)
            return
        if self._kept and self._kept.in_shares and name == "policy_claims":  # made where the figures are
            return
        if self._kept and name in KEPT_STEPS and (files := self._kept.files(name)):
            self._con.execute(f"CREATE OR REPLACE TEMP VIEW step_{name} AS FROM {rows_of(files)}")
            return
        if name not in _STORED_STEPS:
            self._con.execute(f"CREATE OR REPLACE TEMP VIEW step_{name} AS {query}")
            return
        kind, stored = ("TABLE", f"{self._store}.step_{name}") if self._store else ("TEMP TABLE", f"step_{name}")
        if name == "pairs":
            make_pairs(self._con, f"{kind} {stored}", step_query, self._kept)
        else:
            self._con.execute(f"CREATE OR REPLACE {kind} {stored} AS {query}")
        if self._store:
            self._con.execute(f"CREATE OR REPLACE TEMP VIEW step_{name} AS FROM {stored}")

    def _make_policy_claims(self) -> None:
        self._con.execute(f"CREATE OR REPLACE TEMP TABLE step_policy_claims AS {step_query('policy_claims')}")


def step_query(name: str) -> str:
    """The query of a step that is one."""
    return (SQL / "steps" / f"{name}.sql").read_text(encoding="utf-8")


def _components(con: duckdb.DuckDBPyConnection) -> None:
    con.execute(
        """CREATE OR REPLACE TEMP TABLE step_numbers AS SELECT node_id, row_number() OVER (ORDER BY node_id) - 1 AS number FROM (
            SELECT node_id FROM step_ties WHERE node_id <> other_node_id
            UNION
            SELECT other_node_id FROM step_ties WHERE node_id <> other_node_id)"""
    )
    con.execute(
        """CREATE OR REPLACE TEMP TABLE step_reaches AS SELECT number, what, low, high FROM step_extents JOIN step_numbers USING (node_id);
        CREATE OR REPLACE TEMP TABLE step_sorts AS SELECT what, row_number() OVER (ORDER BY what <> 'day', what) - 1 AS sort
        FROM (SELECT what FROM step_reaches UNION SELECT 'day')"""
    )
    extents = con.execute(
        """SELECT number::INTEGER AS node, sort::SMALLINT AS what, low, high FROM step_reaches JOIN step_sorts USING (what)
        ORDER BY node, sort"""
    ).fetchnumpy()
    con.execute("DROP TABLE step_reaches")
    # Strongest first, and of the equally strong those whose figures lie closest.
    links = _streamed(
        con,
        """
        SELECT m.number, n.number, bool_and(e.binds_days), bool_and(e.binds_figures)
        FROM step_ties AS e
        JOIN step_numbers AS m ON m.node_id = e.node_id JOIN step_numbers AS n ON n.node_id = e.other_node_id
        JOIN step_claims AS a ON a.claim_id = e.claim_id JOIN step_claims AS b ON b.claim_id = e.other_claim_id
        WHERE e.node_id <> e.other_node_id GROUP BY m.number, n.number
        ORDER BY bool_and(e.binds_days), max(e.link.score) DESC, min((greatest(a.value, b.value) + 1) / (least(a.value, b.value) + 1)),
            m.number, n.number
        """,
    )
    (n_nodes,) = con.execute("SELECT count(*) FROM step_numbers").fetchall()[0]
    least = components((Link(*link) for link in links), n_nodes, Extents(n_nodes, *map(np.asarray, extents.values())))
    con.register("step_joined", pa.table({"number": pa.array(np.arange(n_nodes)), "least": pa.array(least)}))
    con.execute(
        """CREATE OR REPLACE TEMP TABLE step_components AS SELECT n.node_id, l.node_id AS component
        FROM step_joined AS j JOIN step_numbers AS n ON n.number = j.number JOIN step_numbers AS l ON l.number = j.least"""
    )
    con.unregister("step_joined")


def _streamed(con: duckdb.DuckDBPyConnection, query: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a query, a batch at a time in memory."""
    reader = con.sql(query).to_arrow_reader(_BATCH)
    for batch in reader:
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _usual_words(con: duckdb.DuckDBPyConnection) -> None:
    con.execute(f"CREATE OR REPLACE TEMP VIEW step_usual_words AS FROM read_csv('{literal_path(USUAL_WORDS)}')")


def _versions(con: duckdb.DuckDBPyConnection) -> None:
    make_versions(con, step_query)


def _stories(con: duckdb.DuckDBPyConnection, kept: Kept | None) -> None:
    make_scores(con, shipped_weights(), kept)
    found = stories(con, shipped_weights())
    con.register("step_stories", pa.table({name: pa.array(column) for name, column in found.items()}))


def _reference(con: duckdb.DuckDBPyConnection) -> None:
    found = read_reference().series
    columns = table("mart.reference_series").column_names
    rows = ([row[name] for name in columns] for series in found for row in series.rows)
    kinds = {field.name: field.type for field in arrow_schema(table("mart.reference_series"))}
    _register(con, "step_reference_rows", kinds, rows)
    settings = ((series.name, series.tolerance, series.lag_days) for series in found)
    _register(con, "step_reference_settings", {"series": pa.string(), "tolerance": pa.float64(), "lag_days": pa.int64()}, settings)
    places: list[tuple[str, str | None, str | None]] = [(series.name, None, name) for series in found for name in series.place_names]
    places += [(series.name, code, None) for series in found for code in series.geonames_ids]
    _register(con, "step_reference_names", {"series": pa.string(), "geonames_id": pa.string(), "name": pa.string()}, places)
    query = "SELECT series, geonames_id, fold(name) AS name FROM step_reference_names"
    con.execute(f"CREATE OR REPLACE TEMP VIEW step_reference_places AS {query}")


def _findings(con: duckdb.DuckDBPyConnection, kept: Kept | None) -> None:
    columns = {column.name: pa.string() for column in table("mart.issues").columns}
    reference = read_reference()
    compared = {name for (name,) in con.execute("SELECT DISTINCT series FROM mart.reference_checks").fetchall()}
    found = reference.findings + [finding for series in reference.series if series.name in compared for finding in series.findings]
    _register(con, "step_reference_findings", columns, (astuple(finding) for finding in found))
    con.execute("CREATE OR REPLACE TEMP TABLE step_findings AS FROM step_reference_findings")
    unsure = {checked: kept.unsure(checked) for checked in _CHECKED} if kept else {}
    # What a new row refers to is mostly new itself, or stands in a step that is in memory.
    near = {checked: rows.new for checked, rows in unsure.items() if rows.new} | {
        "core.articles": "step_articles",
        "core.claims": "step_claims",
    }
    failed = {checked: failed_checks(table(checked), con, unsure.get(checked), near) for checked in _CHECKED}
    if kept:
        kept.checked(failed)
    for checked, checks in failed.items():
        claim_id = "row_key" if table(checked).key == ("claim_id",) else "NULL"
        for check in checks:
            con.execute(
                f"INSERT INTO step_findings SELECT ?, ?, ?, row_key, {claim_id}, detail FROM ({check.query})",
                [check.name, check.severity, checked],
            )


def _trust(con: duckdb.DuckDBPyConnection) -> None:
    columns: dict[str, pa.DataType] = {"rank": pa.int64(), "claimant": pa.string(), "claimant_class": pa.string()}
    _register(con, "step_trusted", columns, (astuple(trust) for trust in read_trust()))
    con.execute("CREATE OR REPLACE TEMP VIEW step_trust AS SELECT rank, fold(claimant) AS claimant, claimant_class FROM step_trusted")


def _policies(con: duckdb.DuckDBPyConnection) -> None:
    columns = {field.name: field.type for field in arrow_schema(table("mart.policies"))}
    _register(con, "step_policies", columns, (astuple(policy) for policy in read_policies()))


def _pcodes(con: duckdb.DuckDBPyConnection) -> None:
    _register(con, "step_pcodes", {"geonames_id": pa.string(), "pcode": pa.string()}, read_pcodes().items())


def _rules(con: duckdb.DuckDBPyConnection) -> None:
    columns = {field.name: field.type for field in arrow_schema(table("mart.rules"))}
    _register(con, "step_rules", columns, named_rules())


def _register(con: duckdb.DuckDBPyConnection, name: str, types: Mapping[str, pa.DataType], rows: Iterable[Iterable[Any]]) -> None:
    columns = list(zip(*rows, strict=True)) or [()] * len(types)
    arrays = [pa.array(values, type=kind) for values, kind in zip(columns, types.values(), strict=True)]
    con.register(name, pa.table(arrays, names=list(types)))


# Narrow results that others build on are stored: as views they would be planned and computed again at every mention.
_STORED_STEPS = frozenset(
    (
        "articles restated claims places hours subjects counts rarity telling named naming names ages known rare pairs "
        "numbered copied edges unlike ties parts shadowed policy_claims policy_figures totals named_in bearers namings keyed "
        "namesakes chosen together beside offered readings deniers listed rivals revisions likely"
    ).split()
)

# Tables of subjects, each an incident or a place, that are made in shares of them (runs/shares.py), with the column that has the subject.
SHARED = {
    "state.policy_figures": "incident_id",
    "mart.incidents": "incident_id",
    "mart.estimates": "subject_id",
    "mart.figures": "subject_id",
    "mart.spreads": "subject_id",
}

# Of each article by itself: what was worked out once holds as long as the article stays, and the step that all of its articles are seen by.
# Each with what it is made from, a part at a time, and that step.
KEPT_STEPS: dict[str, tuple[str, str | None]] = {
    "counts": ("core.articles", None),
    "telling": ("counts", "rarity"),
    "naming": ("core.mentions", None),
    "hours": ("core.articles", None),
}

_STEPS_IN_PYTHON: dict[str, Callable[[duckdb.DuckDBPyConnection], None]] = {
    "components": _components,
    "usual_words": _usual_words,
    "versions": _versions,
    "reference": _reference,
    "trust": _trust,
    "policies": _policies,
    "pcodes": _pcodes,
    "rules": _rules,
    "decisions": make_decisions,
}

_STEPS_OF_KEPT: dict[str, Callable[[duckdb.DuckDBPyConnection, Kept | None], None]] = {
    "findings": _findings,
    "name_keys": make_name_keys,
    "stories": _stories,
}

_CORE = ("core.articles", "core.entities", "core.events", "core.claims", "core.stances")
_TEXTS = (*_CORE, "core.mentions", "core.quantities")
_CLAIMS = ("usual_words", "versions", "articles", "restated", "claims")
_SUBJECTS = (*_CLAIMS, "told", "hours", "subjects")
_EDGES = (*_CLAIMS, "places", "told", "numbered", "copied", "edges")
_NAMES = ("named", "naming", "names", "ages", "known")
_TIES = (*_EDGES, *_SUBJECTS, *_NAMES, "unlike", "ties")
_LINKS = (*_EDGES, "parts", "shadowed")
STEPS_OF_SHARES = (*_LINKS, "deniers", "listed", "totals")  # that tables of shares are made from
_FIGURES = (*_LINKS, "policies", "readings", "deniers", "listed", "contained", "policy_claims", "policy_figures", "figures")

_NAMESAKES = tuple("name_keys naming named_in bearers namings keyed namesakes chosen together beside offered decisions likely".split())

_APART = ("mart.issues", "mart.quality_scores")  # itself, and what another job makes
_CHECKED = tuple(t.full_name for t in TABLES if t.full_name not in _APART)

MARTS: tuple[Mart, ...] = (
    Mart("mart.rules", (), ("rules",)),
    Mart("mart.policies", (), ("policies",)),
    Mart("mart.reference_series", (), ("reference",)),
    Mart(
        "mart.article_links",
        _TEXTS,
        (*_SUBJECTS, "counts", "rarity", "telling", *_NAMES, "rare", "pairs", "stories"),
    ),
    Mart("mart.incident_claims", (*_TEXTS, "mart.article_links"), (*_TIES, "extents", "components")),
    Mart("mart.incidents", (*_CORE, "mart.incident_claims"), _FIGURES),
    Mart("mart.incident_articles", (*_CORE, "mart.article_links", "mart.incident_claims"), _SUBJECTS),
    Mart("mart.tolls", _CORE, (*_LINKS, "totals")),
    Mart("mart.contradictions", (*_CORE, "mart.incident_claims"), (*_FIGURES, "totals", "rivals", "revisions")),
    Mart(
        "mart.claim_links",
        (*_TEXTS, "mart.article_links", "mart.incident_claims", "mart.contradictions"),
        (*_FIGURES, *_TIES, "totals", "rivals", "revisions"),
    ),
    Mart("mart.estimates", (*_CORE, "mart.incident_claims", "mart.incidents"), (*_FIGURES, "totals", "trust")),
    Mart("mart.figures", (*_CORE, "mart.incident_claims", "mart.incidents"), _CLAIMS),
    Mart("mart.spreads", ("mart.estimates", "mart.figures"), ()),
    Mart("mart.breakdowns", _CORE, _CLAIMS),
    Mart("mart.captives", (*_CORE, "mart.incident_claims"), _FIGURES),
    Mart("mart.reference_checks", (*_CORE, "mart.reference_series"), (*_CLAIMS, "reference")),
    Mart("mart.source_profiles", _CORE, _CLAIMS),
    Mart("mart.place_days", (*_CORE, "mart.incident_claims", "mart.incidents"), (*_FIGURES, "pcodes")),
    Mart("mart.admin_days", ("mart.place_days",), ()),
    Mart("mart.toll_changes", (*_CORE, "mart.place_days"), (*_LINKS, "totals")),
    Mart("mart.reference_days", ("core.entities", "mart.place_days", "mart.reference_series"), ("places", "reference")),
    Mart("mart.sourcing_profiles", _CORE, _CLAIMS),
    Mart("mart.publisher_profiles", _CORE, _CLAIMS),
    Mart("mart.likely_same_entities", ("core.articles", "core.entities", "core.mentions"), _NAMESAKES),
    Mart("mart.issues", _CHECKED, (*_CLAIMS, "findings")),
)

_BY_NAME = {mart.name: mart for mart in MARTS}


def build_mart(name: str, con: duckdb.DuckDBPyConnection) -> pa.Table:
    """The mart of that full name, built over the tables that `con` knows; KeyError, listing the marts, where there is none."""
    try:
        mart = _BY_NAME[name]
    except KeyError:
        raise KeyError(f"no mart {name!r}; the marts are {', '.join(_BY_NAME)}") from None
    return mart.build(con)
