"""Finding the article that a user means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.cli.common import UserError

if TYPE_CHECKING:
    import duckdb

_SHOWN = 5


def find_article(con: duckdb.DuckDBPyConnection, wanted: str) -> str:
    """The article id for an article id, an external id, or the beginning of one.

    UserError, listing candidates, where none or several fit.
    """
    for condition in ("? in (article_id, external_id)", "starts_with(article_id, $1) or starts_with(external_id, $1)"):
        rows = con.execute(
            f"select article_id, external_id, published_at::date from core.articles where {condition.replace('?', '$1')} order by 2, 3, 1",
            [wanted],
        ).fetchall()
        if len(rows) == 1:
            return str(rows[0][0])
        if rows:
            listed = "; ".join(f"{article_id} ({external_id}, {day})" for article_id, external_id, day in rows[:_SHOWN])
            more = f" and {len(rows) - _SHOWN:,} more" if len(rows) > _SHOWN else ""
            raise UserError(f"{len(rows):,} articles fit {wanted!r}: {listed}{more}; name one by its article id")
    raise UserError(f'there is no article {wanted!r}; list them with asreported query "select external_id, title from core.articles"')
