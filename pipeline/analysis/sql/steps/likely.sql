-- The rows of mart.likely_same_entities in no order: what they are joined from is let go before they are sorted, since both would be too much for the memory.
WITH named_with_both AS (
    SELECT o.one, o.other, o.companion, k.n_articles
    FROM step_offered AS o JOIN step_beside AS b ON b.entity_no = o.other AND b.companion = o.companion JOIN step_bearers AS k ON k.entity_no = o.companion
),
counted AS (
    SELECT one, other, count(*) AS n_shared,
        sum(CAST(1 - ln(n_articles) / ln(100 + (SELECT count(*) FROM core.articles)) AS DECIMAL(9, 3))) AS rarity,  -- exact, so that sums have no order
        max(companion, 6) AS rarest  -- lists of all of them would be too much for the memory
    FROM named_with_both GROUP BY one, other
),
shared AS (
    SELECT c.one, c.other, any_value(c.n_shared) AS n_shared, any_value(c.rarity) AS rarity, string_agg(k.name, ', ' ORDER BY k.name) AS names
    FROM (SELECT one, other, n_shared, rarity, unnest(rarest) AS companion FROM counted) AS c JOIN step_bearers AS k ON k.entity_no = c.companion
    GROUP BY c.one, c.other
),
bearers AS (
    SELECT b.* EXCLUDE (entity_key), e.* EXCLUDE (entity_id, kind, name) FROM step_bearers AS b JOIN core.entities AS e USING (entity_id)
    SEMI JOIN (SELECT one AS entity_no FROM step_namesakes UNION SELECT other FROM step_namesakes) USING (entity_no)
),
judged AS (  -- in numbers, before names make the rows wide
    SELECT p.*, coalesce(s.n_shared, 0) AS n_shared, coalesce(s.rarity, 0) AS rarity, s.names, coalesce(t.n_together, 0) AS n_together
    FROM step_namesakes AS p
    LEFT JOIN shared AS s ON s.one = p.one AND s.other = p.other
    LEFT JOIN step_together AS t ON t.one = p.one AND t.other = p.other
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
    JOIN bearers AS a ON a.entity_no = p.one
    JOIN bearers AS b ON b.entity_no = p.other AND NOT (a.kind = 'organisation' AND coalesce(a.country_iso3 <> b.country_iso3, false))
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
        CASE WHEN n_shared > 0 THEN 'named with both: ' || CASE WHEN len(names) > 120 THEN names[:117] || '...' WHEN n_shared > 6 THEN names || ', ...' ELSE names END END,
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
