-- The articles whose publisher and id another text has, numbered by that id and then by age, with hashes of those of their words that
-- are not usual in the news.
WITH identified AS (
    SELECT article_id, concat_ws('|', coalesce(fold(publisher), ''), external_id) AS id_key, published_at, position, text_sha256 FROM core.articles
),
told AS (
    SELECT article_id, id_key, text_sha256, row_number() OVER (ORDER BY id_key, published_at, position, article_id) - 1 AS number
    FROM identified SEMI JOIN (SELECT id_key FROM identified GROUP BY id_key HAVING min(text_sha256) <> max(text_sha256)) USING (id_key)
),
used AS (
    SELECT number, unnest(regexp_extract_all(lower(strip_accents(text[:4000])), '[a-z][a-z0-9''’-]+')) AS word
    FROM told JOIN core.articles USING (article_id)
),
telling AS (
    SELECT number, list(DISTINCT hash(word)) AS words
    FROM used ANTI JOIN step_usual_words USING (word) GROUP BY number
)
SELECT t.*, coalesce(words, []) AS words FROM told AS t LEFT JOIN telling USING (number)
