-- One row a claim with what every mart needs of its article, event, place and source.
-- A claim's place and days are those of its own words, else of its event. `value` is the figure that claims are ordered by, null for vague words.
-- `occurred_*` are the days of the harm, which for a running total of a sudden event are the event's. `account` is by whose word.
-- A headline figure that the body gives again is by the body's account, counts what that counts, and is no first word of its story
-- (restated.sql).
WITH stated_class AS (
    SELECT claim_id, first(claimant_class ORDER BY start_char, claimant_class) FILTER (WHERE stance IN ('asserts', 'confirms') AND claimant_class IS NOT NULL) AS claimant_class,
        bool_or(stance IN ('asserts', 'confirms')) AND bool_or(stance IN ('denies', 'disputes', 'not_verified')) AS is_contested
    FROM core.stances GROUP BY claim_id
),
told AS (
    SELECT c.* EXCLUDE (source_text, source_id, event_id, measure, period_start, period_end, period_precision, period_basis, as_of, since_text, count_basis,
            place_name, place_text, place_id, place_precision),
        coalesce(r.voiced_by, c.claim_id) AS voiced_by, coalesce(r.is_repeat, false) AS is_repeat,
        CASE WHEN r.claim_id IS NULL THEN c.source_text ELSE r.source_text END AS source_text,
        CASE WHEN r.claim_id IS NULL THEN c.source_id ELSE r.source_id END AS source_id,
        unnest(coalesce(r.counted, struct_pack(c.event_id, c.measure, c.period_start, c.period_end, c.period_precision, c.period_basis, c.as_of,
            c.since_text, c.count_basis, c.place_name, c.place_text, c.place_id, c.place_precision)))
    FROM core.claims AS c LEFT JOIN step_restated AS r USING (claim_id)
),
joined AS (
    SELECT
        c.voiced_by, c.claim_id, c.article_id, c.event_id, c.kind, c.start_char, c.end_char, c.number_text, c.impact, c.quantifier,
        c.value_low, c.value_best, c.value_high, coalesce(c.value_best, c.value_low, c.value_high) AS value,
        c.is_round, c.implicit, c.victim_group, c.victim_status, c.victim_nationality,
        coalesce(c.place_name, c.place_text, e.place_name, e.place_text) AS place_name,
        CASE WHEN coalesce(c.place_id, c.place_name, c.place_text) IS NULL THEN e.place_id ELSE c.place_id END AS place_id,
        CAST(CASE WHEN coalesce(c.place_id, c.place_name, c.place_text) IS NULL
            THEN e.place_precision ELSE c.place_precision END AS INTEGER) AS place_precision,
        c.measure, c.period_start, c.period_end, c.period_precision, c.period_basis, c.as_of, c.since_text,
        c.source_text, c.source_id, c.status, c.part_of, c.updated_by, c.count_basis, c.confidence,
        a.story_id, a.is_first AND NOT c.is_repeat AS is_first, a.voice, a.publisher, a.published_at, a.published_day,
        coalesce(c.cause_text, e.cause_text) AS cause_text, e.kind AS event_kind, e.role AS event_role, e.date_start AS event_start, e.date_end AS event_end, e.date_precision AS event_precision,
        -- what happened on one day before the article is over, though its toll may still rise
        coalesce(e.kind NOT IN ('conflict', 'epidemic', 'famine') AND (NOT e.is_ongoing
            OR (e.date_start = e.date_end AND e.date_precision IN ('time', 'day') AND e.date_end < a.published_day)), false) AS is_sudden,
        c.measure = 'cumulative' AND c.period_precision IN ('month', 'year') AND c.period_start < coalesce(c.period_end, a.published_day)
            AND NOT (is_sudden AND e.date_start IS NOT NULL) AS has_coarse_start
    FROM told AS c
    JOIN step_articles AS a USING (article_id)
    LEFT JOIN core.events AS e USING (event_id)
)
SELECT
    j.* EXCLUDE (status, voiced_by), j.status AS stated_status,
    -- what others say of a claim is theirs: its source asserts it all the same
    CASE WHEN j.status IN ('unverified', 'denied') AND d.is_contested THEN 'asserted' ELSE j.status END AS status,
    coalesce(j.place_id, fold(j.place_name)) AS place_key,
    p.geonames_id AS place_geonames_id,
    -- the nation that the place belongs to does not narrow a count; another one, or a stated standing, does
    CASE WHEN j.victim_nationality IS DISTINCT FROM p.country_iso3 THEN j.victim_nationality END AS other_nationality,
    CASE WHEN j.victim_group IS NULL THEN j.victim_status END AS other_status,
    CASE WHEN j.measure = 'stock' THEN j.event_start WHEN j.measure = 'cumulative' THEN coalesce(j.event_start, j.period_start)
        ELSE coalesce(j.period_start, j.event_start) END AS occurred_start,
    CASE WHEN j.measure IN ('stock', 'cumulative') THEN j.event_end ELSE coalesce(j.period_end, j.event_end) END AS occurred_end,
    CASE WHEN j.measure = 'period' OR (j.measure = 'incident' AND j.period_start IS NOT NULL)
        THEN j.period_precision ELSE j.event_precision END AS occurred_precision,
    -- a running total that starts on the day at which it stands has no stated start; a month or year names one coarsely
    CASE WHEN j.measure = 'cumulative' AND j.is_sudden AND j.event_start IS NOT NULL THEN j.event_start
        WHEN j.measure = 'cumulative' AND j.period_start < coalesce(j.period_end, j.published_day)
            AND j.period_precision NOT IN ('month', 'year', 'none') THEN j.period_start END AS stated_start,
    CASE WHEN has_coarse_start THEN date_trunc(j.period_precision, j.period_start)::DATE END AS coarse_start,
    CASE WHEN has_coarse_start THEN (date_trunc(j.period_precision, j.period_start)
        + CASE j.period_precision WHEN 'month' THEN INTERVAL 1 MONTH ELSE INTERVAL 1 YEAR END)::DATE - 1 END AS coarse_start_end,
    -- "about n" states no bound: what it covers is n itself
    CASE WHEN j.quantifier = 'about' THEN j.value_best ELSE j.value_low END AS covers_from,
    CASE WHEN j.quantifier = 'about' THEN j.value_best ELSE j.value_high END AS covers_to,
    CASE WHEN j.event_kind IN ('disaster', 'accident') THEN 'hazard' WHEN j.event_kind IN ('epidemic', 'famine') THEN j.event_kind
        WHEN j.event_kind IS NULL OR j.event_kind = 'other' THEN 'unknown' ELSE 'violence' END AS family,
    coalesce(j.source_id, fold(j.source_text), fold(j.publisher), j.story_id) AS account,
    coalesce(s.name, trim(j.source_text), j.publisher, j.story_id) AS claimant,
    CASE WHEN s.entity_id IS NOT NULL AND s.claimant_class IS NOT NULL THEN s.claimant_class
        WHEN d.claimant_class IS NOT NULL THEN d.claimant_class
        WHEN j.source_text IS NULL AND j.source_id IS NULL THEN 'media' ELSE 'other' END AS claimant_class
FROM joined AS j
LEFT JOIN core.entities AS p ON p.entity_id = j.place_id
LEFT JOIN core.entities AS s ON s.entity_id = j.source_id
LEFT JOIN stated_class AS d ON d.claim_id = j.voiced_by
