-- The telling words of each article: those that most set it apart (tf-idf, as in information retrieval), at most 60, the most telling first, each by a hash
-- that stands for it, with its weight in a vector of length one. What all articles are asked for stands in columns of its own: the fifteen by which they meet
-- (steps/rare.sql), and a hash of all.
WITH rarity AS MATERIALIZED (
    SELECT hash(word) AS key, rarity FROM step_rarity WHERE word IS NOT NULL
),
numbered AS (  -- numbers are grouped quicker than names
    SELECT row_number() OVER () AS number, * FROM step_counts
),
used AS (
    SELECT number, hash(word) AS key, n FROM (SELECT number, unnest(words) AS word, unnest(times) AS n FROM numbered)
),
weighed AS (
    SELECT number, u.key, (1 + ln(n)) * coalesce(r.rarity, o.rarity) AS weight
    FROM used AS u LEFT JOIN rarity AS r USING (key), (SELECT rarity FROM step_rarity WHERE word IS NULL) AS o
),
most AS (
    SELECT number, max(struct_pack(weight, key), 60) AS most FROM weighed GROUP BY number
),
measured AS (
    SELECT number, most, sqrt(list_sum(list_transform(most, lambda w: w.weight * w.weight))) AS length FROM most
)
SELECT *, keys[:15] AS first_keys, weights[:15] AS first_weights, hash(keys, weights) AS digest FROM (
    SELECT article_id, list_transform(most, lambda w: w.key) AS keys, list_transform(most, lambda w: w.weight / length) AS weights
    FROM measured JOIN numbered USING (number)
)
