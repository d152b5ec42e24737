-- The telling words and full names by which articles meet (steps/met.sql): of each article the fifteen most telling words and every person. Two to
-- twenty articles meet over such a key wherever they stand; over one that more have, those published within some weeks of one another do, sixty
-- at most. So pairs grow with the articles.
WITH keyed AS (
    SELECT s.number, s.published_day, unnest(t.keys[:15]) AS key, unnest(t.weights[:15]) AS weight FROM step_telling AS t JOIN step_subjects AS s USING (article_id)
    UNION ALL
    SELECT n.number, s.published_day, hash(n.entity_id), 0.3 FROM step_names AS n JOIN step_subjects AS s USING (number) WHERE n.kind = 'person'
),
counted AS (
    SELECT key, count(*) > 20 AS is_frequent FROM keyed GROUP BY key HAVING count(*) > 1
),
blocked AS (  -- two months each, so that articles some weeks apart share one; no month is as far back as the block of what is rare everywhere
    SELECT k.number, k.key, k.weight, (k.published_day - DATE '1970-01-01') // 32 AS month, unnest([month, month + 1]) AS block
    FROM keyed AS k JOIN counted AS c ON c.key = k.key AND c.is_frequent
    UNION ALL
    SELECT k.number, k.key, k.weight, -1000000, -1000000 FROM keyed AS k JOIN counted AS c ON c.key = k.key AND NOT c.is_frequent
)
SELECT number, key, weight, month, block FROM blocked SEMI JOIN (SELECT key, block FROM blocked GROUP BY key, block HAVING count(*) BETWEEN 2 AND 60) USING (key, block)
