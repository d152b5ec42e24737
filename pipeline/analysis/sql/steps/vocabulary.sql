-- The words in use, numbered in their order: numbers are joined quicker than words.
SELECT word, CAST(row_number() OVER (ORDER BY word) AS INTEGER) AS word_no, count(*) AS n_articles FROM step_used GROUP BY word
