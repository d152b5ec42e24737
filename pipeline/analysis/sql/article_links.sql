-- Each article that mainly tells of one incident with others: to that of the earlier ones that it is most like (stories.py). `why` names up to five
-- things that both articles name or words that both use, the most telling first.
WITH linked AS MATERIALIZED (
    SELECT number, article_id FROM step_subjects SEMI JOIN (SELECT number FROM step_stories UNION SELECT other FROM step_stories) USING (number)
),
named AS MATERIALIZED (
    SELECT number, entity_no, weight FROM step_names SEMI JOIN linked USING (number) WHERE kind <> 'place'
),
worded AS MATERIALIZED (
    SELECT number, word, weight
    FROM (SELECT number, unnest(keys) AS key, unnest(weights) AS weight FROM step_telling JOIN linked USING (article_id))
    JOIN (SELECT number, word, hash(word) AS key FROM (SELECT number, unnest(words) AS word FROM step_counts JOIN linked USING (article_id))) USING (number, key)
),
-- First what the one article has, then whether the other has it: the other way round all articles would meet over each word.
names_of_one AS MATERIALIZED (
    SELECT t.number, t.other, a.entity_no, a.weight FROM step_stories AS t JOIN named AS a ON a.number = t.number
),
words_of_one AS MATERIALIZED (
    SELECT t.number, t.other, a.word, a.weight FROM step_stories AS t JOIN worded AS a ON a.number = t.number
),
names_of_both AS MATERIALIZED (
    SELECT a.number, a.entity_no, a.weight FROM names_of_one AS a JOIN named AS b ON b.number = a.other AND b.entity_no = a.entity_no
),
shared AS (
    SELECT a.number, e.name AS word, a.weight FROM names_of_both AS a JOIN step_named AS e USING (entity_no)
    UNION ALL
    SELECT a.number, a.word, a.weight * b.weight FROM words_of_one AS a JOIN worded AS b ON b.number = a.other AND b.word = a.word
),
told AS (
    SELECT number, string_agg(word, ', ' ORDER BY weight DESC, word) AS words
    FROM (SELECT * FROM shared QUALIFY row_number() OVER (PARTITION BY number ORDER BY weight DESC, word) <= 5) GROUP BY number
)
SELECT s.article_id, o.article_id AS other_article, t.score, concat('both tell of ', coalesce(w.words, 'the same place, day and figures')) AS why
FROM step_stories AS t
JOIN step_subjects AS s ON s.number = t.number
JOIN step_subjects AS o ON o.number = t.other
LEFT JOIN told AS w ON w.number = t.number
