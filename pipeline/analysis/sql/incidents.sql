-- One row an incident. Its place is the most exact one that is claimed of the whole, its days span those claimed of it, its kind is the commonest.
-- It is history (role `background`) where no article tells of it as more than that.
-- Grading counts voices: copies of one story are one, and so are articles of one publisher; a denial of a figure, or figures with no value
-- in common, make it contested. It never verifies.
WITH told AS (
    SELECT ic.incident_id, c.*, w.incident_id IS NOT NULL OR coalesce(h.is_stated, false) AS is_part,
        count(*) OVER (PARTITION BY ic.incident_id, c.place_key) AS n_place, count(*) OVER (PARTITION BY ic.incident_id, c.event_kind) AS n_kind
    FROM mart.incident_claims AS ic
    JOIN step_claims AS c USING (claim_id)
    LEFT JOIN mart.incident_claims AS w ON w.claim_id = c.part_of AND w.incident_id = ic.incident_id
    LEFT JOIN step_contained AS h ON h.claim_id = c.claim_id AND h.incident_id = ic.incident_id
),
denied AS (
    SELECT DISTINCT ic.incident_id
    FROM mart.incident_claims AS ic
    LEFT JOIN core.stances AS s ON s.claim_id = ic.claim_id AND s.stance IN ('denies', 'disputes')
    JOIN step_claims AS c ON c.claim_id = ic.claim_id AND c.kind = 'numeric'  -- who denies a charge need not deny the count
    WHERE s.claim_id IS NOT NULL OR c.stated_status = 'denied'
),
apart AS (
    SELECT DISTINCT incident_id FROM step_figures GROUP BY incident_id, impact, victim_group HAVING max(value_low) > min(value_high)
),
summed AS (
    SELECT incident_id,
        first(coalesce(event_kind, 'other') ORDER BY n_kind DESC, event_kind) AS kind,
        CASE WHEN bool_or(coalesce(event_role, 'main') = 'main') THEN 'main' WHEN bool_or(event_role = 'related') THEN 'related' ELSE 'background' END AS role,
        string_agg(DISTINCT impact, ',' ORDER BY impact) AS impacts,
        -- those who are found, or die, later raise the toll of those days
        coalesce(min(occurred_start) FILTER (WHERE measure <> 'change'), min(occurred_start)) AS date_start,
        coalesce(max(coalesce(occurred_end, occurred_start)) FILTER (WHERE measure <> 'change'), max(coalesce(occurred_end, occurred_start))) AS date_end,
        first(struct_pack(place_name, place_id, place_precision) ORDER BY is_part, place_precision NULLS LAST, n_place DESC, published_at, start_char, claim_id)
            FILTER (WHERE place_key IS NOT NULL) AS place,
        count(*) AS n_claims,
        count(DISTINCT article_id) AS n_articles,
        count(DISTINCT voice) AS n_independent
    FROM told GROUP BY incident_id
)
SELECT s.incident_id, s.kind, s.role, s.impacts, s.date_start, s.date_end, s.place.place_name AS place_name, s.place.place_id AS place_id,
    CAST(s.place.place_precision AS VARCHAR) AS place_precision, s.n_claims, s.n_articles, s.n_independent,
    CASE WHEN d.incident_id IS NOT NULL OR a.incident_id IS NOT NULL THEN 'contested' WHEN s.n_independent > 1 THEN 'fair' ELSE 'weak' END AS grading
FROM summed AS s
LEFT JOIN denied AS d USING (incident_id)
LEFT JOIN apart AS a USING (incident_id)
