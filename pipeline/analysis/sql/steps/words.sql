-- The telling words of the articles that meet (steps/met.sql), a row a word.
SELECT s.number, unnest(t.keys) AS key, unnest(t.weights) AS weight
FROM step_telling AS t JOIN step_subjects AS s USING (article_id)
SEMI JOIN (SELECT number FROM step_met UNION SELECT other FROM step_met) AS m ON m.number = s.number
