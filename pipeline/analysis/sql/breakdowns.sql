-- Each total with its directly stated parts of the same impact, added up by sort of part: parts of one sort exclude one another (six in one town and four
-- in another), parts of unlike sorts do not (five in one town, two of them children). A figure told twice of the same part is one part.
WITH parts AS (
    SELECT p.part_of AS whole_id,
        CASE WHEN p.victim_group IN ('child', 'woman', 'man', 'elderly') THEN 'age_sex'
            WHEN p.victim_group IS NOT NULL OR p.victim_status IS NOT NULL THEN 'standing'
            WHEN p.place_key IS DISTINCT FROM w.place_key THEN 'place' ELSE 'other' END AS breakdown,
        coalesce(p.victim_group, p.victim_status) AS victims, p.place_key, p.impact, p.value, p.covers_from, p.covers_to,
        w.place_name, w.measure, w.value_low, w.value_best, w.value_high, w.value AS whole, w.covers_to AS whole_to, NOT w.is_first AS is_copy
    FROM step_claims AS p JOIN step_claims AS w ON w.claim_id = p.part_of AND w.impact = p.impact
    WHERE p.kind = 'numeric' AND p.value IS NOT NULL AND w.value IS NOT NULL AND p.measure IS DISTINCT FROM 'change'
),
told_once AS (
    SELECT DISTINCT ON (whole_id, breakdown, victims, place_key, value) * FROM parts ORDER BY whole_id, breakdown, victims, place_key, value, covers_from, covers_to
)
SELECT whole_id AS claim_id, breakdown, any_value(impact) AS impact, any_value(place_name) AS place_name, any_value(measure) AS measure,
    any_value(value_low) AS low, any_value(value_best) AS best, any_value(value_high) AS high, count(*) AS n_parts,
    coalesce(sum(covers_from), 0) AS parts_low, CASE WHEN count(covers_to) = count(*) THEN sum(covers_to) END AS parts_high,
    coalesce(sum(covers_from), 0) / nullif(any_value(whole), 0) AS explained,
    greatest(any_value(whole) - coalesce(sum(covers_from), 0), 0) AS unexplained,
    coalesce(sum(covers_from) > any_value(whole_to), false) AS exceeds, any_value(is_copy) AS is_copy
FROM told_once GROUP BY whole_id, breakdown
