import marimo

__generated_with = "0.25.2"
app = marimo.App(width="medium", app_title="asreported: an analysis")


@app.cell(hide_code=True)
def _():
    import inspect
    import json
    import os
    from importlib import resources
    from pathlib import Path

    import altair as alt
    import duckdb
    import marimo as mo
    import pandas as pd

    import pipeline

    return Path, alt, duckdb, inspect, json, mo, os, pd, pipeline, resources


@app.cell(hide_code=True)
def _(mo):
    mo.md("""
    # As reported: an analysis across articles

    [The tour](tour.py) reads one article; this page asks what many of them say together: how a toll grew and by whose account, what was
    revised, what each day came to, where it was, what contradicts what, and on whom it all rests. Nothing here is verified. Each part is
    the answer to a question in SQL, which stands below it; [docs/questions.md](../docs/questions.md) has twenty more.
    """)
    return


@app.cell
def _(Path, duckdb, mo, os, pipeline):
    # The invented articles of `make demo`, where they are there and nothing else is named; else your own warehouse.
    _demo = Path(__file__).parents[1] / "demo" / "tables"
    warehouse = None if os.environ.get("ASREPORTED_WAREHOUSE") or not _demo.is_dir() else _demo
    try:
        con, _trouble = pipeline.connect(warehouse), ""
    except (OSError, RuntimeError, duckdb.Error) as error:
        con, _trouble = None, str(error)

    _remedy = f"""
        **There are no tables to show.** {_trouble[:1].upper() + _trouble[1:]}.

        `make demo` makes some from forty-two invented articles, `asreported run FOLDER --warehouse DIR` from your own. This page looks in
        the folder that the variable `ASREPORTED_WAREHOUSE` names, else in `demo/tables/`, else in `warehouse/`.
    """
    _invented = "**Every article here is invented**: places are real; events, publishers and figures are not."
    mo.callout(mo.md(_remedy if con is None else _invented), kind="warn") if con is None or warehouse else None
    return (con,)


@app.cell(hide_code=True)
def _(con, inspect, mo):
    mo.stop(con is None)  # and with this cell all that ask

    def ask(question, **values):
        """The answer of DuckDB as a data frame; $name in the question stands for a value."""
        return con.execute(question, values).df()

    def part(text, answer, *questions):
        """A part of the page: what it is about, the answer, and the questions that it comes from."""
        asked = ";\n\n".join(inspect.cleandoc(question) for question in questions)
        return mo.vstack([mo.md(text), answer, mo.md(f"```sql\n{asked}\n```")], gap=0.2)

    def grid(frame, none="*None.*"):
        """A data frame as a table to leaf through; a sentence where it is empty."""
        return mo.ui.table(frame, selection=None, show_column_summaries=False, page_size=12) if len(frame) else mo.md(none)

    def readable(chart):
        """A chart that keeps the colour of the page, with letters nearly as large as the text's."""
        plain = chart.configure(background="transparent").configure_view(stroke=None)
        return plain.configure_axis(labelFontSize=12, titleFontSize=12, titleFontWeight="normal")

    ink, killed, injured, published = "#808a94", "#d6455d", "#e0862b", "#2f8fc4"  # mid tones, to be read on light and on dark
    grades = {"contested": killed, "fair": published, "weak": "#8b95a1"}

    return ask, grades, grid, injured, ink, killed, part, published, readable


@app.cell
def _(ask, grid, part):
    question_publishers = """
        select publisher, n_articles as articles, n_copies as copies, n_claims as claims,
            round(100 * unattributed) as "percent without a source", n_contested as contested
        from mart.publisher_profiles
        order by n_articles desc
    """
    publishers = ask(question_publishers)
    part(
        """
        ## Who reports

        A copy of another outlet's story is no second witness: voices are counted after copies are left out.
        """,
        grid(publishers, "*No article has claims.*"),
        question_publishers,
    )
    return (publishers,)


