-- The last ten articles of an id tell whom it is named with.
WITH asked AS (
    SELECT entity_no, n_articles FROM step_bearers SEMI JOIN (SELECT one AS entity_no FROM step_namesakes UNION SELECT other FROM step_namesakes) USING (entity_no)
)
SELECT entity_no, article_no FROM step_namings SEMI JOIN (FROM asked WHERE n_articles <= 10) USING (entity_no)
UNION ALL
SELECT entity_no, article_no FROM step_namings SEMI JOIN (FROM asked WHERE n_articles > 10) USING (entity_no)
QUALIFY row_number() OVER (PARTITION BY entity_no ORDER BY article_no) <= 10
