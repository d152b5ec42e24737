"""Daily figures by province as CSV with hashtags: the Humanitarian Exchange Language (https://hxlstandard.org), which OCHA's tools read."""

from __future__ import annotations

import csv
from pathlib import Path

import duckdb

# The hashtag of each column of mart.admin_days. `+min` and `+max` are the lower and the upper bound; an empty upper bound is open.
HASHTAGS = {
    "day": "#date+occurred",
    "country_iso3": "#country+code+v_iso3",
    "admin1_name": "#adm1+name",
    "admin1_id": "#adm1+code+v_geonames",
    "admin1_pcode": "#adm1+code+v_pcode",
    "killed_low": "#affected+killed+min",
    "killed_high": "#affected+killed+max",
    "injured_low": "#affected+injured+min",
    "injured_high": "#affected+injured+max",
    "displaced_low": "#affected+displaced+min",
    "displaced_high": "#affected+displaced+max",
}


def write_hxl(con: duckdb.DuckDBPyConnection, path: Path) -> int:
    """Write mart.admin_days to `path` as CSV in UTF-8, the hashtags beneath the names of the columns; gives the number of its data rows."""
    cursor = con.execute(f"select {', '.join(HASHTAGS)} from mart.admin_days order by all")
    n_rows = 0
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(HASHTAGS)
        writer.writerow(HASHTAGS.values())
        while rows := cursor.fetchmany(1000):
            writer.writerows([[round(value) if isinstance(value, float) else value for value in row] for row in rows])  # whole numbers
            n_rows += len(rows)
    return n_rows
