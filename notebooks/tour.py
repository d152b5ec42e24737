import marimo

__generated_with = "0.25.2"
app = marimo.App(width="medium", app_title="asreported: a tour")


@app.cell(hide_code=True)
def _():
    import duckdb
    import marimo as mo

    import pipeline
    from charts import held_against, timeline
    from maps import place_map
    from marked import marked_article
    from page import grid, part

    return duckdb, grid, held_against, marked_article, mo, part, pipeline, place_map, timeline


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
def _(con, mo):
    mo.stop(con is None)  # and with this cell all that ask

    def ask(question, **values):
        """The answer of DuckDB as a data frame; $name in the question stands for a value."""
        return con.execute(question, values).df()

    return (ask,)


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
def _(article, ask, marked_article, mo, part):
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
    part(
        "Hover over a claim for its fields, over a name for who or what it is.",
        mo.Html(marked_article(told, claimed, mentions)),
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


if __name__ == "__main__":
    app.run()
