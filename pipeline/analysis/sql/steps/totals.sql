-- Running totals, each put into the series of totals that count the same thing: place, impact, victim group, sort of event, nation or standing,
-- count basis, and start. A start that is not stated is that of the last total that states one, if it is no older than 60 days;
-- without one, totals more than 60 days apart are of different counts. A total included in another of the same place is in no series.
WITH stated AS (
    SELECT c.*,
        least(coalesce(c.as_of, c.period_end, c.published_day), c.published_day) AS stands_at,
        concat_ws('|', c.place_key, c.impact, coalesce(c.victim_group, ''), c.family, coalesce(c.other_nationality, ''),
            coalesce(c.other_status, ''), coalesce(c.count_basis, '')) AS thing,
        s.claim_id IS NOT NULL AS is_shadowed
    FROM step_claims AS c
    LEFT JOIN step_shadowed AS s USING (claim_id)
    WHERE c.kind = 'numeric' AND c.measure = 'cumulative' AND c.status NOT IN ('hypothetical', 'negated')
),
carried AS (
    SELECT *, max(CASE WHEN stated_start IS NOT NULL THEN struct_pack(stood_at := stands_at, start := stated_start) END)
        OVER (PARTITION BY thing ORDER BY stands_at) AS last_stated
    FROM stated
),
started AS (
    SELECT * EXCLUDE (last_stated),
        coalesce(stated_start, CASE WHEN stands_at - last_stated.stood_at <= 60 THEN last_stated.start END) AS start
    FROM carried
),
spaced AS (
    SELECT *, stands_at - lag(stands_at) OVER (PARTITION BY thing, start ORDER BY stands_at, published_at, claim_id) AS days_since
    FROM started
),
sat AS (
    SELECT * EXCLUDE (days_since), CASE WHEN start IS NULL THEN count_if(days_since > 60) OVER (
        PARTITION BY thing, start ORDER BY stands_at, published_at, claim_id) ELSE 0 END AS sitting
    FROM spaced
)
SELECT *, CASE WHEN place_key IS NOT NULL AND NOT is_shadowed
    THEN concat_ws('|', thing, coalesce(CAST(start AS VARCHAR), 'start not stated'), sitting) END AS total_series
FROM sat
