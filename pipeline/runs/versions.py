"""Articles of one publisher and one id with different texts: versions of an article, or two that share an id; each is kept."""

from __future__ import annotations

import duckdb
import pyarrow.compute as pc

from pipeline.analysis.marts import Steps
from pipeline.storage.views import rows_of
from pipeline.storage.warehouse import Warehouse

# The query that lists all ids with versions, where there are too many to name.
ALL_VERSIONS = "select publisher, external_id, count(*) as n from core.articles group by all having n > 1"


def other_versions(warehouse: Warehouse) -> list[str]:
    """A sentence for each article whose publisher and id another text has that was published before it, in order of their ids: another
    version of that article, or another article."""
    if not _has_shared_ids(warehouse):
        return []
    with duckdb.connect() as con:
        con.execute(f"CREATE SCHEMA core; CREATE VIEW core.articles AS FROM {rows_of(warehouse.files('core.articles'))}")
        Steps(con).make(("usual_words", "versions"))
        found = con.execute(
            """
            SELECT article_id, published_at::DATE, CASE WHEN namesake IS NULL THEN 'version of' ELSE 'article under the id' END,
                concat_ws(' of ', external_id, publisher), first_value(article_id) OVER same_id
            FROM (FROM step_versions JOIN core.articles USING (article_id))
            WINDOW same_id AS (PARTITION BY external_id, fold(publisher) ORDER BY published_at, position, article_id),
                same_text AS (PARTITION BY external_id, fold(publisher), text_sha256 ORDER BY published_at, position, article_id)
            QUALIFY row_number() OVER same_id > 1 AND row_number() OVER same_text = 1
            ORDER BY external_id, publisher, published_at, position, article_id
            """
        ).fetchall()
    return [
        f"{article_id}, published {published}: another {what} {name} ({first}); both are kept"
        for article_id, published, what, name, first in found
    ]


def _has_shared_ids(warehouse: Warehouse) -> bool:
    """Whether any id is that of two articles: few of many, and mostly none."""
    counts = warehouse.read("core.articles", ["external_id"]).group_by("external_id").aggregate([([], "count_all")])
    return counts.filter(pc.field("count_all") > 1).num_rows > 0
