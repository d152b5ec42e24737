-- From each running total to the next one of the same series and account, by the day at which they stand. An account that gives several figures of one day
-- in one article means the widest. What mart.place_days counts in the place, or in one that lies in it, on the days after the one total up to the other is
-- set beside the change: by a running sum over the days, so that no total meets every day.
WITH stated AS (
    SELECT * FROM step_totals
    WHERE total_series IS NOT NULL AND status = 'asserted' AND is_first AND value IS NOT NULL AND updated_by IS NULL
    QUALIFY row_number() OVER (PARTITION BY total_series, account, article_id, stands_at ORDER BY value DESC, start_char, claim_id) = 1
),
steps AS (
    SELECT *, lag(struct_pack(claim_id, stands_at, published_day, value, value_low, value_high, covers_from, covers_to)) OVER (
        PARTITION BY total_series, account ORDER BY stands_at, published_at, start_char, claim_id) AS before
    FROM stated
),
within AS (
    SELECT place_id, ancestor_id FROM step_places UNION SELECT DISTINCT place_key, place_key FROM stated
),
days AS (
    SELECT w.ancestor_id AS place_key, d.impact, d.day, sum(d.low) AS low, sum(d.high) AS high, count(*) - count(d.high) AS n_open
    FROM mart.place_days AS d JOIN within AS w ON w.place_id = coalesce(d.place_id, fold(d.place_name)) GROUP BY ALL
),
summed AS (
    SELECT place_key, impact, day, sum(low) OVER so_far AS low, sum(high) OVER so_far AS high, sum(n_open) OVER so_far AS n_open,
        count(*) OVER so_far AS n_days
    FROM days WINDOW so_far AS (PARTITION BY place_key, impact ORDER BY day)
),
compared AS (
    SELECT s.*, upto.n_days - coalesce(since.n_days, 0) AS n_days, upto.low - coalesce(since.low, 0) AS reported_low,
        CASE WHEN upto.n_open = coalesce(since.n_open, 0) THEN upto.high - coalesce(since.high, 0) END AS reported_high,
        s.value_low - s.before.value_high AS change_low, s.value_high - s.before.value_low AS change_high
    FROM steps AS s
    ASOF LEFT JOIN summed AS upto ON upto.place_key = s.place_key AND upto.impact = s.impact AND s.stands_at >= upto.day
    ASOF LEFT JOIN summed AS since ON since.place_key = s.place_key AND since.impact = s.impact AND s.before.stands_at >= since.day
    WHERE s.before IS NOT NULL
)
SELECT claim_id, before.claim_id AS previous_claim_id, sha256(total_series)[1:20] AS series_id, place_name, impact, victim_group, claimant,
    before.stands_at AS as_of_before, stands_at AS as_of, change_low, value - before.value AS change_best, change_high,
    stands_at = before.stands_at AS is_same_day, value < before.value AS is_fall,
    CASE WHEN n_days > 0 AND victim_group IS NULL THEN reported_low END AS reported_low,
    CASE WHEN n_days > 0 AND victim_group IS NULL THEN reported_high END AS reported_high,
    CASE WHEN coalesce(n_days, 0) = 0 OR victim_group IS NOT NULL OR stands_at = before.stands_at THEN 'no_reference'
        WHEN reported_low > change_high THEN 'above'
        WHEN reported_high < change_low THEN 'partial'
        ELSE 'consistent' END AS agreement
FROM compared
