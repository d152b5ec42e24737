"""The charts of the notebooks, in colours that can be read on a light and on a dark page."""

from __future__ import annotations

from datetime import timedelta
from typing import TypeVar

import altair as alt
import pandas as pd

COLOURS = {  # of impacts: mid tones, to be read on light and on dark
    "killed": "#d6455d",
    "injured": "#e0862b",
    "infected": "#c99a1c",
    "missing": "#8f6fd1",
    "abducted": "#b455b0",
    "held": "#9a5fc4",
    "released": "#4fa36b",
    "rescued": "#3f9f7f",
    "detained": "#7d74c9",
    "displaced": "#2f8fc4",
    "evacuated": "#3aa0b5",
    "affected": "#5f8dd3",
    "in_need": "#8a9a3b",
    "structures": "#a0785a",
    "aid_obstructed": "#b58a1f",
    "abused": "#a85c6a",
}
RED, BLUE = COLOURS["killed"], COLOURS["displaced"]
INK = "#808a94"  # for labels and rules within charts: a grey that both themes carry

Drawn = TypeVar("Drawn", alt.Chart, alt.LayerChart)


def readable(chart: Drawn) -> Drawn:
    """A chart that keeps the colour of the page, with letters nearly as large as the text's."""
    plain = chart.configure(background="transparent").configure_view(stroke=None)
    return plain.configure_axis(labelFontSize=12, titleFontSize=12, titleFontWeight="normal")


def timeline(times: pd.DataFrame, least: int = 14, margin: float = 0.02) -> alt.LayerChart:
    """The periods of claims (claim, impact, period_start, period_end, published ...) on one axis of at least `least` days."""
    days = times[["period_start", "period_end", "published"]]
    first, last = days.min().min(), days.max().max()
    room = max((last - first) * margin, (timedelta(days=least) - (last - first)) / 2)
    domain = [alt.DateTime(year=day.year, month=day.month, date=day.day) for day in (first - room, last + room)]
    dates = alt.Axis(format="%-d %b %Y", labelOverlap=True, gridOpacity=0.3, tickCount=8)
    x = alt.X("period_start:T", title=None, scale=alt.Scale(domain=domain), axis=dates)
    words = alt.Axis(labelLimit=280, ticks=False, domain=False, labelPadding=12)
    claims = alt.Chart(times).encode(
        y=alt.Y("claim:N", sort=list(times["claim"]), title=None, axis=words),
        color=alt.Color("impact:N", scale=alt.Scale(domain=list(COLOURS), range=list(COLOURS.values())), legend=None),
        tooltip=["claim", "measure", "period_start:T", "period_end:T", "period_precision", "period_basis", "account"],
    )
    spans = claims.mark_bar(height=10, cornerRadius=5, opacity=0.7).encode(x=x, x2="period_end:T")
    points = claims.transform_filter("datum.period_start == datum.period_end").mark_circle(size=130, opacity=1).encode(x=x)
    published = alt.Chart(times.head(1)).encode(x="published:T")
    rule = published.mark_rule(strokeDash=[4, 3], color=INK)
    word = published.mark_text(text="published", align="right", baseline="bottom", color=INK, fontSize=12).encode(y=alt.value(-4))
    return readable(alt.layer(spans, points, rule, word).properties(width=620, height=alt.Step(30)))


def held_against(days: pd.DataFrame, width: int = 420, height: int = 230) -> alt.LayerChart:
    """The published figures around the day of a claim, and the claim with its bound."""
    first = days.iloc[0]
    low, claimed, high = (value if value == value else None for value in first[["low", "claimed", "high"]])
    running = first["measure"] == "cumulative"
    values = [*days["published"], *(value for value in (low, claimed, high) if value is not None)]
    room = (max(values) - min(values)) * 0.15 or 1
    bottom, top = (max(min(values) - room, 0) if running else 0), max(values) + room
    x = alt.X("day:T", title=None, axis=alt.Axis(format="%-d %b", gridOpacity=0.25, labelOverlap=True, tickCount=7))
    y = alt.Y("published:Q", title=None, scale=alt.Scale(domain=[bottom, top], nice=False), axis=alt.Axis(gridOpacity=0.25, format=",.0f"))
    published = alt.Chart(days).encode(x=x, y=y, tooltip=["day:T", alt.Tooltip("published:Q", format=",.0f"), "series"])
    published = (
        published.mark_line(point=alt.OverlayMarkDef(size=22), color=BLUE)
        if running
        else published.mark_bar(color=BLUE, opacity=0.55, width=6)
    )
    at = {
        "day": f"{first['bulletin']:%Y-%m-%dT00:00:00}",
        "published": claimed,
        "low": bottom if low is None else low,
        "high": top if high is None else high,
    }
    claim = alt.Chart(alt.Data(values=[at])).encode(x=x)
    bound = claim.mark_rule(color=RED, strokeWidth=7, opacity=0.35).encode(y="low:Q", y2="high:Q")
    point = claim.mark_point(filled=True, size=130, color=RED, shape="diamond", opacity=1).encode(y="published:Q")
    words = claim.mark_text(text=first["claim"], align="right", dx=-9, color=RED, fontWeight=600, fontSize=13).encode(y=alt.value(10))
    title = f"{'Running total' if running else 'Figure of each day'}, {first['series']}: {first['agreement']}"
    titled = alt.TitleParams(title, anchor="start", fontSize=13, color=INK)
    return readable(alt.layer(published, bound, point, words).properties(width=width, height=height, title=titled))


