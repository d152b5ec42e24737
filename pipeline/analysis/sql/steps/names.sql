-- Whom and what each article names, by how rare the name is among the articles here: full names of people whom no reference list knows, streets and
-- buildings, places.
WITH named AS (
    SELECT DISTINCT s.number, e.entity_no, CASE e.kind WHEN 'facility' THEN 'site' ELSE e.kind END AS kind
    FROM core.mentions AS m
    JOIN step_subjects AS s USING (article_id)
    JOIN step_named AS e USING (entity_id)
    WHERE m.form IN ('name', 'surname')
),
counted AS (
    SELECT *, count(*) OVER (PARTITION BY entity_no) AS n_articles FROM named
)
SELECT *, ln(((SELECT count(*) FROM step_subjects) + 301) / (n_articles + 0.5)) AS weight FROM counted
