"""How often pairs of mart.likely_same_entities are one bearer, by their score, on real local news whose incidents are known.

    python -m benchmarks.likely_same [SET] [--markdown]

SET is a GVA set, ../shared/bench/gva/dev.jsonl by default: each article has the incident that it tells of. Nobody labelled who is who in
it, so the measure is a stand-in: a pair is taken for one bearer where articles that name one and articles that name the other tell of one
incident. Two of one name in one incident are hardly ever two; one in two incidents (a police spokesman) counts as two, so that the share
of high scores is a floor.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.gva_warehouse import DEFAULT, open_set
from benchmarks.tables import print_table

_SHARES = """
with told as (
    select distinct m.entity_id, i.incident
    from core.mentions as m join core.articles as a using (article_id) join incidents as i on i.external_id = a.external_id
),
pairs as (
    select p.kind, least(floor(p.score * 5), 4) as fifth, exists (
        select 1 from told as x join told as y using (incident) where x.entity_id = p.entity_a and y.entity_id = p.entity_b
    ) as is_one
    from mart.likely_same_entities as p
)
select kind, fifth, count(*), avg(is_one::integer) from pairs group by all
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("set", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--markdown", action="store_true")
    options = parser.parse_args()
    found = open_set(options.set)
    found.con.execute("create temp table incidents (external_id varchar, incident varchar)")
    found.con.executemany("insert into incidents values (?, ?)", [(f"{number:05d}", gold) for number, gold in enumerate(found.gold)])
    shares = {(kind, int(fifth)): (n, share) for kind, fifth, n, share in found.con.sql(_SHARES).fetchall()}
    rows = []
    for kind in ("person", "organisation", "facility"):
        cells = [shares.get((kind, fifth)) for fifth in range(5)]
        rows.append([kind, *(f"{cell[1]:.2f} of {cell[0]}" if cell else "-" for cell in cells)])
    print_table(["one bearer at a score of", "0 to 0.2", "to 0.4", "to 0.6", "to 0.8", "to 1"], rows, markdown=options.markdown)


if __name__ == "__main__":
    main()
