-- How rare each word is among the articles here and, as if of 300 more, among the usual words of the news, so that a warehouse of few articles knows
-- it too; the row without a word is of every other word. Up to 4,096 articles all are asked, of more a sample of 2,048 to 4,096 of them, drawn by a
-- hash of the article: so most new articles change the weight of no word, and what was worked out of the others holds.
WITH drawn AS (
    SELECT words FROM step_counts
    WHERE CAST(md5_number(article_id) >> 64 AS UBIGINT) % (SELECT CAST(greatest(1, pow(2, ceil(log2(count(*) / 4096)))) AS UBIGINT) FROM step_counts) = 0
),
used AS (
    SELECT word, count(*) AS n FROM (SELECT unnest(words) AS word FROM drawn) GROUP BY word
),
known AS (
    SELECT word, n, share FROM used FULL JOIN step_usual_words USING (word)
    UNION ALL
    SELECT NULL, 1, 0
)
SELECT word, ln(((SELECT count(*) FROM drawn) + 301) / (coalesce(n, 1) + 300 * coalesce(share, 0) + 0.5)) AS rarity FROM known