@app.cell
def _(ask, mo):
    question_series = """
        select
            series_id,
            concat(place_name, ': ', replace(impact, '_', ' '), ', ' || victim_group, ', since ' || min(since), ' (', count(*), ')')
                as label
        from mart.tolls
        where series_id is not null and as_of is not null and not is_copy
        group by series_id, place_name, impact, victim_group
        having count(low) > 0
        order by count(*) desc, label
    """
    _found = ask(question_series)
    series = mo.ui.dropdown(
        dict(zip(_found["label"], _found["series_id"], strict=True)), value=_found["label"].iloc[0] if len(_found) else None
    )
    mo.vstack([mo.md("## A running total, by whose account"), series if len(_found) else mo.md("*No running total was stated.*")])
    return (series,)


@app.cell
def _(ask, mo, part, series, toll_chart):
    question_toll = """
        select as_of, low, best, high, coalesce(best, low, high) as value, number_text as "as written", claimant, status, is_reset, is_round
        from mart.tolls
        where series_id = $series and not is_copy and coalesce(low, high) is not null
        order by as_of, claim_id
    """
    question_reference = """
        select distinct r.series, r.report_date, r.value
        from mart.reference_series as r
        where r.measure = 'cumulative' and not r.is_suspect and r.series in (
            select c.series from mart.reference_checks as c join mart.tolls as t using (claim_id) where t.series_id = $series)
            and r.impact = (select any_value(impact) from mart.tolls where series_id = $series) and r.victim_group is null
            and r.report_date between (select min(as_of) - 7 from mart.tolls where series_id = $series)
                and (select max(as_of) + 7 from mart.tolls where series_id = $series)
        order by all
    """
    mo.stop(series.value is None)
    toll = ask(question_toll, series=series.value)
    part(
        "A triangle is a lower bound (`at least`), a bar a span; the thin line is a published series, where one covers it.",
        toll_chart(toll, ask(question_reference, series=series.value)),
        question_toll,
        question_reference,
    )
    return (toll,)


@app.cell
def _(ask, grid, part):
    question_changes = """
        select
            x.place_name as place, x.impact, x.claimant as "by whose account",
            was.number_text as was, now.number_text as now,
            concat(x.as_of_before, ' to ', x.as_of) as days, coalesce(x.change_low::bigint::varchar, '') as "grew by at least",
            coalesce(x.reported_low::bigint::varchar, '') as "reported of these days",
            replace(x.agreement, '_', ' ') as agreement,
            case when x.is_fall then 'falls' when x.is_same_day then 'within a day' else '' end as note
        from mart.toll_changes as x
        join mart.tolls as was on was.claim_id = x.previous_claim_id
        join mart.tolls as now on now.claim_id = x.claim_id
        order by x.is_fall desc, x.as_of, place, x.impact
    """
    changes = ask(question_changes)
    part(
        """
        ## What was revised

        From each total to the next of the same account, beside what was reported of the days between. A total grows when deaths are
        counted, not when they happen; one that falls was corrected, or counts otherwise.
        """,
        grid(changes, "*No account states two totals of one thing.*"),
        question_changes,
    )
    return (changes,)


@app.cell
def _(ask, day_chart, mo, part):
    question_days = """
        select day, country_iso3 as country, 'killed' as impact, sum(killed_low) as low,
            case when bool_and(killed_high is not null or killed_low is null) then sum(killed_high) end as high
        from mart.admin_days
        where killed_low is not null
        group by all
        order by day, country
    """
    day_counts = ask(question_days)
    part(
        """
        ## Deaths a day, counted once

        Lower bounds of all incidents of a day; parts of a counted whole, copies and running totals are left out. A light bar reaches to the
        upper bound; where it is missing, the count is open upwards.
        """,
        day_chart(day_counts) if len(day_counts) else mo.md("*No death has a day.*"),
        question_days,
    )
    return (day_counts,)


