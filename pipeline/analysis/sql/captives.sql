-- Hostages by place. The flows are what the news reports of incidents there: taken, released or rescued, and dead where the text says that hostages died;
-- each incident counts once, by the hull of its figures; where a place is told of groups of them alone, they are no fewer than the
-- greatest group and no more than all groups together. The stock is the last account of how many are held. They agree where what the flows leave and
-- the stock have a value in common. A detention by the law is no captivity: only `abducted`, `released` and `held` make a place one of hostages.
WITH flows AS (
    SELECT f.*, CASE WHEN f.impact = 'abducted' THEN 'taken' WHEN f.impact = 'killed' THEN 'died' ELSE 'released' END AS flow
    FROM step_figures AS f JOIN core.claims AS c USING (claim_id)
    WHERE f.status = 'asserted' AND f.place_key IS NOT NULL AND f.measure NOT IN ('stock', 'change')
        AND (f.impact IN ('abducted', 'released')
            OR (f.impact IN ('killed', 'rescued') AND regexp_matches(lower(c.victim_text), '\b(hostage|captive)s?\b')))
),
by_incident AS (
    SELECT place_key, flow, incident_id, impact, victim_group, min(covers_from) AS low, CASE WHEN count(covers_to) = count(*) THEN max(covers_to) END AS high
    FROM flows GROUP BY ALL
),
counted AS (
    SELECT place_key, flow, incident_id, impact, bool_or(victim_group IS NULL) AS is_of_all,
        CASE WHEN is_of_all THEN max(low) FILTER (WHERE victim_group IS NULL) ELSE max(low) END AS low,
        CASE WHEN is_of_all THEN max(high) FILTER (WHERE victim_group IS NULL) WHEN count(high) = count(*) THEN sum(high) END AS high
    FROM by_incident GROUP BY place_key, flow, incident_id, impact
),
by_place AS (
    SELECT place_key, flow, sum(low) AS low, CASE WHEN count(high) = count(*) THEN sum(high) END AS high
    FROM (FROM counted QUALIFY is_of_all OR NOT bool_or(is_of_all) OVER (PARTITION BY place_key, flow)) GROUP BY place_key, flow
),
flowed AS (
    SELECT place_key,
        max(low) FILTER (WHERE flow = 'taken') AS taken_low, max(high) FILTER (WHERE flow = 'taken') AS taken_high,
        coalesce(max(low) FILTER (WHERE flow = 'released'), 0) AS released_low,
        CASE WHEN bool_or(flow = 'released') THEN max(high) FILTER (WHERE flow = 'released') ELSE 0 END AS released_high,
        coalesce(max(low) FILTER (WHERE flow = 'died'), 0) AS died_low,
        CASE WHEN bool_or(flow = 'died') THEN max(high) FILTER (WHERE flow = 'died') ELSE 0 END AS died_high
    FROM by_place GROUP BY place_key HAVING bool_or(flow IN ('taken', 'released'))
),
held AS (
    SELECT place_key, claim_id, coalesce(as_of, period_end, published_day) AS as_of, covers_from AS low, covers_to AS high
    FROM step_claims
    WHERE kind = 'numeric' AND impact = 'held' AND status = 'asserted' AND is_first AND place_key IS NOT NULL AND value IS NOT NULL
        AND part_of IS NULL
    QUALIFY row_number() OVER (PARTITION BY place_key ORDER BY victim_group IS NOT NULL, coalesce(as_of, period_end, published_day) DESC, published_at DESC, value DESC, claim_id) = 1
),
names AS (
    SELECT place_key, min(place_name) AS place_name, min(place_id) AS place_id FROM step_claims
    WHERE impact IN ('abducted', 'released', 'held') AND place_key IS NOT NULL GROUP BY place_key
),
balanced AS (
    SELECT n.*, f.* EXCLUDE (place_key), h.* EXCLUDE (place_key), CASE WHEN taken_low IS NOT NULL THEN greatest(taken_low - released_high - died_high, 0) END AS left_low,
        CASE WHEN taken_high IS NOT NULL THEN greatest(taken_high - released_low - died_low, 0) END AS left_high
    FROM names AS n LEFT JOIN flowed AS f USING (place_key) LEFT JOIN held AS h USING (place_key)
    WHERE f.place_key IS NOT NULL OR h.place_key IS NOT NULL
)
SELECT
    -- names are the key of the table: another place of the same name shows its id
    CASE WHEN row_number() OVER (PARTITION BY fold(place_name) ORDER BY place_id IS NULL, place_key) = 1 THEN place_name
        ELSE format('{} [{}]', place_name, place_key) END AS place_name,
    place_id, taken_low, taken_high, released_low, released_high, died_low, died_high, left_low, left_high,
    low AS held_low, high AS held_high, as_of AS held_as_of, claim_id AS held_claim_id,
    CASE WHEN taken_low IS NULL OR claim_id IS NULL THEN 'no_reference' WHEN left_low > high THEN 'above' WHEN left_high < low THEN 'below'
        ELSE 'consistent' END AS agreement
FROM balanced
