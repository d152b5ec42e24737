-- Each day of a published series of daily figures, beside what mart.place_days counts on that day in the place of the series and in those that lie in it:
-- place_days has left out what is counted in a wider sum already.
WITH named AS (
    SELECT p.series, coalesce(e.entity_id, p.name) AS place_key
    FROM step_reference_places AS p LEFT JOIN core.entities AS e ON e.geonames_id = p.geonames_id
    WHERE coalesce(e.entity_id, p.name) IS NOT NULL
),
within AS (
    SELECT series, place_key FROM named
    UNION
    SELECT n.series, i.place_id FROM named AS n JOIN step_places AS i ON i.ancestor_id = n.place_key
),
counted AS (
    SELECT w.series, d.impact, d.day, sum(d.low) AS low, CASE WHEN count(d.high) = count(*) THEN sum(d.high) END AS high, sum(d.n_claims) AS n_claims
    FROM mart.place_days AS d JOIN within AS w ON w.place_key = coalesce(d.place_id, fold(d.place_name)) GROUP BY ALL
)
SELECT r.series, r.impact, r.report_date, r.value AS published, r.is_imputed, c.low AS news_low, c.high AS news_high,
    coalesce(c.low, 0) / nullif(r.value, 0) AS share_low, CAST(coalesce(c.n_claims, 0) AS BIGINT) AS n_claims
FROM mart.reference_series AS r
LEFT JOIN counted AS c ON c.series = r.series AND c.impact = r.impact AND c.day = r.report_date
WHERE r.measure = 'period' AND r.victim_group IS NULL
