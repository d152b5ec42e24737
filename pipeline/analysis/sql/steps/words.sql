-- The telling words of the articles that meet (steps/met.sql), a row a word.
SELECT s.number, unnest(t.keys) AS key, unnest(t.weights) AS weight
FROM step_telling AS t
-- few, mostly: then parts of which none is asked are not read
JOIN (FROM step_subjects SEMI JOIN (SELECT number FROM step_met UNION SELECT other AS number FROM step_met) USING (number)) AS s USING (article_id)
