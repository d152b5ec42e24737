-- How each policy reads each vague number that was claimed: by the longest listed word in it, so that `tens of thousands` is not read as `thousands`.
WITH claimed AS (
    SELECT DISTINCT number_text FROM core.claims WHERE kind = 'numeric' AND quantifier = 'vague'
),
matched AS (
    SELECT number_text, word
    FROM claimed JOIN (SELECT DISTINCT word FROM step_policies) ON contains(lower(number_text), word)
    QUALIFY row_number() OVER (PARTITION BY number_text ORDER BY length(word) DESC, strpos(lower(number_text), word), word) = 1
)
SELECT m.number_text, p.policy, p.low, p.best, p.high, coalesce(p.best, p.low, p.high) AS value
FROM matched AS m JOIN step_policies AS p USING (word) WHERE coalesce(p.best, p.low, p.high) IS NOT NULL
