-- The parts of the day that each article names with a weekday (`Sunday night`), as 10 times the weekday (1: Monday) plus 0 morning, 1 afternoon, 2 evening,
-- 3 night. The small hours (`early Sunday morning`) are told as that night too: 9, no part of the day.
WITH told AS (
    SELECT article_id, unnest(regexp_extract_all(lower(text[:8000]),
        '\b(?:early |late )?(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:early |late )?(?:morning|afternoon|evening|night)\b')) AS words
    FROM core.articles
)
SELECT article_id, list(DISTINCT 10 * list_position(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], replace(replace(words, 'early ', ''), 'late ', '')[:3])
    + CASE WHEN contains(words, 'early') AND ends_with(words, 'morning') THEN 9 WHEN ends_with(words, 'morning') THEN 0
        WHEN ends_with(words, 'afternoon') THEN 1 WHEN ends_with(words, 'evening') THEN 2 ELSE 3 END) AS hours
FROM told GROUP BY article_id
