-- The telling words and full names by which articles meet (steps/met.sql): of each article the fifteen most telling words and every person. Two to
-- twenty articles meet over such a key wherever they stand; over one that more have, those published within some weeks of one another do, sixty
-- at most. So pairs grow with the articles.
WITH keyed AS (
    SELECT s.number, s.published_day, unnest(t.first_keys) AS key, unnest(t.first_weights) AS weight FROM step_telling AS t JOIN step_subjects AS s USING (article_id)
    UNION ALL
    SELECT n.number, s.published_day, n.entity_key, 0.3 FROM step_names AS n JOIN step_subjects AS s USING (number) WHERE n.kind = 'person'
),
counted AS (
    SELECT key, count(*) > 20 AS is_frequent FROM keyed GROUP BY key HAVING count(*) > 1
),
dated AS (
    SELECT k.*, c.is_frequent, (k.published_day - DATE '1970-01-01') // 32 AS month FROM keyed AS k JOIN counted AS c USING (key)
),
months AS (
    SELECT key, month, count(*) AS n FROM dated WHERE is_frequent GROUP BY key, month
),
blocks AS (  -- two months each, so that articles some weeks apart share one
    SELECT key, block FROM (SELECT key, month AS block, n FROM months UNION ALL SELECT key, month + 1, n FROM months)
    GROUP BY key, block HAVING sum(n) BETWEEN 2 AND 60
)
SELECT d.number, d.key, d.weight, d.month, b.block FROM dated AS d JOIN blocks AS b ON b.key = d.key AND b.block = d.month WHERE d.is_frequent
UNION ALL
SELECT d.number, d.key, d.weight, d.month, b.block FROM dated AS d JOIN blocks AS b ON b.key = d.key AND b.block = d.month + 1 WHERE d.is_frequent
UNION ALL  -- no month is as far back as the block of what is rare everywhere
SELECT number, key, weight, -1000000, -1000000 FROM dated WHERE NOT is_frequent
