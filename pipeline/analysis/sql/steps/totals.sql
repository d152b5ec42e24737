-- Running totals, each put into the series of totals that count the same thing: place, impact, victim group, sort of event, nation or standing,
-- count basis, and start; a start known to the month or year is one of its own. A total that states no start joins the series whose figure,
-- within 60 days, is nearest to it and no more than twice or less than half of it; without one, such totals more than 60 days apart are of
-- different counts. A total included in another total of the same place is in no series.
WITH stated AS (
    SELECT c.* EXCLUDE (basis, sort) REPLACE (basis AS count_basis, sort AS family),
        least(coalesce(c.as_of, c.period_end, c.published_day), c.published_day) AS stands_at,
        concat_ws('|', c.place_key, c.impact, coalesce(c.victim_group, ''), c.sort, coalesce(c.other_nationality, ''),
            coalesce(c.other_status, ''), coalesce(basis, '')) AS thing,
        coalesce(c.stated_start, c.coarse_start) AS known_start, coalesce(c.stated_start, c.coarse_start_end) AS known_start_end,
        s.claim_id IS NOT NULL AS is_shadowed
    FROM (
        -- a case that is only suspected is told as one that is not verified
        SELECT *, coalesce(count_basis, CASE WHEN impact = 'infected' AND status = 'unverified' THEN 'suspected' END) AS basis,
            -- an event of no known sort is of the one sort that the totals of its place and impact tell of, if there is but one
            CASE WHEN family = 'unknown' AND min(nullif(family, 'unknown')) OVER alike = max(nullif(family, 'unknown')) OVER alike
                THEN max(nullif(family, 'unknown')) OVER alike ELSE family END AS sort
        FROM step_claims WHERE kind = 'numeric' AND measure = 'cumulative' AND status NOT IN ('hypothetical', 'negated')
        WINDOW alike AS (PARTITION BY place_key, impact)
    ) AS c
    LEFT JOIN (SELECT DISTINCT claim_id FROM step_shadowed WHERE whole_measure = 'cumulative' AND is_same_place) AS s USING (claim_id)
),
series AS (
    SELECT DISTINCT thing, known_start, known_start_end FROM stated WHERE known_start IS NOT NULL AND NOT is_shadowed
),
stood AS (
    SELECT thing, known_start, known_start_end, stands_at, max(value) AS value
    FROM stated WHERE known_start IS NOT NULL AND NOT is_shadowed GROUP BY ALL
),
asked AS (
    SELECT t.claim_id, t.thing, t.stands_at, t.value, s.known_start, s.known_start_end
    FROM stated AS t JOIN series AS s USING (thing) WHERE t.known_start IS NULL
),
candidates AS (
    SELECT a.*, o.stands_at AS other_day, o.value AS other_value
    FROM asked AS a ASOF JOIN stood AS o ON o.thing = a.thing AND o.known_start = a.known_start AND o.known_start_end = a.known_start_end
        AND a.stands_at >= o.stands_at
    UNION
    SELECT a.*, o.stands_at, o.value
    FROM asked AS a ASOF JOIN stood AS o ON o.thing = a.thing AND o.known_start = a.known_start AND o.known_start_end = a.known_start_end
        AND a.stands_at <= o.stands_at
),
joined AS (  -- the one is added since a count may be zero
    SELECT claim_id, known_start, known_start_end FROM (
        SELECT *, abs(stands_at - other_day) AS days, (greatest(value, other_value) + 1) / (least(value, other_value) + 1) AS ratio FROM candidates
    ) WHERE days <= 60 AND (value IS NULL OR other_value IS NULL OR ratio <= 2)
    QUALIFY row_number() OVER (PARTITION BY claim_id ORDER BY ratio NULLS LAST, days, known_start, known_start_end) = 1
),
started AS (
    SELECT s.* EXCLUDE (known_start, known_start_end), coalesce(s.known_start, j.known_start) AS start,
        coalesce(s.known_start_end, j.known_start_end) AS start_end
    FROM stated AS s LEFT JOIN joined AS j USING (claim_id)
),
spaced AS (
    SELECT *, stands_at - lag(stands_at) OVER (PARTITION BY thing, start ORDER BY stands_at, published_at, claim_id) AS days_since
    FROM started
),
episodes AS (
    SELECT * EXCLUDE (days_since), CASE WHEN start IS NULL THEN count_if(days_since > 60) OVER (
        PARTITION BY thing, start ORDER BY stands_at, published_at, claim_id) ELSE 0 END AS episode
    FROM spaced
)
SELECT *, CASE WHEN place_key IS NOT NULL AND NOT is_shadowed
    THEN concat_ws('|', thing, coalesce(concat_ws('/', start, nullif(start_end, start)), 'start not stated'), episode) END AS total_series
FROM episodes
