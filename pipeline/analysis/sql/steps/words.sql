-- The telling words of each article: those that most set it apart (tf-idf, as in information retrieval), at most 60, with the weight of each in a
-- vector of length one. How usual a word is follows from the articles here and, as if of 300 more, from the list of usual words of the news, so
-- that a warehouse of few articles knows it too. A text of fewer than 20 words tells too little to be compared.
WITH told AS (
    SELECT s.number, unnest(regexp_extract_all(lower(strip_accents(a.text[:8000])), '[a-z0-9][a-z0-9''’-]+')) AS word
    FROM step_subjects AS s JOIN core.articles AS a USING (article_id)
),
counted AS (
    SELECT number, word, count(*) AS n FROM told GROUP BY number, word QUALIFY count(*) OVER (PARTITION BY number) >= 20
),
met AS (
    SELECT word, count(*) AS n_articles FROM counted GROUP BY word
),
weighed AS (
    SELECT c.number, c.word, m.n_articles,
        (1 + ln(c.n)) * ln(((SELECT count(*) FROM step_subjects) + 301) / (m.n_articles + 300 * coalesce(u.share, 0) + 0.5)) AS weight
    FROM counted AS c JOIN met AS m USING (word) LEFT JOIN step_usual_words AS u USING (word)
),
telling AS (
    SELECT * FROM weighed QUALIFY row_number() OVER (PARTITION BY number ORDER BY weight DESC, word) <= 60
)
SELECT number, word, n_articles, weight / sqrt(sum(weight * weight) OVER (PARTITION BY number)) AS weight FROM telling
