-- Numbers of victims that are told side by side as a list (`two nurses, a driver and three passengers`), by one account of one day and place: they are
-- added up. A row stands for the numbers of one victim group, or, where one of the list is of no group, for all of them; `turn` 1 is its first claim,
-- which takes the sum, and the others give it up. Lists are known by the words between the numbers, and end in `and`: where a comma follows `people` or
-- `persons`, or the first is the sum of the others, those are what it consists of.
WITH claimed AS (
    SELECT claim_id, article_id, start_char, end_char, concat_ws('|', impact, status, measure, account, occurred_start, occurred_end, event_id, place_key) AS what,
        victim_group, value, value_low, value_best, value_high, covers_from, covers_to
    FROM step_claims
    WHERE kind = 'numeric' AND is_first AND value IS NOT NULL AND part_of IS NULL AND updated_by IS NULL AND measure IN ('incident', 'period')
        AND status NOT IN ('hypothetical', 'negated')
),
follows AS (
    SELECT *, lag(end_char) OVER so_far AS previous_end FROM claimed WINDOW so_far AS (PARTITION BY article_id, what ORDER BY start_char, claim_id)
),
near AS (
    SELECT article_id, claim_id, previous_end, start_char FROM follows WHERE start_char - previous_end BETWEEN 2 AND 80
),
joints AS (
    SELECT n.claim_id, substring(a.text, n.previous_end + 1, n.start_char - n.previous_end) AS words
    FROM near AS n JOIN core.articles AS a USING (article_id)
),
linked AS (
    SELECT claim_id, words LIKE '%and ' AS ends
    FROM joints
    WHERE regexp_full_match(words, '( [\p{L}\p{M}’''-]+){0,6}(,| and|, and) ') AND NOT regexp_full_match(words, ' (people|persons|victims|others), ')
        AND NOT regexp_matches(words, '(?i)\b(including|of|them|among|but|or|to|from|up|down|than|after|while|before|said)\b')
),
runs AS (
    SELECT f.*, l.ends, count_if(l.claim_id IS NULL) OVER (PARTITION BY article_id, what ORDER BY start_char, f.claim_id) AS run
    FROM follows AS f LEFT JOIN linked AS l USING (claim_id)
    SEMI JOIN (SELECT DISTINCT article_id FROM near) USING (article_id)
),
lists AS (
    SELECT *, first_value(claim_id) OVER list AS list_id, max(end_char) OVER whole AS last_end, count(*) OVER whole AS n_listed,
        bool_or(victim_group IS NULL) OVER whole AND bool_or(victim_group IS NOT NULL) OVER whole AS has_all
    FROM runs
    WINDOW list AS (PARTITION BY article_id, what, run ORDER BY start_char, claim_id), whole AS (PARTITION BY article_id, what, run)
    QUALIFY count(*) OVER whole > 1 AND last_value(ends) OVER (list ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
        AND 2 * first_value(value) OVER list <> sum(value) OVER whole
)
SELECT claim_id, list_id, n_listed, last_end,
    row_number() OVER (PARTITION BY list_id, lists.victim_group ORDER BY start_char, claim_id) AS turn,
    sums.value AS value, sums.low AS value_low, sums.best AS value_best, sums.high AS value_high, sums.covers_from AS covers_from, sums.covers_to AS covers_to
FROM lists JOIN (
    SELECT list_id, victim_group, struct_pack(value := sum(value), low := CASE WHEN count(value_low) = count(*) THEN sum(value_low) END,
        best := CASE WHEN count(value_best) = count(*) THEN sum(value_best) END, high := CASE WHEN count(value_high) = count(*) THEN sum(value_high) END,
        covers_from := sum(coalesce(covers_from, 0)), covers_to := CASE WHEN count(covers_to) = count(*) THEN sum(covers_to) END) AS sums
    FROM (
        SELECT list_id, victim_group, value, value_low, value_best, value_high, covers_from, covers_to FROM lists WHERE victim_group IS NOT NULL OR NOT has_all
        UNION ALL
        SELECT list_id, NULL, value, value_low, value_best, value_high, covers_from, covers_to FROM lists WHERE has_all
    ) GROUP BY list_id, victim_group
) AS added USING (list_id)
WHERE added.victim_group IS NOT DISTINCT FROM lists.victim_group
