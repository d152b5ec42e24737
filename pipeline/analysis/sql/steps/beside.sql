-- Whom each id is named beside. Rare names say something: those of countries, and of what many articles name, do not. Whom one article alone names is
-- beside two ids only where it names both. A list of hundreds of names says of none of them whom it goes with, and would meet itself name by name.
WITH telling AS (
    SELECT article_no FROM step_namings GROUP BY article_no HAVING count(*) <= 200
),
naming_both AS (
    SELECT DISTINCT article_no FROM step_chosen
    SEMI JOIN (SELECT one AS entity_no FROM step_together UNION SELECT other FROM step_together) USING (entity_no)
),
rare AS (
    SELECT n.entity_no, n.article_no
    FROM step_namings AS n SEMI JOIN telling USING (article_no)
    JOIN step_bearers AS k ON k.entity_no = n.entity_no AND k.n_articles <= 30 AND k.kind <> 'people'
    LEFT JOIN naming_both AS b ON b.article_no = n.article_no
    WHERE k.n_articles > 1 OR b.article_no IS NOT NULL
)
SELECT DISTINCT c.entity_no, n.entity_no AS companion
FROM step_chosen AS c JOIN rare AS n ON n.article_no = c.article_no AND n.entity_no <> c.entity_no
