-- A hash of all that the likeness of an article to others hangs on: what it tells of, its words, names and ages, and the keys by which it is met. Of two
-- articles whose hashes stay, the likeness stays.
WITH names AS (
    SELECT number, digest_of(hash(entity_key, kind, weight)) AS names FROM step_names GROUP BY number
),
ages AS (
    SELECT number, digest_of(hash(age)) AS ages FROM step_ages GROUP BY number
),
keys AS (
    SELECT number, digest_of(hash(key, weight, month, block)) AS keys FROM step_rare GROUP BY number
),
told AS (  -- the number is another in the next run
    SELECT article_id, hash(s) AS told FROM (SELECT * EXCLUDE (number) FROM step_subjects) AS s
)
SELECT s.article_id, s.number, hash(o.told, n.names, g.ages, k.keys, t.digest) AS digest
FROM step_subjects AS s JOIN told AS o USING (article_id)
LEFT JOIN names AS n USING (number) LEFT JOIN ages AS g USING (number) LEFT JOIN keys AS k USING (number) LEFT JOIN step_telling AS t USING (article_id)
