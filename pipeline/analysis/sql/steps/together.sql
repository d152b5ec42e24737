-- Pairs of ids that articles name both.
SELECT one, other, count(*) AS n_together
FROM (SELECT p.one, p.other, a.article_no FROM step_namesakes AS p JOIN step_chosen AS a ON a.entity_no = p.one) AS p
JOIN step_chosen AS b ON b.entity_no = p.other AND b.article_no = p.article_no
GROUP BY one, other
