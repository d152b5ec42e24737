-- Running totals as they were stated, copies and vague ones included. A total whose start is later than that of the total before, for the same place,
-- impact, group and sort of event, is a reset and no revision, unless the older count went on after that start: then the new one is a sub-total of it.
-- One whose count basis differs is marked too. All rows in which a story gives the figure are marked: its headline, its body, its copies.
-- `is_copy`: also the figure in place of which its own article gives a newer one.
WITH lasting AS (
    SELECT *, max(stands_at) OVER (PARTITION BY place_key, impact, victim_group, family, start, start_end) AS last_stood FROM step_totals
),
before AS (
    SELECT *,
        lag(CASE WHEN start IS NOT NULL THEN struct_pack(start_end, last_stood) END IGNORE NULLS) OVER w AS older,
        lag(count_basis) OVER w AS basis_before
    FROM lasting
    WINDOW w AS (PARTITION BY place_key, impact, victim_group, family ORDER BY stands_at, published_at, start_char, claim_id)
),
marked AS (
    SELECT *, coalesce(place_key IS NOT NULL AND start > older.start_end AND older.last_stood <= start, false) AS is_later_start,
        coalesce(place_key IS NOT NULL AND count_basis <> basis_before, false) AS is_other_basis
    FROM before
)
SELECT claim_id, sha256(total_series)[1:20] AS series_id, place_name, place_id, impact, victim_group, stands_at AS as_of,
    published_day AS published_on, number_text, value_low AS low, value_best AS best, value_high AS high,
    source_text, source_id, claimant, claimant_class, stated_status AS status, period_start AS since, since_text, count_basis,
    bool_or(is_later_start) OVER (PARTITION BY story_id, place_key, impact, victim_group, family, start, value) AS is_reset,
    bool_or(is_other_basis) OVER (PARTITION BY story_id, place_key, impact, victim_group, family, count_basis, value) AS is_basis_change,
    is_round, NOT is_first OR updated_by IS NOT NULL AS is_copy
FROM marked
