-- Claims whose figure is in another one of their incident, since their place lies in a wider one of which more is counted, and the wider figure counts what
-- happened in many places: `is_stated` where a part of it elsewhere is stated (`30 across the country, twelve of them in the port`), else it is that of a
-- disaster in a province or country. For such a town, another outlet's figure is no rival account of the whole.
WITH claimed AS (
    SELECT ic.incident_id, c.*
    FROM mart.incident_claims AS ic JOIN step_claims AS c USING (claim_id)
    WHERE c.kind = 'numeric' AND c.is_first AND c.measure <> 'change' AND c.value IS NOT NULL AND c.place_id IS NOT NULL
),
parted AS (
    SELECT DISTINCT w.claim_id, w.incident_id
    FROM claimed AS p JOIN claimed AS w ON w.claim_id = p.part_of AND w.incident_id = p.incident_id AND w.impact = p.impact AND w.place_id <> p.place_id
),
wide AS (
    SELECT incident_id, impact, victim_group, place_id, s.claim_id IS NOT NULL AS is_stated, max(value) AS value
    FROM claimed LEFT JOIN parted AS s USING (claim_id, incident_id)
    WHERE status = 'asserted' AND measure <> 'stock' AND part_of IS NULL
        AND (s.claim_id IS NOT NULL OR (event_kind = 'disaster' AND place_precision BETWEEN 4 AND 6))
    GROUP BY ALL
)
SELECT c.claim_id, c.incident_id, bool_or(w.is_stated) AS is_stated
FROM claimed AS c JOIN step_places AS p ON p.place_id = c.place_id
JOIN wide AS w ON w.incident_id = c.incident_id AND w.place_id = p.ancestor_id AND w.impact = c.impact
    AND w.victim_group IS NOT DISTINCT FROM c.victim_group AND w.value > c.value
GROUP BY c.claim_id, c.incident_id
