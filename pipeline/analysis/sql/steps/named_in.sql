-- In which articles each entity is named. The articles are numbered, the latest first.
SELECT n.entity_key, a.article_no, a.published_at
FROM step_naming AS n
JOIN (SELECT article_id, published_at, row_number() OVER (ORDER BY published_at DESC, article_id) AS article_no FROM core.articles) AS a ON hash(a.article_id) = n.article_key
