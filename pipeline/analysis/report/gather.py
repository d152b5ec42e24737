"""What the report shows, read from the tables into plain lists that a page can hold."""

from __future__ import annotations

import datetime as dt
from typing import Any

import duckdb

Row = dict[str, Any]

# An article takes about 6 kB of the page; so many make a page that a phone still opens.
MOST_ARTICLES = 500
_MOST_FINDINGS = 300  # rejects, issues and contradictions that are shown of each


def gather(con: duckdb.DuckDBPyConnection, *, most_articles: int = MOST_ARTICLES) -> dict[str, Any]:
    """Everything that the page shows, from a connection to a warehouse: values are strings, numbers, booleans, None, lists and dicts.

    The `most_articles` published last are shown, with their claims and with the incidents, totals and contradictions that these belong to.
    Rows refer to one another by their place in the lists.
    """
    con.execute(
        "create or replace temp table shown as select article_id, row_number() over (order by published_at desc, article_id) - 1 as n "
        "from core.articles order by n limit ?",
        [most_articles],
    )
    con.execute(f"create or replace temp table repeated as {_REPEATED}")
    con.execute(f"create or replace temp table clashes as {_CLASHES}")
    con.execute(
        "create or replace temp table shown_claims as select c.*, s.n as article, "
        "row_number() over (order by s.n, c.start_char, c.claim_id) - 1 as n from core.claims as c join shown as s using (article_id)"
    )
    con.execute(
        "create or replace temp table shown_incidents as "
        "select distinct incident_id from mart.incident_claims semi join shown_claims using (claim_id)"
    )
    con.execute(
        "create or replace temp table shown_entities as select e.*, row_number() over (order by e.entity_id) - 1 as n "
        "from core.entities as e where e.entity_id in (select entity_id from core.mentions semi join shown using (article_id))"
    )
    return {
        "counts": _rows(con, _COUNTS)[0],
        "articles": _with_lists(con, _rows(con, _ARTICLES), "mentions", _MENTIONS, "article"),
        "entities": _rows(con, _ENTITIES),
        "claims": _with_lists(con, _rows(con, _CLAIMS), "stances", _STANCES, "claim"),
        "incidents": _incidents(con),
        "tolls": _rows(con, _TOLLS),
        "contradictions": _rows(con, f"{_CONTRADICTIONS} limit {_MOST_FINDINGS}"),
        "quality": {
            "rejects": _rows(con, f"{_REJECTS} limit {_MOST_FINDINGS}"),
            "reject_reasons": _rows(con, "select reason, count(*) as n from raw.rejects group by all order by n desc, reason"),
            "issues": _rows(con, _ISSUES),
            "fields": _rows(con, _FIELDS),
            "confidence": _rows(con, _CONFIDENCE),
            "sources": _rows(con, _SOURCES),
            "languages": _rows(con, "select language, count(*) as n from core.articles group by all order by n desc, language"),
        },
    }


