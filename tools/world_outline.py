"""Make pipeline/analysis/report/assets/world.json, the outline that maps are drawn over, from a TopoJSON of countries.

    python tools/world_outline.py countries-110m.json > pipeline/analysis/report/assets/world.json

The input is `countries-110m.json` of the npm package world-atlas 2, made from Natural Earth (public domain). A coordinate is in degrees,
to a tenth; y grows to the south, as in SVG.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

Point = tuple[float, float]


def arcs_of(topology: dict[str, Any]) -> list[list[Point]]:
    """The lines that the countries are made of; the file holds them as steps on a grid."""
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    lines = []
    for steps in topology["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in steps:
            x, y = x + step_x, y + step_y
            line.append((round(x * scale_x + left, 1), round(-(y * scale_y + bottom), 1)))
        lines.append(line)
    return lines


def rings_of(geometry: dict[str, Any]) -> Iterator[list[int]]:
    """The rings of a country, each as numbers of arcs; a negative number, as ~n, is an arc walked backwards."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for polygon in polygons:
        yield from polygon


def unwrapped(ring: list[Point]) -> list[list[Point]]:
    """The ring; where it crosses the date line, drawn on over it at both edges of the map."""
    shift = 0
    line = []
    for (x, y), (before, _) in zip(ring, [ring[0], *ring], strict=False):
        if abs(x - before) > 180 and abs(y) < 89:  # along the pole such a step is a true edge
            shift += 360 if x < before else -360
        line.append((round(x + shift, 1), y))
    if all(-180 <= x <= 180 for x, _ in line):
        return [line]
    return [line, [(round(x + (360 if min(x for x, _ in line) < -180 else -360), 1), y) for x, y in line]]


def path(points: Iterable[Point], *, closed: bool) -> str:
    """The points as an SVG path; neighbours that fall together once rounded are one."""
    kept: list[Point] = []
    for point in points:
        if not kept or kept[-1] != point:
            kept.append(point)
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in kept) + ("Z" if closed else "") if len(kept) > 1 else ""


def outline(topology: dict[str, Any]) -> dict[str, str]:
    """Land as closed rings and borders between countries as lines."""
    arcs = arcs_of(topology)
    rings = [ring for geometry in topology["objects"]["countries"]["geometries"] for ring in rings_of(geometry)]
    land = [piece for ring in rings for piece in unwrapped([p for n in ring for p in (arcs[n] if n >= 0 else arcs[~n][::-1])])]
    uses = Counter(n if n >= 0 else ~n for ring in rings for n in ring)
    return {
        "land": "".join(path(points, closed=True) for points in land),
        "borders": "".join(path(arcs[n], closed=False) for n, count in sorted(uses.items()) if count > 1),
    }


if __name__ == "__main__":
    made = {"source": "Natural Earth, 1:110m Admin 0 countries, by way of world-atlas 2.0.2", "licence": "public domain"}
    json.dump(made | outline(json.loads(Path(sys.argv[1]).read_bytes())), sys.stdout, indent=0)
    sys.stdout.write("\n")
