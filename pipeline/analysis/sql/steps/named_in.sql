-- In which articles each entity is named. The articles are numbered, the latest first: numbers are joined quicker than names.
SELECT DISTINCT m.entity_id, a.article_no, a.published_at
FROM core.mentions AS m
JOIN (SELECT article_id, published_at, row_number() OVER (ORDER BY published_at DESC, article_id) AS article_no FROM core.articles) AS a USING (article_id)
SEMI JOIN core.entities AS e ON e.entity_id = m.entity_id
WHERE m.form <> 'pronoun'
