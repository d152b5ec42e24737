-- Pairs of articles that may tell of one incident, with what speaks for and against it: the features of stories.py. They meet over rare telling words
-- or full names: rare among the articles published within some weeks, or among all. The block of a frequent word is left out, so pairs grow with
-- the articles. Strikes, clashes and attacks of two days, or of two towns, are never one, however alike the words.
WITH keyed AS (
    SELECT number, word AS key, n_articles, weight FROM step_words
    UNION ALL
    SELECT number, entity_id, n_articles, 0.3 FROM step_names WHERE kind = 'person'
),
blocked AS (  -- two months each, so that articles some weeks apart share one; no month is as far back as the block of what is rare everywhere
    SELECT k.number, k.key, k.weight, (s.published_day - DATE '1970-01-01') // 32 AS month, unnest([month, month + 1]) AS block
    FROM keyed AS k JOIN step_subjects AS s USING (number) WHERE k.n_articles > 20
    UNION ALL
    SELECT number, key, weight, -1000000, -1000000 FROM keyed WHERE n_articles BETWEEN 2 AND 20
),
sized AS (
    SELECT *, count(*) OVER (PARTITION BY key, block) AS n FROM blocked
),
rare AS (  -- the most telling ones of each article suffice to meet
    SELECT * FROM sized WHERE n BETWEEN 2 AND 60 QUALIFY row_number() OVER (PARTITION BY number, block ORDER BY weight DESC, key) <= 15
),
met AS (  -- of two blocks that two articles share only the first counts
    SELECT a.number, b.number AS other
    FROM rare AS a JOIN rare AS b ON b.key = a.key AND b.block = a.block AND a.number < b.number AND a.block = greatest(a.month, b.month)
    GROUP BY a.number, b.number HAVING sum(a.weight * b.weight) >= 0.03
),
likeness AS (
    SELECT m.number, m.other, sum(a.weight * b.weight) AS cosine
    FROM met AS m JOIN step_words AS a ON a.number = m.number JOIN step_words AS b ON b.number = m.other AND b.word = a.word
    GROUP BY ALL
),
shared AS (
    SELECT m.number, m.other,
        coalesce(sum(a.weight) FILTER (WHERE a.kind = 'person'), 0) AS people,
        coalesce(sum(a.weight) FILTER (WHERE a.kind = 'site'), 0) AS sites,
        coalesce(sum(a.weight) FILTER (WHERE a.kind = 'place'), 0) AS places
    FROM met AS m JOIN step_names AS a ON a.number = m.number JOIN step_names AS b ON b.number = m.other AND b.entity_id = a.entity_id
    GROUP BY ALL
),
aged AS (
    SELECT DISTINCT s.number, q.value_best AS age FROM core.quantities AS q JOIN step_subjects AS s USING (article_id) WHERE q.unit_kind = 'age'
),
of_age AS (
    SELECT m.number, m.other, count(*) AS ages
    FROM met AS m JOIN aged AS a ON a.number = m.number JOIN aged AS b ON b.number = m.other AND b.age = a.age GROUP BY ALL
)
SELECT m.number, m.other,
    coalesce(l.cosine, 0) AS cosine,
    sqrt(coalesce(s.people, 0)) AS people, sqrt(coalesce(s.sites, 0)) AS sites, sqrt(coalesce(s.places, 0)) AS places,
    sqrt(coalesce(g.ages, 0)) AS ages,
    ln(1 + abs(a.published_day - b.published_day)) AS days_published,
    CAST(coalesce(a.day = b.day, false) AS INTEGER) AS same_day,
    CAST(coalesce(abs(a.day - b.day) = 1, false) AS INTEGER) AS next_day,
    CAST(coalesce(abs(a.day - b.day) > 1, false) AS INTEGER) AS other_day,
    CAST(coalesce(a.place_key = b.place_key, false) AS INTEGER) AS same_place,
    CAST(coalesce(sqrt((a.latitude - b.latitude)^2 + ((a.longitude - b.longitude) * cos(radians(a.latitude)))^2) * 111 > 60, false) AS INTEGER) AS far,
    CAST(coalesce(a.killed = b.killed, false) AS INTEGER) AS same_killed,
    CAST(coalesce(a.killed <> b.killed, false) AS INTEGER) AS other_killed,
    CAST(coalesce(a.injured = b.injured, false) AS INTEGER) AS same_injured,
    CAST(coalesce(a.injured <> b.injured, false) AS INTEGER) AS other_injured,
    CAST(coalesce(a.kind <> b.kind AND 'other' NOT IN (a.kind, b.kind), false) AS INTEGER) AS other_kind
FROM met AS m
JOIN step_subjects AS a ON a.number = m.number
JOIN step_subjects AS b ON b.number = m.other
    AND NOT ((a.is_of_war OR b.is_of_war) AND (a.day IS DISTINCT FROM b.day
        OR (a.is_exact_place AND b.is_exact_place AND a.place_key IS DISTINCT FROM b.place_key)))
LEFT JOIN likeness AS l ON l.number = m.number AND l.other = m.other
LEFT JOIN shared AS s ON s.number = m.number AND s.other = m.other
LEFT JOIN of_age AS g ON g.number = m.number AND g.other = m.other
