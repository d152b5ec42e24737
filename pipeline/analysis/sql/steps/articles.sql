-- One row an article with the story that it belongs to: copies of one story are one source, so copy_of is followed to its root.
-- is_first marks the one article that speaks for the story: the root itself, or the earliest copy where the root is not here.
WITH RECURSIVE climb(article_id, ancestor, depth) AS (
    SELECT article_id, copy_of, 1 FROM core.articles WHERE copy_of IS NOT NULL
    UNION
    SELECT climb.article_id, above.copy_of, climb.depth + 1
    FROM climb JOIN core.articles AS above ON above.article_id = climb.ancestor
    WHERE above.copy_of IS NOT NULL AND climb.depth < 20  -- a chain that long is a circle
),
roots AS (
    SELECT article_id, first(ancestor ORDER BY depth DESC) AS story_id FROM climb GROUP BY article_id
),
told AS (
    SELECT a.article_id, coalesce(r.story_id, a.article_id) AS story_id, a.publisher, a.published_at, coalesce(a.copy_score, 1) AS copy_score
    FROM core.articles AS a LEFT JOIN roots AS r USING (article_id)
)
SELECT *,
    CAST(published_at AS DATE) AS published_day,
    row_number() OVER (PARTITION BY story_id ORDER BY article_id <> story_id, published_at, article_id) = 1 AS is_first
FROM told
