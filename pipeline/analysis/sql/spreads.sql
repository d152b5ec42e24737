-- How far figures lie apart: from the lowest bound of the rule `min` to the highest of the rule `max`, vague words left out, beside how many unlike
-- figures were given and when each was given first.
WITH apart AS (
    SELECT subject_kind, subject_id, any_value(place_name) AS place_name, any_value(date_start) AS date_start, impact, victim_group,
        any_value(measure) AS measure, min(coalesce(low, best)) FILTER (WHERE rule = 'min') AS lowest,
        max(coalesce(high, best, low)) FILTER (WHERE rule = 'max') AS highest, max(n_independent) AS n_independent
    FROM mart.estimates WHERE basis = 'stated' AND rule IN ('min', 'max') AND policy IN ('any', 'exclude')
    GROUP BY subject_kind, subject_id, impact, victim_group
),
given AS (
    SELECT subject_kind, subject_id, impact, victim_group, count(*) AS n_figures, min(first_published) AS first_published,
        max(first_published) AS last_published
    FROM mart.figures WHERE NOT is_part GROUP BY subject_kind, subject_id, impact, victim_group
)
SELECT a.*, coalesce(g.n_figures, 0) AS n_figures, g.first_published, g.last_published
FROM apart AS a LEFT JOIN given AS g ON g.subject_kind = a.subject_kind AND g.subject_id = a.subject_id AND g.impact = a.impact
    AND g.victim_group IS NOT DISTINCT FROM a.victim_group
