-- Pairs of articles that may tell of one incident, with what speaks for and against it: the features of stories.py. They meet over rare telling words
-- or full names (steps/met.sql), so many at a time as memory holds (stories.py). Where they name no person, site or age in common, two are of two
-- incidents, however alike their words, if they tell of towns far apart, or of a town and a state elsewhere, in this country or another, unless one names the other's place too, which
-- may have been misread; and if what they say of the victims or the time tells them apart (macros/tells_apart.sql).
WITH likeness AS (
    SELECT m.number, m.other, sum(a.weight * b.weight) AS cosine
    FROM step_met AS m JOIN step_words AS a ON a.number = m.number JOIN step_words AS b ON b.number = m.other AND b.key = a.key
    GROUP BY ALL
),
shared AS (
    SELECT m.number, m.other,
        coalesce(sum(a.weight) FILTER (WHERE a.kind = 'person'), 0) AS people,
        coalesce(sum(a.weight) FILTER (WHERE a.kind = 'site'), 0) AS sites,
        coalesce(sum(a.weight) FILTER (WHERE a.kind = 'place'), 0) AS places
    FROM step_met AS m JOIN step_names AS a ON a.number = m.number JOIN step_names AS b ON b.number = m.other AND b.entity_no = a.entity_no
    GROUP BY ALL
),
of_age AS (
    SELECT m.number, m.other, count(*) AS ages
    FROM step_met AS m JOIN step_ages AS a ON a.number = m.number JOIN step_ages AS b ON b.number = m.other AND b.age = a.age GROUP BY ALL
),
named_places AS (
    SELECT DISTINCT number, entity_key FROM step_names WHERE kind <> 'person'
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
FROM step_met AS m
JOIN step_subjects AS a ON a.number = m.number
JOIN step_subjects AS b ON b.number = m.other
LEFT JOIN likeness AS l ON l.number = m.number AND l.other = m.other
LEFT JOIN shared AS s ON s.number = m.number AND s.other = m.other
LEFT JOIN of_age AS g ON g.number = m.number AND g.other = m.other
LEFT JOIN named_places AS na ON na.number = m.number AND na.entity_key = hash(b.place_id)
LEFT JOIN named_places AS nb ON nb.number = m.other AND nb.entity_key = hash(a.place_id)
LEFT JOIN step_known AS ka ON ka.number = m.number
LEFT JOIN step_known AS kb ON kb.number = m.other
WHERE NOT (coalesce(s.people, 0) = 0 AND coalesce(s.sites, 0) = 0 AND g.ages IS NULL AND (
    (na.number IS NULL AND nb.number IS NULL AND CASE WHEN a.is_exact_place AND b.is_exact_place THEN far = 1
        ELSE NOT (a.is_district OR b.is_district) AND coalesce(a.admin1 IS NOT NULL AND b.admin1 IS NOT NULL AND (a.country_iso3 <> b.country_iso3 OR a.admin1 <> b.admin1), false) END)
    OR tells_apart(a.only_victim, b.only_victim, a.day, b.day, a.part_of_day, b.part_of_day, a.killed, b.killed,
        ka.has_ages AND kb.has_ages AND ka.has_people AND kb.has_people)))