def toll_chart(toll: pd.DataFrame, reference: pd.DataFrame) -> alt.LayerChart:
    """Totals over time, a colour a claimant: points, lower bounds as triangles, spans as bars; a published series as a line."""
    told = toll.assign(shape=toll["high"].isna().map({True: "at least", False: "value"}))
    x = alt.X("as_of:T", title=None, axis=alt.Axis(format="%-d %b %Y", labelOverlap=True, tickCount=8, grid=False))
    y = alt.Y("value:Q", title=None, axis=alt.Axis(gridOpacity=0.3))
    colour = alt.Color("claimant:N", title=None, legend=alt.Legend(orient="top", columns=3, labelLimit=260))
    base = alt.Chart(told).encode(x=x, color=colour)
    lines = base.mark_line(opacity=0.45).encode(y=y)
    spans = (
        base.transform_filter("datum.high != null && datum.low != datum.high")
        .mark_rule(strokeWidth=5, opacity=0.4)
        .encode(y="low:Q", y2="high:Q")
    )
    shapes = alt.Scale(domain=["at least", "value"], range=["triangle-up", "circle"])
    points = base.mark_point(filled=True, size=90, opacity=1).encode(
        y=y,
        shape=alt.Shape("shape:N", scale=shapes, legend=None),
        tooltip=["as_of:T", "as written:N", "claimant:N", "status:N", "is_reset:N"],
    )
    layers = [lines, spans, points]
    if len(reference):
        line = alt.Chart(reference).mark_line(color=INK, strokeDash=[4, 3], strokeWidth=1.5)
        told_line = ["series:N", "report_date:T", "value:Q"]
        layers.insert(0, line.encode(x="report_date:T", y="value:Q", detail="series:N", tooltip=told_line))
    return readable(alt.layer(*layers).properties(width=720, height=320))


def day_chart(days: pd.DataFrame) -> alt.LayerChart:
    """A bar a day to the lower bound, a light one to the upper."""
    x = alt.X("day:T", title=None, axis=alt.Axis(format="%-d %b %Y", labelOverlap=True, tickCount=10, grid=False))
    colour = alt.Color("country:N", title=None, legend=alt.Legend(orient="top"))
    base = alt.Chart(days).encode(x=x, color=colour, tooltip=["day:T", "country:N", "low:Q", "high:Q"])
    y = alt.Y("low:Q", title="killed", stack="zero", axis=alt.Axis(gridOpacity=0.3))
    return readable(
        alt.layer(
            base.mark_bar(width=7, opacity=0.3).encode(y=alt.Y("high:Q", stack="zero", title="killed")),
            base.mark_bar(width=7).encode(y=y),
        ).properties(width=720, height=240)
    )


def rule_chart(rules: pd.DataFrame) -> alt.LayerChart:
    """A line a rule from its lower to its upper bound, with a point at its value."""
    y = alt.Y("rule:N", title=None, sort=list(rules["rule"]), axis=alt.Axis(labelLimit=160, ticks=False, domain=False))
    base = alt.Chart(rules).encode(y=y, tooltip=["rule:N", "low:Q", "best:Q", "high:Q", "claims:Q", "meaning:N"])
    x = alt.X("low:Q", title="killed", scale=alt.Scale(zero=True), axis=alt.Axis(gridOpacity=0.3))
    spans = base.transform_filter("datum.high != null").mark_rule(strokeWidth=4, color=RED, opacity=0.4).encode(x=x, x2="high:Q")
    points = base.mark_point(filled=True, size=110, color=RED, opacity=1).encode(x=alt.X("best:Q", title="killed"))
    lows = base.transform_filter("datum.best == null").mark_point(shape="triangle-right", filled=True, size=110, color=RED).encode(x=x)
    return readable(alt.layer(spans, points, lows).properties(width=560, height=alt.Step(26)))


def source_chart(counts: pd.DataFrame, name: str) -> alt.Chart:
    """Numbers of claims, a bar a row of `counts`, its columns stacked."""
    long = counts.melt(name, var_name="how", value_name="claims")
    y = alt.Y(f"{name}:N", title=None, sort=list(counts[name]), axis=alt.Axis(labelLimit=180, ticks=False, domain=False))
    colour = alt.Color("how:N", title=None, sort=list(counts.columns[1:]), legend=alt.Legend(orient="top"))
    x = alt.X("claims:Q", title="claims", axis=alt.Axis(gridOpacity=0.3))
    return readable(
        alt.Chart(long)
        .mark_bar(height=14)
        .encode(x=x, y=y, color=colour, tooltip=[f"{name}:N", "how:N", "claims:Q"])
        .properties(width=560, height=alt.Step(24))
    )
