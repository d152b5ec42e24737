-- Pairs of ids that may be one bearer. Ids meet where their names share a key (analysis/alike.py); of the bearers of a key each meets the
-- five named most, so that the work grows with the number of ids. A name alone makes a pair, never a likely one: what the articles say of
-- the two (country, role, who is named beside them, when, one article that names both) moves the score, each by a weight set by hand.
WITH named AS (
    SELECT m.entity_id, m.article_id, min(a.published_at) AS published_at
    FROM core.mentions AS m JOIN core.articles AS a USING (article_id) WHERE m.form <> 'pronoun' GROUP BY ALL
),
bearers AS (
    SELECT entity_id, count(*) AS n_articles, min(published_at)::DATE AS first_day, max(published_at)::DATE AS last_day FROM named GROUP BY entity_id
),
known AS (
    -- An id that is no hash stands in a reference list: two such are two.
    SELECT e.*, b.n_articles, b.first_day, b.last_day, NOT regexp_full_match(entity_id, '[a-z]+:[0-9a-f]{16}') AS is_listed
    FROM core.entities AS e JOIN bearers AS b USING (entity_id)
),
ranked AS (
    SELECT k.*, n.is_listed, n.n_articles, count(*) OVER (PARTITION BY method, key) AS n_alike,
        row_number() OVER (PARTITION BY method, key, side ORDER BY n_articles DESC, entity_id) AS place
    FROM step_name_keys AS k JOIN known AS n USING (entity_id)
),
met AS (
    SELECT (a.n_articles, b.entity_id) > (b.n_articles, a.entity_id) AS in_order, a.entity_id AS a_id, b.entity_id AS b_id, a.method,
        greatest(a.n_alike, b.n_alike) AS n_alike,
        CASE WHEN a.generation = b.generation THEN 0 WHEN a.generation = '' OR b.generation = '' THEN 1 ELSE 2 END AS suffixes,
        a.is_common AND b.is_common AND a.method = 'same_name' AS is_common
    FROM ranked AS a
    JOIN ranked AS b ON a.method = b.method AND a.key = b.key AND a.entity_id <> b.entity_id
        AND ((a.side = 0 AND b.side = 0 AND a.place < b.place) OR (a.side = 2 AND b.side = 1))
    WHERE a.place <= 5 AND NOT (a.is_listed AND b.is_listed)
),
pairs AS (
    -- Of several keys that two ids share the surest counts.
    SELECT CASE WHEN in_order THEN a_id ELSE b_id END AS one, CASE WHEN in_order THEN b_id ELSE a_id END AS other,
        first(method ORDER BY rank) AS method, first(base ORDER BY rank) AS base, first(n_alike ORDER BY rank) AS n_alike,
        bool_or(is_common) AS is_common, max(suffixes) AS suffixes  -- 1: one has a suffix that tells father from son, 2: each has another
    FROM met JOIN (
        VALUES ('same_name', 1, 0.0), ('fuller_name', 2, -0.3), ('acronym', 3, -1.2), ('like_spelling', 4, -0.6), ('surname', 5, -1.7)
    ) AS methods (method, rank, base) USING (method)
    GROUP BY one, other
),
chosen AS (
    -- The last ten articles of an id tell whom it is named with.
    SELECT entity_id, article_id FROM named SEMI JOIN (SELECT one AS entity_id FROM pairs UNION SELECT other FROM pairs) USING (entity_id)
    QUALIFY row_number() OVER (PARTITION BY entity_id ORDER BY published_at DESC, article_id) <= 10
),
telling AS (
    -- A list of hundreds of names says of none of them whom it goes with, and would meet itself name by name.
    SELECT article_id FROM named GROUP BY article_id HAVING count(*) <= 200
),
beside AS (
    -- Rare names say something: those of countries, and of what many articles name, do not.
    SELECT DISTINCT c.entity_id, n.entity_id AS companion, k.name,
        CAST(1 - ln(k.n_articles) / ln(100 + (SELECT count(*) FROM core.articles)) AS DECIMAL(9, 3)) AS rarity  -- exact, so that sums have no order
    FROM (FROM chosen SEMI JOIN telling USING (article_id)) AS c
    JOIN named AS n ON n.article_id = c.article_id AND n.entity_id <> c.entity_id JOIN known AS k ON k.entity_id = n.entity_id
    WHERE k.n_articles <= 30 AND k.kind <> 'people'
),
shared AS (
    SELECT p.one, p.other, count(*) AS n_shared, sum(a.rarity) AS rarity, string_agg(a.name, ', ' ORDER BY a.name) AS names
    FROM pairs AS p
    JOIN beside AS a ON a.entity_id = p.one AND a.companion <> p.other
    JOIN beside AS b ON b.entity_id = p.other AND b.companion = a.companion
    GROUP BY p.one, p.other
),
together AS (
    SELECT p.one, p.other, count(*) AS n_together
    FROM pairs AS p JOIN chosen AS a ON a.entity_id = p.one JOIN chosen AS b ON b.entity_id = p.other AND b.article_id = a.article_id
    GROUP BY p.one, p.other
),
weighed AS (
    SELECT p.*, a.kind, a.name AS name_a, b.name AS name_b, a.n_articles AS n_articles_a, b.n_articles AS n_articles_b,
        coalesce(s.n_shared, 0) AS n_shared, coalesce(s.rarity, 0) AS rarity, s.names, coalesce(t.n_together, 0) AS n_together,
        greatest(0, date_diff('day', a.last_day, b.first_day), date_diff('day', b.last_day, a.first_day)) AS days_apart,
        a.country_iso3 AS country_a, b.country_iso3 AS country_b, a.role AS role_a, b.role AS role_b,
        a.claimant_class AS class_a, b.claimant_class AS class_b,
        111.2 * sqrt(pow(a.latitude - b.latitude, 2) + pow((a.longitude - b.longitude) * cos(radians((a.latitude + b.latitude) / 2)), 2)) AS km,
        list_has_any(string_split(lower(a.role), ' '), list_filter(string_split(lower(b.role), ' '), lambda w: len(w) > 3)) AS like_role
    -- A body of a name that every state has (`police`) is another in each.
    FROM pairs AS p JOIN known AS a ON a.entity_id = p.one
    JOIN known AS b ON b.entity_id = p.other AND NOT (a.kind = 'organisation' AND coalesce(a.country_iso3 <> b.country_iso3, false))
    LEFT JOIN shared AS s ON s.one = p.one AND s.other = p.other
    LEFT JOIN together AS t ON t.one = p.one AND t.other = p.other
),
summed AS (
    SELECT *, base
        + CASE WHEN country_a = country_b THEN 0.6 WHEN country_a <> country_b THEN -1.5 ELSE 0 END
        + CASE WHEN like_role THEN 0.8 WHEN role_a IS NOT NULL AND role_b IS NOT NULL THEN -0.6 ELSE 0 END
        + CASE WHEN class_a <> class_b THEN -0.4 ELSE 0 END
        -- Every town has a Main Street: a place is told by where it lies. Buildings and streets have the position of what they lie in.
        + CASE WHEN kind NOT IN ('place', 'facility') THEN 0 WHEN km <= 30 THEN 0.3 WHEN km <= 150 THEN -1.0 WHEN km > 150 THEN -3.0 ELSE -1.5 END
        + ln(1 + least(rarity, 8)::DOUBLE)
        + CASE WHEN n_together > 0 THEN -2.5 ELSE 0 END
        + CASE WHEN days_apart <= 30 THEN 0.3 WHEN days_apart > 365 THEN -0.5 ELSE 0 END
        + CASE suffixes WHEN 1 THEN -0.7 WHEN 2 THEN -3.0 ELSE 0 END
        + CASE WHEN is_common THEN -1.0 ELSE 0 END
        - 0.4 * ln(greatest(n_alike - 1, 1)) AS weight
    FROM weighed
)
SELECT one AS entity_a, other AS entity_b, kind, name_a, name_b, method, round(1 / (1 + exp(-weight)), 3) AS score,
    concat_ws('; ',
        CASE WHEN country_a = country_b THEN 'both of ' || country_a END,
        CASE WHEN like_role THEN 'like roles: ' || role_a || ', ' || role_b END,
        CASE WHEN n_shared > 0 THEN 'named with both: ' || CASE WHEN len(names) > 120 THEN names[:117] || '...' ELSE names END END,
        CASE WHEN km <= 30 THEN 'positions ' || round(km)::INTEGER || ' km apart' END,
        CASE WHEN days_apart <= 30 THEN 'in the news within a month' END) AS evidence_for,
    concat_ws('; ',
        CASE WHEN n_together > 0 THEN 'one article names both' END,
        CASE WHEN country_a <> country_b THEN 'of ' || country_a || ' and ' || country_b END,
        CASE suffixes WHEN 1 THEN 'a suffix (Jr., Sr.) in one name alone' WHEN 2 THEN 'another suffix (Jr., Sr.)' END,
        CASE WHEN role_a IS NOT NULL AND role_b IS NOT NULL AND NOT like_role THEN 'unlike roles: ' || role_a || ', ' || role_b END,
        CASE WHEN class_a <> class_b THEN 'unlike voices: ' || class_a || ', ' || class_b END,
        CASE WHEN km > 30 THEN 'positions ' || round(km)::INTEGER || ' km apart' END,
        CASE WHEN is_common THEN 'a name of common words or initials' END,
        CASE WHEN n_alike > 2 THEN n_alike || ' ids share the name' END,
        CASE WHEN days_apart > 365 THEN 'in the news ' || days_apart || ' days apart' END,
        CASE WHEN n_shared = 0 THEN 'nobody is named with both' END) AS evidence_against,
    n_articles_a, n_articles_b, n_together, n_shared, days_apart, decision
FROM summed LEFT JOIN step_decisions ON lesser = least(one, other) AND greater = greatest(one, other)
