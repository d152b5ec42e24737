-- How often each article uses each word, in the order of the words. A text of fewer than 20 unlike words tells too little to be compared.
SELECT article_id, list(word ORDER BY word) AS words, list(n ORDER BY word) AS times
FROM (
    SELECT article_id, word, CAST(count(*) AS INTEGER) AS n
    FROM (SELECT article_id, unnest(regexp_extract_all(lower(strip_accents(text[:8000])), '[a-z0-9][a-z0-9''’-]+')) AS word FROM core.articles)
    GROUP BY article_id, word
)
GROUP BY article_id HAVING count(*) >= 20