@app.cell
def _(ask, incident_map, mo, part):
    question_places = """
        select
            i.incident_id, i.kind, i.place_name as place, i.date_start as day, i.n_articles as articles, i.n_independent as voices,
            i.grading, e.latitude, e.longitude, i.place_precision in ('5', '6', '7') as "is vague", coalesce(h.low, 0) as "killed, at least"
        from mart.incidents as i
        join core.entities as e on e.entity_id = i.place_id
        left join mart.estimates as h on h.subject_id = i.incident_id and h.subject_kind = 'incident' and h.rule = 'hull'
            and h.impact = 'killed' and h.victim_group is null and h.policy in ('any', 'literal')
        where e.latitude is not null
        order by "killed, at least" desc
    """
    incident_places = ask(question_places)
    part(
        """
        ## Where

        Each incident at its place; the area grows with the dead, hollow ones are known to a country or sea only.
        """,
        incident_map(incident_places) if len(incident_places) else mo.md("*No incident has a place on the map.*"),
        question_places,
    )
    return (incident_places,)


@app.cell
def _(ask, mo):
    _found = ask("""
        select i.incident_id, concat(i.kind, ', ' || i.place_name, ', ' || i.date_start, '  (', i.n_articles, ' articles)') as label
        from mart.incidents as i
        where exists (from mart.estimates where subject_id = i.incident_id and impact = 'killed')
        order by i.n_articles desc, i.date_start, i.incident_id
        limit 200
    """)
    incident = mo.ui.dropdown(
        dict(zip(_found["label"], _found["incident_id"], strict=True)), value=_found["label"].iloc[0] if len(_found) else None
    )
    policy = mo.ui.dropdown(["literal", "acled", "emdat", "exclude"], value="literal", label="vague words read as")
    mo.vstack(
        [mo.md("## One incident under every rule"), mo.hstack([incident, policy], justify="start") if len(_found) else mo.md("*None.*")]
    )
    return incident, policy


@app.cell
def _(ask, grid, incident, mo, part, policy, rule_chart):
    question_rules = """
        select e.rule, e.low, e.best, e.high, e.n_claims as claims, r.meaning
        from mart.estimates as e
        join mart.rules as r on r.name = e.rule and r.kind = 'estimate'
        where e.subject_id = $incident and e.impact = 'killed' and e.victim_group is null and e.policy in ('any', $policy)
        order by e.rule
    """
    question_said = """
        select strftime(a.published_at, '%Y-%m-%d') as published, a.publisher, c.number_text as "as written",
            coalesce(c.source_text, '') as "by whose account", c.status, ic.why as "why it is here"
        from mart.incident_claims as ic
        join core.claims as c using (claim_id)
        join core.articles as a using (article_id)
        where ic.incident_id = $incident and c.impact = 'killed'
        order by a.published_at, c.start_char
    """
    mo.stop(incident.value is None)
    rules = ask(question_rules, incident=incident.value, policy=policy.value)
    part(
        "The rules contradict one another by design: whoever gives a figure names his rule.",
        mo.vstack([rule_chart(rules), grid(ask(question_said, incident=incident.value))]),
        question_rules,
        question_said,
    )
    return (rules,)


@app.cell
def _(ask, grid, part):
    question_contradictions = """
        select rule, place_name as place, impact, account_a as "earlier account", account_b as "later account", why, gap
        from mart.contradictions
        order by gap desc nulls last, rule, why
    """
    contradictions = ask(question_contradictions)
    part(
        "## What cannot both hold",
        grid(contradictions, "*No two claims exclude one another.*"),
        question_contradictions,
    )
    return (contradictions,)


@app.cell
def _(ask, mo, part, source_chart):
    question_sources = """
        select coalesce(claimant_class, 'unknown') as "class of speaker", sum(n_asserted) as asserts, sum(n_denied) as denies
        from mart.source_profiles
        group by all
        order by asserts desc
    """
    question_parties = """
        select impact, sum(n_party) as "a party to it", sum(n_non_party) as "somebody else", sum(n_unattributed) as "nobody named"
        from mart.sourcing_profiles
        group by all
        order by sum(n_claims) desc
        limit 12
    """
    sources, parties = ask(question_sources), ask(question_parties)
    part(
        """
        ## On whose word

        Who asserts and who denies, by class of speaker; and of each impact, how many claims rest on a party to the conflict.
        """,
        mo.vstack([source_chart(sources, "class of speaker"), source_chart(parties, "impact")])
        if len(sources)
        else mo.md("*Nobody is cited.*"),
        question_sources,
        question_parties,
    )
    return parties, sources


