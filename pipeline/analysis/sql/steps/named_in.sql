-- In which articles each entity is named. The articles are numbered, the latest first: numbers are joined quicker than names.
SELECT n.entity_id, a.article_no, a.published_at
FROM step_naming AS n
JOIN (SELECT article_id, published_at, row_number() OVER (ORDER BY published_at DESC, article_id) AS article_no FROM core.articles) AS a USING (article_id)
