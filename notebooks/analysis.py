import marimo

__generated_with = "0.25.2"
app = marimo.App(width="medium", app_title="asreported: an analysis")


@app.cell(hide_code=True)
def _():
    import os
    from pathlib import Path

    import duckdb
    import marimo as mo

    import pipeline
    from charts import day_chart, rule_chart, source_chart, toll_chart
    from maps import incident_map
    from page import leaves, part

    return Path, day_chart, duckdb, incident_map, leaves, mo, os, part, pipeline, rule_chart, source_chart, toll_chart


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
def _(con, mo):
    mo.stop(con is None)  # and with this cell all that ask

    def ask(question, **values):
        """The answer of DuckDB as a data frame; $name in the question stands for a value."""
        return con.execute(question, values).df()

    return (ask,)


@app.cell
def _(ask, leaves, part):
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
        leaves(publishers, "*No article has claims.*"),
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
def _(ask, leaves, part):
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
        leaves(changes, "*No account states two totals of one thing.*"),
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
def _(ask, incident, leaves, mo, part, policy, rule_chart):
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
        mo.vstack([rule_chart(rules), leaves(ask(question_said, incident=incident.value))]),
        question_rules,
        question_said,
    )
    return (rules,)


@app.cell
def _(ask, leaves, part):
    question_contradictions = """
        select rule, place_name as place, impact, account_a as "earlier account", account_b as "later account", why, gap
        from mart.contradictions
        order by gap desc nulls last, rule, why
    """
    contradictions = ask(question_contradictions)
    part(
        "## What cannot both hold",
        leaves(contradictions, "*No two claims exclude one another.*"),
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


if __name__ == "__main__":
    app.run()