@app.cell(hide_code=True)
def _(alt, ink, readable):
    def toll_chart(toll, reference):
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
            line = alt.Chart(reference).mark_line(color=ink, strokeDash=[4, 3], strokeWidth=1.5)
            told_line = ["series:N", "report_date:T", "value:Q"]
            layers.insert(0, line.encode(x="report_date:T", y="value:Q", detail="series:N", tooltip=told_line))
        return readable(alt.layer(*layers).properties(width=720, height=320))

    def day_chart(days):
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

    def rule_chart(rules):
        """A line a rule from its lower to its upper bound, with a point at its value."""
        y = alt.Y("rule:N", title=None, sort=list(rules["rule"]), axis=alt.Axis(labelLimit=160, ticks=False, domain=False))
        base = alt.Chart(rules).encode(y=y, tooltip=["rule:N", "low:Q", "best:Q", "high:Q", "claims:Q", "meaning:N"])
        x = alt.X("low:Q", title="killed", scale=alt.Scale(zero=True), axis=alt.Axis(gridOpacity=0.3))
        spans = base.transform_filter("datum.high != null").mark_rule(strokeWidth=4, color="#d6455d", opacity=0.4).encode(x=x, x2="high:Q")
        points = base.mark_point(filled=True, size=110, color="#d6455d", opacity=1).encode(x=alt.X("best:Q", title="killed"))
        lows = (
            base.transform_filter("datum.best == null")
            .mark_point(shape="triangle-right", filled=True, size=110, color="#d6455d")
            .encode(x=x)
        )
        return readable(alt.layer(spans, points, lows).properties(width=560, height=alt.Step(26)))

    def source_chart(counts, name):
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

    return day_chart, rule_chart, source_chart, toll_chart


@app.cell(hide_code=True)
def _(alt, grades, ink, json, pd, readable, resources):
    def outline():
        """The lines of coasts and borders: degrees east and north, a number a line. Natural Earth, public domain."""
        world = json.loads(resources.files("pipeline.analysis.report").joinpath("assets", "world.json").read_text(encoding="utf-8"))
        rows = []
        for number, line in enumerate(world["land"].split("M")[1:]):
            points = line.rstrip("Z").split("L")
            rows += [(number, order, *map(float, point.split())) for order, point in enumerate([*points, points[0]])]
        lines = pd.DataFrame(rows, columns=["line", "order", "longitude", "south"])
        return lines.assign(latitude=-lines["south"]).drop(columns="south")

    def incident_map(incidents, width=740, margin=0.15):
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
        coasts = alt.Chart(alt.Data(values=near.to_dict("records"))).mark_line(color=ink, opacity=0.5, strokeWidth=1, clip=True)
        coasts = coasts.encode(x=x, y=y, detail="line:N", order="order:Q")
        colour = alt.Color(
            "grading:N", scale=alt.Scale(domain=list(grades), range=list(grades.values())), title=None, legend=alt.Legend(orient="top")
        )
        size = alt.Size("killed, at least:Q", scale=alt.Scale(range=[40, 900]), legend=None)
        hollow = alt.condition("datum['is vague']", alt.value(0.15), alt.value(0.7))
        told = ["kind:N", "place:N", "day:T", "killed, at least:Q", "articles:Q", "voices:Q", "grading:N"]
        points = (
            alt.Chart(incidents)
            .mark_point(filled=True, clip=True)
            .encode(x=x, y=y, color=colour, size=size, fillOpacity=hollow, tooltip=told)
        )
        return readable(alt.layer(coasts, points).properties(width=width, height=int(width * tall / wide)))

    return (incident_map,)


if __name__ == "__main__":
    app.run()
