-- The telling words of each article: those that most set it apart (tf-idf, as in information retrieval), at most 60, with the weight of each in a
-- vector of length one. How usual a word is follows from the articles here and, as if of 300 more, from the list of usual words of the news, so
-- that a warehouse of few articles knows it too.
WITH rarity AS (
    SELECT v.word, v.word_no, v.n_articles,
        ln(((SELECT count(*) FROM step_subjects) + 301) / (v.n_articles + 300 * coalesce(u.share, 0) + 0.5)) AS rarity
    FROM step_vocabulary AS v LEFT JOIN step_usual_words AS u USING (word)
),
weighed AS (
    SELECT w.number, r.word_no, r.n_articles, (1 + ln(w.n)) * r.rarity AS weight FROM step_used AS w JOIN rarity AS r USING (word)
),
telling AS (
    SELECT * FROM weighed QUALIFY row_number() OVER (PARTITION BY number ORDER BY weight DESC, word_no) <= 60
)
SELECT number, word_no, n_articles, weight / sqrt(sum(weight * weight) OVER (PARTITION BY number)) AS weight FROM telling
