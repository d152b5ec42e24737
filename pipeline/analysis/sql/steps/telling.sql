-- The telling words of each article: those that most set it apart (tf-idf, as in information retrieval), at most 60, the most telling first, with a
-- number that stands for each and its weight in a vector of length one.
WITH weighed AS (
    SELECT article_id, word, (1 + ln(n)) * coalesce(rarity, (SELECT rarity FROM step_rarity WHERE word IS NULL)) AS weight
    FROM (SELECT article_id, unnest(words) AS word, unnest(times) AS n FROM step_counts) LEFT JOIN step_rarity USING (word)
),
most AS (
    SELECT *, row_number() OVER (PARTITION BY article_id ORDER BY weight DESC, word) AS rank FROM weighed QUALIFY rank <= 60
),
listed AS (
    SELECT article_id, list(word ORDER BY rank) AS words, list(md5_number_lower(word) ORDER BY rank) AS keys, list(weight ORDER BY rank) AS weights,
        sqrt(list_sum(list_transform(list(weight ORDER BY rank), lambda w: w * w))) AS length
    FROM most GROUP BY article_id
)
SELECT article_id, words, keys, list_transform(weights, lambda w: w / length) AS weights FROM listed