# A claim of the headline that the article below it makes again is one report: it is told once, where its source stands.
_REPEATED = """
select t.claim_id, first(b.claim_id order by b.start_char, b.claim_id) as again
from core.articles as a join core.claims as t using (article_id) join core.claims as b on b.article_id = t.article_id
    and b.impact = t.impact and b.victim_group is not distinct from t.victim_group and b.value_low is not distinct from t.value_low
    and b.value_best is not distinct from t.value_best and b.value_high is not distinct from t.value_high
    and (t.quantifier <> 'vague' or lower(b.number_text) = lower(t.number_text))
where t.kind = 'numeric' and b.kind = 'numeric' and t.end_char <= length(a.title) and b.start_char >= length(a.title) group by t.claim_id
"""
_COUNTS = """
select (select count(*) from core.articles) as articles, (select count(*) from shown) as shown,
    (select count(*) from core.articles where copy_of is not null) as copies,
    (select count(distinct publisher) from core.articles) as publishers,
    (select count(*) from core.claims anti join repeated using (claim_id)) as claims,
    (select count(*) from core.claims where kind = 'assertion') as charges,
    (select count(*) from mart.incidents) as incidents, (select count(*) from clashes) as contradictions,
    (select count(*) from raw.rejects) as rejects,
    (select min(published_at)::date from core.articles) as first_day, (select max(published_at)::date from core.articles) as last_day,
    (select string_agg(distinct extractor_version, ', ' order by extractor_version) from core.claims) as extractor
"""
_ARTICLES = """
select s.n, a.external_id as id, a.title, a.publisher, a.published_at::date as day, a.url, a.language, a.text,
    original.n as copy_of, a.copy_of is not null as is_copy
from shown as s join core.articles as a using (article_id) left join shown as original on original.article_id = a.copy_of order by s.n
"""
_ENTITIES = "select name, kind, coalesce(description, role) as description, country_iso3 from shown_entities order by n"
_MENTIONS = """
select s.n as article, m.start_char, m.end_char, e.n as entity
from core.mentions as m join shown as s using (article_id) join shown_entities as e using (entity_id) order by s.n, m.start_char, m.end_char
"""
_CLAIMS = """
select c.n, c.article, c.start_char, c.end_char, c.evidence_start, c.evidence_end, c.number_text, c.kind, c.impact, c.quantifier,
    c.value_low, c.value_best, c.value_high, c.implicit, c.victim_text, c.victim_group, c.victim_status, c.victim_nationality, c.cause_text,
    c.actor_text, coalesce(c.place_name, c.place_text) as place, c.place_precision, c.place_basis,
    c.measure, c.period_start, c.period_end, c.period_basis,
    c.as_of, c.source_text, c.delivery, c.status, c.cue_text, whole.n as part_of, c.count_basis, round(c.confidence, 3) as confidence,
    i.incident_id as incident, again.n as again
from shown_claims as c left join shown_claims as whole on whole.claim_id = c.part_of
left join repeated as r on r.claim_id = c.claim_id left join shown_claims as again on again.claim_id = r.again
left join mart.incident_claims as i on i.claim_id = c.claim_id
qualify row_number() over (partition by c.n order by i.incident_id) = 1 order by c.n
"""
_STANCES = """
select c.n as claim, s.speaker_text as speaker, s.claimant_class, s.stance
from core.stances as s join shown_claims as c using (claim_id) order by c.n, s.start_char, s.speaker_text
"""
_INCIDENTS = """
select i.incident_id, i.kind, i.role, i.impacts, i.date_start, i.date_end, i.place_name as place, i.place_precision, i.n_claims,
    i.n_articles, i.n_independent, i.grading, round(e.latitude, 3) as latitude, round(e.longitude, 3) as longitude
from mart.incidents as i left join core.entities as e on e.entity_id = i.place_id
semi join shown_incidents using (incident_id)
order by i.date_start nulls last, i.incident_id
"""
# The claim that a reason names is linked where the page has it; its id would tell a reader nothing.
_MEMBERS = """
select i.incident_id, c.n as claim, regexp_replace(i.why, ', with claim \\w+$', '') as why, linked.n as linked
from mart.incident_claims as i join shown_claims as c using (claim_id)
left join shown_claims as linked on linked.claim_id = regexp_extract(i.why, ', with claim (\\w+)$', 1)
order by i.incident_id, c.n
"""
_ESTIMATES = """
select subject_id as incident_id, impact, rule, basis, low, best, high, policy = 'literal' as is_read from mart.estimates
where subject_kind = 'incident' and victim_group is null and policy in ('any', 'exclude', 'literal')
    and subject_id in (select incident_id from shown_incidents)
order by subject_id, impact <> 'killed', impact <> 'injured', impact, rule
"""
_WORDS = """
select i.incident_id, c.impact, lower(c.number_text) as word from mart.incident_claims as i join core.claims as c using (claim_id)
semi join shown_incidents using (incident_id)
where c.kind = 'numeric' and c.quantifier = 'vague' and c.victim_group is null group by all order by all
"""
_TOLLS = """
select c.n as claim, t.place_name as place, t.impact, t.victim_group, t.as_of, t.low, t.best, t.high,
    t.claimant as source, t.is_reset, t.is_basis_change, t.since, coalesce(t.series_id, t.claim_id) as series
from mart.tolls as t join shown_claims as c using (claim_id) where not t.is_copy
order by t.place_name, t.impact, t.victim_group, t.as_of, c.n
"""
# What a headline says against another figure, the article below it says too.
_CLASHES = """
select coalesce(ra.again, x.claim_a) as claim_a, coalesce(rb.again, x.claim_b) as claim_b, x.rule, min(x.why) as why, max(x.gap) as gap
from mart.contradictions as x left join repeated as ra on ra.claim_id = x.claim_a left join repeated as rb on rb.claim_id = x.claim_b
group by 1, 2, 3
"""
_CONTRADICTIONS = """
select a.n as claim_a, b.n as claim_b, x.rule, x.why, x.gap
from clashes as x join shown_claims as a on a.claim_id = x.claim_a join shown_claims as b on b.claim_id = x.claim_b
order by x.gap desc nulls last, a.n, b.n
"""
_REJECTS = """
select f.path, r.reason, r.detail
from raw.rejects as r join (select file_id, min(path) as path from raw.files group by all) as f using (file_id)
order by f.path, r.position, r.reason
"""
_ISSUES = """
select check_name, severity, count(*) as n, first(detail order by row_key) as example
from mart.issues group by all order by n desc, check_name
"""
_FIELDS = """
unpivot (
    select count(place_name) as place, count(period_start) as "when", count(source_text) as source, count(victim_group) as "victim group",
        count(victim_status) as "victim status", count(cause_text) as cause, count(actor_text) as actor, count(event_id) as event
    from core.claims anti join repeated using (claim_id) where kind = 'numeric'
) on columns(*) into name field value n
"""
_CONFIDENCE = """
select least(floor(confidence * 20) / 20, 0.95) as "from", count(*) as n
from core.claims anti join repeated using (claim_id) group by all order by all
"""
_SOURCES = """
select coalesce(e.claimant_class, case when c.source_text is null then 'no source named' else 'unknown' end) as claimant_class,
    count(*) as n
from (from core.claims anti join repeated using (claim_id)) as c left join core.entities as e on e.entity_id = c.source_id
group by all order by n desc, claimant_class
"""


def _incidents(con: duckdb.DuckDBPyConnection) -> list[Row]:
    rows = _rows(con, _INCIDENTS)
    by_id = {row["incident_id"]: row | {"claims": [], "estimates": [], "words": []} for row in rows}
    for name, sql in (("claims", _MEMBERS), ("estimates", _ESTIMATES), ("words", _WORDS)):
        for member in _rows(con, sql):
            if found := by_id.get(member.pop("incident_id")):
                found[name].append(member)
    return list(by_id.values())


def _with_lists(con: duckdb.DuckDBPyConnection, rows: list[Row], name: str, sql: str, owner: str) -> list[Row]:
    """The rows, each with the list of what the statement gives for it, without the number of the owner."""
    for row in rows:
        row[name] = []
    for member in _rows(con, sql):
        rows[member.pop(owner)][name].append(list(member.values()))
    return rows


def _rows(con: duckdb.DuckDBPyConnection, sql: str) -> list[Row]:
    cursor = con.execute(sql)
    names = [name for name, *_ in cursor.description or ()]
    return [{name: _plain(value) for name, value in zip(names, row, strict=True)} for row in cursor.fetchall()]


def _plain(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value.isoformat() if isinstance(value, (dt.date, dt.datetime)) else value
