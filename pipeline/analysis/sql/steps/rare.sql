-- The telling words and full names by which articles meet (steps/pairs.sql): rare among the articles published within some weeks, or among all. The
-- block of a frequent word is left out, so pairs grow with the articles.
WITH keyed AS (
    SELECT number, word_no AS key, n_articles, weight FROM step_words
    UNION ALL
    SELECT number, entity_no, n_articles, 0.3 FROM step_names WHERE kind = 'person'
),
blocked AS (  -- two months each, so that articles some weeks apart share one; no month is as far back as the block of what is rare everywhere
    SELECT k.number, k.key, k.weight, (s.published_day - DATE '1970-01-01') // 32 AS month, unnest([month, month + 1]) AS block
    FROM keyed AS k JOIN step_subjects AS s USING (number) WHERE k.n_articles > 20
    UNION ALL
    SELECT number, key, weight, -1000000, -1000000 FROM keyed WHERE n_articles BETWEEN 2 AND 20
),
sized AS (
    SELECT key, block FROM blocked GROUP BY key, block HAVING count(*) BETWEEN 2 AND 60
),
rare AS (  -- the most telling ones of each article suffice to meet
    SELECT * FROM blocked SEMI JOIN sized USING (key, block) QUALIFY row_number() OVER (PARTITION BY number, block ORDER BY weight DESC, key) <= 15
)
SELECT number, key, weight, month, block FROM rare ORDER BY number
