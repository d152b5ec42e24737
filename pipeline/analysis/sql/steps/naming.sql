-- Whom and what each article names, and whether by name: not only as `the minister`. Both by a hash that stands for the id, since numbers are joined and
-- grouped quicker than names.
SELECT hash(article_id) AS article_key, hash(entity_id) AS entity_key, bool_or(form IN ('name', 'surname')) AS is_by_name FROM core.mentions WHERE form <> 'pronoun' GROUP BY article_id, entity_id
