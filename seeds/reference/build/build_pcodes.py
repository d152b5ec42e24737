"""Check the p-codes of first-order divisions in pcodes.csv and add those of second-order ones, from OCHA's Global P-Code List.

The list (published on the Humanitarian Data Exchange under CC BY-IGO, file global_pcodes_adm_1_2.csv) also lies in the tests of the Python
package hdx-python-country, whose version 4.2.5 this file was made from:

    pip download --no-deps --no-binary :all: hdx-python-country
    python seeds/reference/build/build_pcodes.py .../tests/fixtures/fixtures-download-global-pcodes-adm-1-2.csv

A division of the list has the GeoNames id of the one division of GeoNames that lies in the same first-order division and has its name, in
any spelling; where there are none or several it is left out: a wrong code is worse than none. First-order codes stay as they are; those
that the list gives to another name are printed.
"""

from __future__ import annotations

import csv
import gzip
import sys
from collections import defaultdict
from pathlib import Path

OUT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(OUT.parents[1]))

from pipeline.language.names import fold  # noqa: E402
from pipeline.language.place_spelling import place_key  # noqa: E402

Row = dict[str, str]
FIELDS = ["pcode", "level", "name", "country_iso3", "geonames_id", "source", "licence"]
# Words for a division that one of the two lists leaves out.
_TYPES = frozenset("district raion rayon governorate province region county city lga muhafazah al ash an ar as ad az".split())


def keys(*names: str) -> set[str]:
    """The keys of a division's names: its folded words without those for a division, and their spelling key."""
    found = set()
    for name in names:
        words = "".join(w for w in fold(name).split() if w not in _TYPES)
        found |= {words, place_key(words) and f"~{place_key(words)}"}
    return found - {""}


def main(path: Path) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        listed = {row["P-Code"]: row for row in csv.DictReader(file)}
    with (OUT / "pcodes.csv").open(encoding="utf-8", newline="") as file:
        first = [row for row in csv.DictReader(file) if row["level"] == "1"]
    with (OUT / "admin1.csv").open(encoding="utf-8", newline="") as file:
        admin1 = list(csv.DictReader(file))
    with gzip.open(OUT / "admin2.csv.gz", "rt", encoding="utf-8", newline="") as file:
        admin2 = list(csv.DictReader(file))
    code_of = {row["geonames_id"]: row["geonames_code"] for row in admin1}
    coded = {row["geonames_id"] for row in first}
    for row in first:
        theirs = listed.get(row["pcode"])
        if theirs is None or not keys(row["name"]) & keys(theirs["Name"]):
            print(f"{row['pcode']} {row['name']}: the list has {theirs['Name'] if theirs else 'no such code'}", file=sys.stderr)
    within: dict[str, list[Row]] = defaultdict(list)
    for row in (*admin2, *(r for r in admin1 if r["geonames_id"] not in coded)):
        within[".".join(row["geonames_code"].split(".")[:2])].append(row)
    second: list[Row] = []
    for parent in first:
        theirs_here = [row for row in listed.values() if row["Admin Level"] == "2" and row["Parent P-Code"] == parent["pcode"]]
        ours_here = within[code_of[parent["geonames_id"]]]
        second += matched(parent, theirs_here, ours_here)
    names = {row["geonames_id"]: row["name"] for row in (*admin1, *admin2)}
    with (OUT / "pcodes.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, FIELDS, lineterminator="\n")
        writer.writeheader()
        for row in sorted((*first, *second), key=lambda r: (r["level"], r["pcode"])):
            writer.writerow(row | {"name": names[row["geonames_id"]]})
    print(f"{len(first)} first-order and {len(second)} second-order divisions", file=sys.stderr)


def matched(parent: Row, theirs: list[Row], ours: list[Row]) -> list[Row]:
    """Rows for the divisions of one first-order division that each list has once by that name."""
    by_key: dict[str, list[Row]] = defaultdict(list)
    for row in ours:
        for key in keys(row["name"], *row["aliases"].split("|")):
            by_key[key].append(row)
    taken: dict[str, list[tuple[Row, Row]]] = defaultdict(list)
    for row in theirs:
        hits = {hit["geonames_id"]: hit for key in keys(row["Name"]) for hit in by_key[key]}
        if len(hits) == 1:
            (hit,) = hits.values()
            taken[hit["geonames_id"]].append((row, hit))
    return [
        {
            "pcode": row["P-Code"], "level": "2", "name": hit["name"], "country_iso3": parent["country_iso3"],
            "geonames_id": hit["geonames_id"], "source": "ocha", "licence": "CC-BY-3.0-IGO",
        }
        for pairs in taken.values() if len(pairs) == 1 for row, hit in pairs
    ]  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]))
