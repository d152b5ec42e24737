-- Running totals as they were stated, copies and vague ones included. A total whose start differs from that of the total before, for the same place,
-- impact, group and sort of event, is a reset and no revision; one whose count basis differs is marked too.
WITH before AS (
    SELECT *,
        lag(start) OVER w AS start_before,
        lag(count_basis) OVER w AS basis_before
    FROM step_totals
    WINDOW w AS (PARTITION BY place_key, impact, victim_group, family ORDER BY stands_at, published_at, start_char, claim_id)
)
SELECT claim_id, place_name, place_id, impact, victim_group, stands_at AS as_of, value_low AS low, value_best AS best, value_high AS high,
    source_text, source_id, period_start AS since, since_text, count_basis,
    coalesce(place_key IS NOT NULL AND start <> start_before, false) AS is_reset,
    coalesce(place_key IS NOT NULL AND count_basis <> basis_before, false) AS is_basis_change
FROM before
