"""Articles of one publisher and one id with different texts: versions of an article, of which each is kept."""

from __future__ import annotations

from collections import defaultdict

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contracts import table
from pipeline.storage.arrow import arrow_schema
from pipeline.storage.warehouse import Warehouse

# The query that lists all ids with versions, where there are too many to name.
ALL_VERSIONS = "select publisher, external_id, count(*) as n from core.articles group by all having n > 1"


def other_versions(warehouse: Warehouse) -> list[str]:
    """A sentence for each article that is another version of one that was published before it, in order of their ids."""
    groups: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for row in _with_others(warehouse).to_pylist():
        groups[row["external_id"], row["publisher"] or ""].append((f"{row['published_at']}", row["article_id"], row["text_sha256"]))
    sentences = []
    for (external_id, publisher), found in sorted(groups.items()):
        (_, first, text), *later = sorted(found)
        seen = {text}
        for published, article_id, other in later:
            if other not in seen:
                seen.add(other)
                of = f"{external_id} of {publisher}" if publisher else external_id
                sentences.append(f"{article_id}, published {published[:10]}: another version of {of} ({first}); both are kept")
    return sentences


def _with_others(warehouse: Warehouse) -> pa.Table:
    """The articles whose id another one has, too: few of many, and mostly none."""
    counts = warehouse.read("core.articles", ["external_id"]).group_by("external_id").aggregate([([], "count_all")])
    several = counts.filter(pc.field("count_all") > 1).column("external_id")
    if not len(several):
        return arrow_schema(table("core.articles")).empty_table()
    articles = warehouse.read("core.articles", ["publisher", "external_id", "published_at", "article_id", "text_sha256"])
    return articles.filter(pc.field("external_id").isin(several))
