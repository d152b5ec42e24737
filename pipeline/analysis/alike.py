"""Ids that may stand for one bearer, for mart.likely_same_entities: the keys of names by which they meet, and what users decided of them.

Each entity has a handful of keys, whatever its name, so that the table grows with the number of entities. Two entities are compared only
where they share one; which of them are compared, and what speaks for and against them, is said in sql/likely_same_entities.sql.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pyarrow as pa

from pipeline.analysis.reference import reference_folders
from pipeline.claims.version import EXTRACTOR_VERSION
from pipeline.contracts.vocabularies import SAME_ENTITY_DECISION
from pipeline.language.identity import is_common_name
from pipeline.language.names import fold
from pipeline.language.reference_lists import read_list
from pipeline.language.transliteration import name_key, spelling_key
from pipeline.storage.views import rows_of

if TYPE_CHECKING:
    import duckdb

# Which kinds may be one entity: a street is a place to one article and a building to another.
_SORT = {"person": "person", "organisation": "organisation", "place": "site", "facility": "site"}
_SMALL = frozenset({"of", "and", "for", "the", "in", "on", "de", "la"})
_VOWELS = str.maketrans("", "", "aeiouyhw")  # h and w come and go in transliterations as vowels do
_LONGEST = 12  # words of a name that are looked at
_FEWEST_INITIALS, _MOST_INITIALS = 3, 6
_SHORTEST_SKELETON = 5  # consonants of a whole name: fewer are shared by names that have nothing to do with one another

_TYPES: dict[str, pa.DataType] = {
    "kind": pa.string(),
    "name": pa.string(),
    "method": pa.string(),
    "key": pa.string(),
    "side": pa.int8(),
    "generation": pa.string(),  # the suffix that tells father from son, "" for none
    "is_common": pa.bool_(),  # whether bodies of any country may bear the name
}
_BATCH = 50_000
# Methods by rank, the surest first; keys by 64 bits of a hash that is known to spread, since numbers are joined quicker.
METHODS = ("same_name", "fuller_name", "acronym", "like_spelling", "surname")
_NUMBERED = f"""SELECT kind, name, CAST(list_position({list(METHODS)!r}, method) AS TINYINT) AS rank, md5_number_lower(key) AS key, side,
    generation, is_common FROM incoming_keys"""

Key = tuple[str, str, int]


def keys_of(kind: str, name: str) -> Iterator[Key]:
    """(method, key, side) of a name: a value of contracts' SAME_ENTITY_METHOD, the key that both names must have, and its side.

    Of side 0 any two meet; where a name has side 1 (a surname alone, an acronym) it meets those of side 2 (full names). None for peoples,
    and for names without letters.
    """
    sort = _SORT.get(kind)
    if sort is None:
        return
    words = list(name_key(name)[0] if sort == "person" else (spelling_key(w) for w in fold(name).split() if w not in _SMALL))[:_LONGEST]
    if not words:
        return
    single = sort == "person" and len(words) == 1
    if not single:
        yield "same_name", f"{sort}|{' '.join(sorted(words))}", 0
        skeletons = sorted(w[0] + w[1:].translate(_VOWELS) for w in words)
        if sum(map(len, skeletons)) >= _SHORTEST_SKELETON:
            yield "like_spelling", f"{sort}|{' '.join(skeletons)}", 0
    if sort == "person":
        yield "surname", f"{sort}|{words[-1]}", 1 if single else 2
        if not single:
            yield "fuller_name", f"{sort}|{words[0]} {words[-1]}", 0
    elif sort == "organisation":
        initials = "".join(w[0] for w in words)
        if name.isupper() and len(words) == 1 and _FEWEST_INITIALS <= len(words[0]) <= _MOST_INITIALS:
            yield "acronym", f"{sort}|{fold(name)}", 1
        elif _FEWEST_INITIALS <= len(initials) <= _MOST_INITIALS:
            yield "acronym", f"{sort}|{initials}", 2


class KeptKeys(Protocol):
    """The keys of names that earlier runs found."""

    def name_keys(self, version: str) -> list[Path]:
        """The Parquet files that hold them, as this version of the rules makes them."""

    def keep_name_keys(self, rows: pa.Table) -> None:
        """Keep these for later runs."""


def make_name_keys(con: duckdb.DuckDBPyConnection, kept: KeptKeys | None = None) -> None:
    """Make `step_name_keys`: a row a kind and name in core.entities and key; names that were there in earlier runs may have theirs too."""
    files = kept.name_keys(_version()) if kept else []
    con.register("incoming_keys", pa.schema(list(_TYPES.items())).empty_table())
    known = f"FROM {rows_of(files)}" if files else _NUMBERED
    con.execute(f"CREATE OR REPLACE TEMP TABLE new_keys AS {_NUMBERED}")
    kinds = ", ".join(f"'{kind}'" for kind in _SORT)
    # A name has its own key, or is a single word that longer names are met by: either is there once.
    there = f"SELECT kind, name FROM ({known}) WHERE rank = 1 OR side = 1"
    new = f"SELECT DISTINCT kind, name FROM core.entities ANTI JOIN ({there}) USING (kind, name) WHERE kind IN ({kinds})"
    for batch in con.sql(new).to_arrow_table().to_batches(max_chunksize=_BATCH):
        rows = [
            (kind, name, *key, name_key(name)[1] if kind == "person" else "", kind == "organisation" and is_common_name(name))
            for kind, name in zip(*(column.to_pylist() for column in batch.columns), strict=True)
            for key in keys_of(kind, name)
        ]
        columns = zip(*rows, strict=True) if rows else ([] for _ in _TYPES)
        arrays = [pa.array(values, kind) for values, kind in zip(columns, _TYPES.values(), strict=True)]
        con.register("incoming_keys", pa.table(arrays, names=list(_TYPES)))
        con.execute(f"INSERT INTO new_keys {_NUMBERED}")
    if kept:
        kept.keep_name_keys(con.sql("FROM new_keys ORDER BY kind, name, rank").to_arrow_table())
    con.unregister("incoming_keys")
    con.execute(f"CREATE OR REPLACE TEMP VIEW step_name_keys AS FROM new_keys {f'UNION ALL {known}' if files else ''}")


def _version() -> str:
    """Of the code that keys follow from: names are folded and compared as extraction does."""
    return f"{EXTRACTOR_VERSION} {hashlib.sha256(Path(__file__).read_bytes()).hexdigest()}"


def read_decisions(folders: Iterable[Path] | None = None) -> dict[tuple[str, str], str]:
    """What the user decided of pairs of ids, the lesser first: `same_entities.csv` (`entity_a`, `entity_b`, `decision`) of the folders.

    The first folder that has a pair counts. Raises ReferenceListError, naming file, line and remedy, for a decision that there is none of,
    an id beside itself, or a pair that one list has twice.
    """
    found: dict[tuple[str, str], str] = {}
    for folder in reference_folders() if folders is None else folders:
        here: dict[tuple[str, str], int] = {}
        for row in read_list(folder / "same_entities.csv", ("entity_a", "entity_b", "decision"), filled=3):
            one, other = sorted((row.cells["entity_a"].strip(), row.cells["entity_b"].strip()))
            decision = row.cells["decision"].strip()
            if decision not in SAME_ENTITY_DECISION:
                raise row.error(f"no decision {decision!r}; write {' or '.join(SAME_ENTITY_DECISION)}")
            if one == other:
                raise row.error(f"{one} stands beside itself; name two entities")
            if (one, other) in here:
                raise row.error(f"the pair stands in line {here[one, other]} too; keep one row")
            here[one, other] = row.line
            found.setdefault((one, other), decision)
    return found


def make_decisions(con: duckdb.DuckDBPyConnection) -> None:
    """Make `step_decisions`: a row a pair that the user decided, the lesser id first."""
    decisions = read_decisions()
    columns = [[one for one, _ in decisions], [other for _, other in decisions], list(decisions.values())]
    con.register("step_decisions", pa.table([pa.array(c, pa.string()) for c in columns], names=["lesser", "greater", "decision"]))
