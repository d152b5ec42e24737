"""Pairs of articles that may tell of one incident, with their scores: those of articles that did not change are kept between runs.

What speaks for and against a pair (`steps/pairs.sql`) hangs on its two articles alone, on all of which there is a hash for each article
(`steps/digests.sql`). So only pairs with an article whose hash is new are looked at; the others have the score that they had.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pipeline.analysis.stories import FLOOR, Weights
from pipeline.storage.views import literal_path, quoted

if TYPE_CHECKING:
    import duckdb

_PAIRS_AT_ONCE = 10_000_000  # of articles that meet over a word or name
_FEW = 10  # articles for each fresh one, from which on these are few
_DIGESTS, _SCORES = "article_digests", "pair_scores"


class KeptTables(Protocol):
    """Tables that an earlier run with the same code kept."""

    def table(self, name: str) -> Path | None:
        """The Parquet file of such a table; None where there is none."""

    def keep_table(self, name: str, query: str) -> None:
        """Keep the rows of a query, in its order, in place of those that were kept before."""


def make_pairs(con: duckdb.DuckDBPyConnection, target: str, query_of: Callable[[str], str], kept: KeptTables | None = None) -> None:
    """Make the `target` (`TEMP TABLE pairs`) of the pairs with an article that no earlier run knew as it is, of which `step_fresh` tells.

    `query_of` gives the query of a step. Pairs are made by and by, so that what meets is never all in memory.
    """
    con.execute(f"CREATE OR REPLACE TEMP TABLE step_digests AS {query_of('digests')}")
    known = _known(kept)
    unlike = f"ANTI JOIN read_parquet({known[0]}) USING (article_id, digest)" if known else ""
    con.execute(f"CREATE OR REPLACE TEMP TABLE step_fresh AS SELECT number FROM step_digests {unlike}")
    # Where most are known, only keys that fresh articles have are looked at.
    n_fresh, n = con.execute("SELECT (SELECT count(*) FROM step_fresh), (SELECT count(*) FROM step_digests)").fetchall()[0]
    with_fresh = "SEMI JOIN (SELECT key, block FROM step_rare SEMI JOIN step_fresh USING (number)) USING (key, block)"
    meeting = (
        f"TEMP TABLE step_meeting AS FROM step_rare {with_fresh}" if _FEW * n_fresh < n else "TEMP VIEW step_meeting AS FROM step_rare"
    )
    con.execute(f"CREATE OR REPLACE {meeting}")
    con.execute("CREATE OR REPLACE TEMP TABLE step_asked AS FROM step_fresh LIMIT 0")
    for name in ("met", "words"):
        con.execute(f"CREATE OR REPLACE TEMP TABLE step_{name} AS {query_of(name)}")
    con.execute(f"CREATE OR REPLACE {target} AS {query_of('pairs')}")
    # In the order written: an optimizer that guesses wrong joins all articles by their words first, twenty times the work.
    con.execute("SET disabled_optimizers = 'join_order'")
    for first, last in _shares(con):
        con.execute(f"CREATE OR REPLACE TEMP TABLE step_asked AS FROM step_fresh WHERE number >= {first} AND number < {last}")
        for name in ("met", "words"):
            con.execute(f"CREATE OR REPLACE TEMP TABLE step_{name} AS {query_of(name)}")
        con.execute(f"INSERT INTO {target.split()[-1]} {query_of('pairs')}")
    con.execute("RESET disabled_optimizers; DROP TABLE step_words")


def _shares(con: duckdb.DuckDBPyConnection) -> Iterator[tuple[int, int]]:
    """Ranges of article numbers, of as many fresh articles each, so that about so many pairs as fit in memory are met in each."""
    n_met = con.execute(
        """SELECT coalesce(sum(n * n_fresh - n_fresh * n_fresh / 2), 0) FROM (
                SELECT count(*) AS n, count(f.number) AS n_fresh
                FROM step_meeting LEFT JOIN step_fresh AS f USING (number) GROUP BY key, block)"""
    ).fetchall()[0][0]
    n_shares = int(n_met // _PAIRS_AT_ONCE + 1)
    yield from con.execute(
        f"""SELECT min(number), max(number) + 1 FROM (SELECT number, ntile({n_shares}) OVER (ORDER BY number) AS share FROM step_fresh)
        GROUP BY share ORDER BY share"""
    ).fetchall()


def make_scores(con: duckdb.DuckDBPyConnection, weights: Weights, kept: KeptTables | None = None) -> None:
    """Make `step_scored` (number, other, score) of all pairs that are likely enough to count, and keep them."""
    # scored in SQL, so that the pairs with all their features are never in memory together
    weighed = " + ".join(f"{weight!r} * {name}" for name, weight in weights.features.items())
    con.execute(
        f"""CREATE OR REPLACE TEMP TABLE step_scored AS
        SELECT number, other, round(1 / (1 + exp(-({weights.intercept!r} + {weighed}))), 4) AS score
        FROM step_pairs WHERE score >= {FLOOR}"""
    )
    known = _known(kept)
    if known:
        con.execute(
            f"""INSERT INTO step_scored
            WITH same AS (FROM step_digests ANTI JOIN step_fresh USING (number))
            SELECT a.number, b.number, p.score FROM read_parquet({known[1]}) AS p
            JOIN same AS a ON a.article_id = p.article_id JOIN same AS b ON b.article_id = p.other_article"""
        )
    if kept:
        kept.keep_table(_DIGESTS, "SELECT article_id, digest FROM step_digests ORDER BY article_id")
        kept.keep_table(
            _SCORES,
            """SELECT a.article_id, b.article_id AS other_article, p.score FROM step_scored AS p
            JOIN step_digests AS a ON a.number = p.number JOIN step_digests AS b ON b.number = p.other ORDER BY p.number, p.other""",
        )


def _known(kept: KeptTables | None) -> tuple[str, str] | None:
    """The files of hashes and scores, as SQL has them."""
    files = [kept.table(name) for name in (_DIGESTS, _SCORES)] if kept else [None]
    there = [quoted(literal_path(file)) for file in files if file]
    return (there[0], there[1]) if len(there) == len(files) else None
