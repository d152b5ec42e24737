-- Pairs of ids that may be one bearer. Ids meet where their names share a key (analysis/alike.py); of the bearers of a key each meets the
-- five named most, so that the work grows with the number of ids. A name alone makes a pair, never a likely one: what the articles say of
-- the two (country, role, who is named beside them, when, one article that names both) moves the score, each by a weight set by hand.
WITH articles AS MATERIALIZED (  -- the latest first
    SELECT article_id, published_at, row_number() OVER (ORDER BY published_at DESC, article_id) AS article_no FROM core.articles
),
named AS MATERIALIZED (
    SELECT DISTINCT m.entity_id, a.article_no
    FROM core.mentions AS m JOIN articles AS a USING (article_id) SEMI JOIN core.entities AS e ON e.entity_id = m.entity_id WHERE m.form <> 'pronoun'
),
known AS MATERIALIZED (
    -- In numbers, which are joined quicker than names: who is named most has the least. An id that is no hash stands in a reference list: two
    -- such are two.
    SELECT row_number() OVER (ORDER BY n_articles DESC, entity_id) AS entity_no, e.*, b.n_articles, b.first_day, b.last_day,
        NOT regexp_full_match(entity_id, '[a-z]+:[0-9a-f]{16}') AS is_listed
    FROM core.entities AS e JOIN (
        SELECT entity_id, count(*) AS n_articles, min(published_at)::DATE AS first_day, max(published_at)::DATE AS last_day
        FROM named JOIN articles USING (article_no) GROUP BY entity_id
    ) AS b USING (entity_id)
),
namings AS MATERIALIZED (
    SELECT k.entity_no, n.article_no FROM named AS n JOIN known AS k USING (entity_id)
),
keyed AS MATERIALIZED (
    SELECT n.entity_no, n.is_listed, k.rank, k.key, k.side, k.generation, k.is_common
    FROM step_name_keys AS k JOIN known AS n ON n.kind = k.kind AND n.name = k.name
),
alike AS (
    SELECT rank, key, count(*) AS n_alike FROM keyed GROUP BY rank, key HAVING count(*) > 1
),
most_named AS (
    SELECT rank, key, side, unnest(min(entity_no, 5)) AS entity_no FROM keyed SEMI JOIN alike USING (rank, key) WHERE side <> 1 GROUP BY rank, key, side
),
met AS (
    SELECT least(a.entity_no, b.entity_no) AS one, greatest(a.entity_no, b.entity_no) AS other, a.rank, n.n_alike,
        CASE WHEN a.generation = b.generation THEN 0 WHEN a.generation = '' OR b.generation = '' THEN 1 ELSE 2 END AS suffixes,
        a.is_common AND b.is_common AND a.rank = 1 AS is_common
    FROM keyed AS a SEMI JOIN most_named AS m ON m.rank = a.rank AND m.key = a.key AND m.side = a.side AND m.entity_no = a.entity_no
    JOIN alike AS n ON n.rank = a.rank AND n.key = a.key
    JOIN keyed AS b ON a.rank = b.rank AND a.key = b.key AND a.entity_no <> b.entity_no
        AND ((a.side = 0 AND b.side = 0 AND a.entity_no < b.entity_no) OR (a.side = 2 AND b.side = 1))
    WHERE NOT (a.is_listed AND b.is_listed)
),
pairs AS MATERIALIZED (
    -- Of several keys that two ids share the surest counts.
    SELECT one, other, min(rank) AS rank, arg_min(n_alike, rank) AS n_alike,
        bool_or(is_common) AS is_common, max(suffixes) AS suffixes  -- 1: one has a suffix that tells father from son, 2: each has another
    FROM met GROUP BY one, other
),
chosen AS MATERIALIZED (
    -- The last ten articles of an id tell whom it is named with.
    SELECT entity_no, unnest(min(article_no, 10)) AS article_no
    FROM namings SEMI JOIN (SELECT one AS entity_no FROM pairs UNION SELECT other FROM pairs) USING (entity_no) GROUP BY entity_no
),
together AS MATERIALIZED (
    SELECT one, other, count(*) AS n_together
    FROM (SELECT p.one, p.other, a.article_no FROM pairs AS p JOIN chosen AS a ON a.entity_no = p.one) AS p
    JOIN chosen AS b ON b.entity_no = p.other AND b.article_no = p.article_no
    GROUP BY one, other
),
telling AS (
    -- A list of hundreds of names says of none of them whom it goes with, and would meet itself name by name.
    SELECT article_no FROM namings GROUP BY article_no HAVING count(*) <= 200
),
companions AS (
    -- Rare names say something: those of countries, and of what many articles name, do not. Whom one article alone names is beside two only if both
    -- stand there.
    SELECT n.entity_no, n.article_no FROM namings AS n SEMI JOIN telling USING (article_no)
    JOIN known AS k ON k.entity_no = n.entity_no AND k.n_articles <= 30 AND k.kind <> 'people'
        AND (k.n_articles > 1 OR n.article_no IN (
            SELECT c.article_no FROM chosen AS c JOIN (SELECT one AS entity_no FROM together UNION SELECT other FROM together) USING (entity_no)))
),
beside AS MATERIALIZED (
    SELECT DISTINCT c.entity_no, n.entity_no AS companion
    FROM chosen AS c JOIN companions AS n ON n.article_no = c.article_no AND n.entity_no <> c.entity_no
),
offered AS MATERIALIZED (  -- pair by pair, since a companion may be beside many
    SELECT p.one, p.other, b.companion FROM pairs AS p JOIN beside AS b ON b.entity_no = p.one AND b.companion <> p.other
),
shared AS (
    SELECT o.one, o.other, count(*) AS n_shared, string_agg(k.name, ', ' ORDER BY k.name) AS names,
        sum(CAST(1 - ln(k.n_articles) / ln(100 + (SELECT count(*) FROM core.articles)) AS DECIMAL(9, 3))) AS rarity  -- exact, so that sums have no order
    FROM offered AS o JOIN beside AS b ON b.entity_no = o.other AND b.companion = o.companion JOIN known AS k ON k.entity_no = o.companion
    GROUP BY o.one, o.other
),
judged AS MATERIALIZED (  -- in numbers, before names make the rows wide
    SELECT p.*, coalesce(s.n_shared, 0) AS n_shared, coalesce(s.rarity, 0) AS rarity, s.names, coalesce(t.n_together, 0) AS n_together
    FROM pairs AS p
    LEFT JOIN shared AS s ON s.one = p.one AND s.other = p.other
    LEFT JOIN together AS t ON t.one = p.one AND t.other = p.other
),
weighed AS (
    SELECT p.*, a.entity_id AS entity_a, b.entity_id AS entity_b, m.method, m.base, a.kind, a.name AS name_a, b.name AS name_b, a.n_articles AS n_articles_a, b.n_articles AS n_articles_b,
        greatest(0, date_diff('day', a.last_day, b.first_day), date_diff('day', b.last_day, a.first_day)) AS days_apart,
        a.country_iso3 AS country_a, b.country_iso3 AS country_b, a.role AS role_a, b.role AS role_b,
        a.claimant_class AS class_a, b.claimant_class AS class_b,
        111.2 * sqrt(pow(a.latitude - b.latitude, 2) + pow((a.longitude - b.longitude) * cos(radians((a.latitude + b.latitude) / 2)), 2)) AS km,
        list_has_any(string_split(lower(a.role), ' '), list_filter(string_split(lower(b.role), ' '), lambda w: len(w) > 3)) AS like_role
    -- A body of a name that every state has (`police`) is another in each.
    FROM judged AS p JOIN (
        VALUES (1, 'same_name', 0.0), (2, 'fuller_name', -0.3), (3, 'acronym', -1.2), (4, 'like_spelling', -0.6), (5, 'surname', -1.7)
    ) AS m (rank, method, base) USING (rank)
    JOIN known AS a ON a.entity_no = p.one
    JOIN known AS b ON b.entity_no = p.other AND NOT (a.kind = 'organisation' AND coalesce(a.country_iso3 <> b.country_iso3, false))
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
SELECT entity_a, entity_b, kind, name_a, name_b, method, round(1 / (1 + exp(-weight)), 3) AS score,
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
FROM summed LEFT JOIN step_decisions ON lesser = least(entity_a, entity_b) AND greater = greatest(entity_a, entity_b)
