-- Claims that cannot both hold. Totals of one series only grow, and so do the figures of one incident as news comes in: where the lower bound of the
-- earlier exceeds the upper bound of the later, one of them is wrong. Two accounts of one day contradict where their spans do not meet.
-- Those who are missing or held are found and freed, so that their number falls: it contradicts nothing but another account of its day.
-- A figure that its own article gives as out of date contradicts nothing.
-- Open bounds never contradict; a reset or another count basis is another series. A claimant who says that a figure is revised (step_revisions) takes
-- back what he gave before, what was given without a claimant, and the figure that he names, whoever gave it: it contradicts nothing that comes after. A revision by nobody named takes back all.
-- Each claim is held against the one that excludes it most, which names every claim that contradicts any other without comparing all with all.
WITH revised AS (  -- few
    SELECT r.*, count(v.claim_id) OVER later AS n_later, count(v.claim_id) OVER later_of_line > 0 OR count(v.claim_id) FILTER (WHERE r.line = '') OVER later > 0
        OR (r.line = '' AND count(v.claim_id) OVER later > 0) AS is_taken_back
    FROM step_rivals AS r SEMI JOIN step_revisions AS s ON s.what = r.what AND s.series = r.series
    LEFT JOIN step_revisions AS v ON v.claim_id = r.claim_id AND v.what = r.what AND v.series = r.series
    WINDOW
        later AS (PARTITION BY r.what, r.series ORDER BY day, published_at GROUPS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING),
        later_of_line AS (PARTITION BY r.what, r.series, r.line ORDER BY day, published_at GROUPS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
),
taken_back AS (
    SELECT what, series, claim_id FROM revised WHERE is_taken_back
    UNION
    SELECT r.what, r.series, r.claim_id
    FROM step_rivals AS r
    JOIN (
        SELECT n.what, n.series, n.day, n.published_at, unnest(v.former) AS value FROM step_revisions AS v JOIN step_rivals AS n USING (what, series, claim_id)
    ) AS f ON f.what = r.what AND f.series = r.series AND f.value = r.value
    WHERE (f.day, f.published_at) > (r.day, r.published_at)
),
held AS (  -- each among those between two revisions; what nobody took back among all others that nobody did, too
    SELECT *, NULL AS since FROM step_rivals ANTI JOIN taken_back USING (what, series, claim_id)
    UNION ALL
    SELECT * EXCLUDE (n_later, is_taken_back), n_later FROM revised
),
framed AS (
    SELECT *,
        max(CASE WHEN value_low IS NOT NULL THEN struct_pack(bound := value_low, claim_id, day, number_text, claimant, thing) END)
            OVER earlier AS most_before,
        min(CASE WHEN value_high IS NOT NULL THEN struct_pack(bound := value_high, claim_id, day, number_text, claimant) END) OVER later AS least_after
    FROM held
    WINDOW
        earlier AS (PARTITION BY series, since ORDER BY day, published_at GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
        later AS (PARTITION BY series, since ORDER BY day, published_at GROUPS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
),
of_one_day AS (
    SELECT what, day,
        max(CASE WHEN value_low IS NOT NULL THEN struct_pack(bound := value_low, claim_id, number_text, account, claimant, thing) END) AS most,
        min(CASE WHEN value_high IS NOT NULL THEN struct_pack(bound := value_high, claim_id, number_text, account, claimant) END) AS least
    FROM held GROUP BY what, series, since, day
),
pairs AS (  -- of the two claims' places that of the first is given
    SELECT most_before.claim_id AS claim_a, claim_id AS claim_b, concat('falling_', what) AS rule, most_before.thing AS thing, most_before.bound - value_high AS gap,
        most_before.day AS day_a, most_before.number_text AS text_a, most_before.claimant AS account_a,
        day AS day_b, number_text AS text_b, claimant AS account_b
    FROM framed WHERE most_before.bound > value_high AND NOT may_fall
    UNION
    SELECT claim_id, least_after.claim_id, concat('falling_', what), thing, value_low - least_after.bound,
        day, number_text, claimant, least_after.day, least_after.number_text, least_after.claimant
    FROM framed WHERE value_low > least_after.bound AND NOT may_fall
    UNION
    SELECT most.claim_id, least.claim_id, concat(what, 's_of_one_day'), most.thing, most.bound - least.bound,
        day, most.number_text, most.claimant, day, least.number_text, least.claimant
    FROM of_one_day WHERE most.bound > least.bound AND most.account <> least.account
)
SELECT claim_a, claim_b, rule, thing.place_name AS place_name, thing.impact AS impact, thing.victim_group AS victim_group, account_a, account_b,
    CASE WHEN rule LIKE 'falling%' THEN format('"{}" ({}) lies above "{}" ({}) though the later one should not be lower', text_a, day_a, text_b, day_b)
        -- a total stands at a day; the figures of an incident are set beside one another by the day on which they were published
        ELSE format('"{}" and "{}" {} {} by different accounts and have no value in common', text_a, text_b,
            if(rule = 'totals_of_one_day', 'are both of', 'were both published on'), day_a) END AS why,
    gap
FROM pairs
QUALIFY row_number() OVER (PARTITION BY least(claim_a, claim_b), greatest(claim_a, claim_b)
    ORDER BY rule LIKE '%figure%', rule NOT LIKE 'falling%', claim_a) = 1
