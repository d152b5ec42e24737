-- Each word of each article that can share its incident with another.
SELECT s.number, unnest(c.words) AS word, unnest(c.times) AS n FROM step_subjects AS s JOIN step_counts AS c USING (article_id)
