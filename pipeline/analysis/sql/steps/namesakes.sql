-- Pairs of ids whose names share a key: of the bearers of a key each meets the five named most. Of several keys that two ids share the surest counts.
WITH most_named AS (
    SELECT * FROM step_keyed WHERE side <> 1 AND n_alike <= 5
    UNION ALL
    SELECT * FROM step_keyed WHERE side <> 1 AND n_alike > 5 QUALIFY row_number() OVER (PARTITION BY rank, key, side ORDER BY entity_no) <= 5
),
met AS (
    SELECT least(a.entity_no, b.entity_no) AS one, greatest(a.entity_no, b.entity_no) AS other, a.rank, a.n_alike,
        CASE WHEN a.generation = b.generation THEN 0 WHEN a.generation = '' OR b.generation = '' THEN 1 ELSE 2 END AS suffixes,
        a.is_common AND b.is_common AND a.rank = 1 AS is_common
    FROM most_named AS a JOIN step_keyed AS b ON a.rank = b.rank AND a.key = b.key AND a.entity_no <> b.entity_no
        AND ((a.side = 0 AND b.side = 0 AND a.entity_no < b.entity_no) OR (a.side = 2 AND b.side = 1))
    WHERE NOT (a.is_listed AND b.is_listed)
)
SELECT one, other, min(rank) AS rank, arg_min(n_alike, rank) AS n_alike,
    bool_or(is_common) AS is_common, max(suffixes) AS suffixes  -- 1: one has a suffix that tells father from son, 2: each has another
FROM met GROUP BY one, other
