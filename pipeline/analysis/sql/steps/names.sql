-- Whom and what each article names, by how rare the name is among the articles here: full names of people whom no reference list knows, streets and
-- buildings, places. Among more than 4,096 articles numbers count in steps, as far as that: one article more changes few of the weights.
WITH named AS (
    SELECT s.number, e.entity_no, e.entity_key, CASE e.kind WHEN 'facility' THEN 'site' ELSE e.kind END AS kind
    FROM step_naming AS n
    JOIN step_subjects AS s ON hash(s.article_id) = n.article_key
    JOIN step_named AS e USING (entity_key)
    WHERE n.is_by_name
),
numbers AS (
    SELECT count(*) AS n, n > 4096 AS is_many, CASE WHEN is_many THEN pow(2, floor(log2(n))) ELSE n END AS n_all FROM step_subjects
),
weighed AS (
    SELECT entity_no, ln((n_all + 301) / (CASE WHEN is_many AND count(*) > 16 THEN pow(1.25, floor(ln(count(*)) / ln(1.25))) ELSE count(*) END + 0.5)) AS weight
    FROM named, numbers GROUP BY entity_no, n_all, is_many
)
SELECT number, entity_no, entity_key, kind, weight FROM named JOIN weighed USING (entity_no)
