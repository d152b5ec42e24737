"""Articles of one publisher and id: which are versions of one article, and which only bear the same id by mistake."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from pipeline.analysis.clusters import Link, components

if TYPE_CHECKING:
    import duckdb


def make_versions(con: duckdb.DuckDBPyConnection, query_of: Callable[[str], str]) -> None:
    """Make step_versions, a row for each article whose publisher and id another text has: `original` is the first version of it, and
    `namesake` the first article of that id, null where it is a version of that one.

    `con` must know core.articles, step_usual_words and the macros of the marts; `query_of` gives the query of a step.
    """
    con.execute(f"CREATE OR REPLACE TEMP TABLE step_same_ids AS {query_of('same_ids')}")
    (n,) = con.execute("SELECT count(*) FROM step_same_ids").fetchall()[0]
    found = con.execute(query_of("retold")).fetchnumpy() if n else {}
    ends = (np.asarray(column, np.int64).tolist() for column in found.values())
    least = components((Link(one, other) for one, other in zip(*ends, strict=True)), n)
    con.register("step_found", pa.table({"number": pa.array(np.arange(n)), "least": pa.array(least)}))
    con.execute(
        """CREATE OR REPLACE TEMP TABLE step_versions AS
        SELECT s.article_id, o.article_id AS original, CASE WHEN f.least <> first_of_id THEN n.article_id END AS namesake
        FROM (SELECT *, min(number) OVER (PARTITION BY id_key) AS first_of_id FROM step_same_ids) AS s
        JOIN step_found AS f USING (number)
        JOIN step_same_ids AS o ON o.number = f.least JOIN step_same_ids AS n ON n.number = s.first_of_id"""
    )
    con.unregister("step_found")
    con.execute("DROP TABLE step_same_ids")
