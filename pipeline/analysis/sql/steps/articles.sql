-- One row an article with the story that it belongs to: copies of one story are one source, so copy_of is followed to its root. Articles of one
-- publisher and id with other texts are versions of one article, unless they have nothing in common (versions.py): the earliest stands for their story, the
-- newest tells it.
-- is_first marks the one article that speaks for the story: the root, in its newest version, or the earliest copy where the root is not here.
-- `voice` is whose word the story is: its publisher's, however many articles it runs.
WITH RECURSIVE identified AS (
    SELECT article_id, copy_of, publisher, published_at, position, copy_score, text_sha256,
        CASE WHEN publisher IS NOT NULL THEN concat_ws('|', fold(publisher), external_id, CASE WHEN namesake IS NOT NULL THEN original END)
            ELSE article_id END AS version_key
    FROM core.articles LEFT JOIN step_versions USING (article_id)
),
versions AS (
    SELECT i.*, coalesce(v.has_versions, false) AS has_versions, coalesce(v.earliest, i.article_id) AS earliest, coalesce(v.newest, i.article_id) AS newest
    FROM identified AS i LEFT JOIN (  -- few: what sorts all articles takes long
        SELECT article_id, min(text_sha256) OVER version <> max(text_sha256) OVER version AS has_versions,
            first_value(article_id) OVER (version ORDER BY published_at, position, article_id) AS earliest,
            first_value(article_id) OVER (version ORDER BY published_at DESC NULLS LAST, position DESC, article_id DESC) AS newest
        FROM identified SEMI JOIN (SELECT version_key FROM identified GROUP BY version_key HAVING count(*) > 1) USING (version_key)
        WINDOW version AS (PARTITION BY version_key)
    ) AS v USING (article_id)
),
above AS (
    SELECT article_id, CASE WHEN has_versions AND article_id <> earliest THEN earliest ELSE copy_of END AS parent FROM versions
),
climb(article_id, ancestor, depth) AS (
    SELECT article_id, parent, 1 FROM above WHERE parent IS NOT NULL
    UNION
    SELECT climb.article_id, above.parent, climb.depth + 1
    FROM climb JOIN above ON above.article_id = climb.ancestor
    WHERE above.parent IS NOT NULL AND climb.depth < 20  -- a chain that long is a circle
),
roots AS (
    SELECT article_id, first(ancestor ORDER BY depth DESC) AS story_id FROM climb GROUP BY article_id
),
told AS (
    SELECT v.article_id, coalesce(r.story_id, v.article_id) AS story_id, v.publisher, v.published_at, coalesce(v.copy_score, 1) AS copy_score,
        v.version_key, v.has_versions AND v.article_id <> v.newest AS is_superseded, CASE WHEN v.has_versions THEN v.newest END AS newest_version,
        CASE WHEN v.has_versions THEN v.earliest ELSE v.article_id END AS stands_for
    FROM versions AS v LEFT JOIN roots AS r USING (article_id)
),
shared AS (
    SELECT article_id, row_number() OVER (
        PARTITION BY story_id ORDER BY is_superseded, stands_for <> story_id, published_at, article_id) = 1 AS is_first
    FROM told SEMI JOIN (SELECT story_id FROM told GROUP BY story_id HAVING count(*) > 1) USING (story_id)
),
spoken AS (
    SELECT t.* EXCLUDE (stands_for), coalesce(s.is_first, true) AS is_first FROM told AS t LEFT JOIN shared AS s USING (article_id)
)
SELECT s.*, CAST(s.published_at AS DATE) AS published_day, coalesce(v.voice, s.story_id) AS voice
FROM spoken AS s LEFT JOIN (SELECT story_id, fold(publisher) AS voice FROM spoken WHERE is_first) AS v USING (story_id)
