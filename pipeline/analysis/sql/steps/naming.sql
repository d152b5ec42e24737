-- Whom and what each article names, and whether by name: not only as `the minister`.
SELECT article_id, entity_id, bool_or(form IN ('name', 'surname')) AS is_by_name FROM core.mentions WHERE form <> 'pronoun' GROUP BY article_id, entity_id
