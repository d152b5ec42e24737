-- What synthetic.py draws its rows from; the variables seed, n_articles, low and high are set there.
CREATE MACRO r(what, n) AS hash(getvariable('seed'), what, n)::DOUBLE / 18446744073709551616;  -- from 0 to 1
CREATE MACRO id(what, n) AS md5(concat(getvariable('seed'), what, n))[1:20];
CREATE MACRO zipf(share, n) AS least(floor(pow(n, share)), n)::BIGINT;  -- 1 to n, the k-th about as often as 1/k
CREATE MACRO syllable(n) AS substr('bacedifoguhajekilomunapeqirosutavewixozu', (n % 20)::INTEGER * 2 + 1, 2);
CREATE MACRO word(n) AS concat(syllable(n), syllable(n // 20), syllable(n // 400), CASE WHEN n >= 8000 THEN syllable(n // 8000) ELSE '' END);
CREATE MACRO person_name(n) AS concat('M', syllable(hash(n) % 400), syllable(hash(n) // 400 % 20), ' K', word(hash(n) % 160000));
CREATE TABLE places AS
    SELECT *, row_number() OVER (ORDER BY population DESC, entity_id) AS rank,
        row_number() OVER (PARTITION BY country ORDER BY population DESC, entity_id) AS rank_within, count(*) OVER (PARTITION BY country) AS n_within
    FROM cities;
CREATE TABLE wars AS  -- the first is the one that a published series counts
    SELECT *, CASE WHEN w = 0 THEN DATE '2023-10-07' ELSE DATE '2015-01-01' + (r('start', w) * 2500)::INTEGER END AS since,
        1 + 60 * r('rate', w) AS a_day, CASE WHEN w % 5 = 4 THEN 'epidemic' ELSE 'conflict' END AS war_kind
    FROM (
        SELECT country, country_name, max(n_within) AS n_towns, row_number() OVER (ORDER BY country <> 'PSE', r('war', country)) - 1 AS w
        FROM places GROUP BY country, country_name HAVING max(n_within) >= 10
    ) WHERE w < 40;
CREATE TABLE incidents AS  -- of a war or not, with the number of articles that tell of it
    SELECT i, r('of war', i) < 0.4 AS is_of_war, (r('which', i) * 40)::BIGINT % 40 AS w, least(30, (0.5 / (0.02 + r('size', i)))::INTEGER + 1) AS size,
        DATE '2015-01-01' + (r('day', i) * 3640)::INTEGER AS day, (1.5 / (0.008 + r('dead', i)))::BIGINT + 1 AS dead, r('kind', i) AS sort, false AS is_total
    FROM range(getvariable('n_articles') + 1) AS t(i)
    QUALIFY sum(size) OVER (ORDER BY i) - size < getvariable('n_articles') * 0.7
    UNION ALL
    SELECT getvariable('n_articles') + 1 + n, true, (r('which', n) * 40)::BIGINT % 40, 1, NULL, (1.5 / (0.008 + r('dead', -n)))::BIGINT + 1, 0, true
    FROM range((getvariable('n_articles') * 0.3)::BIGINT) AS t(n);
CREATE TABLE seats AS
    SELECT i.i, p.entity_id AS town_id, p.name AS town, p.country, p.country_name, p.n_within
    FROM incidents AS i JOIN wars USING (w) JOIN places AS p ON p.country = wars.country AND p.rank_within = zipf(r('town', i.i), n_towns) WHERE i.is_of_war
    UNION ALL
    SELECT i.i, p.entity_id, p.name, p.country, p.country_name, p.n_within
    FROM incidents AS i JOIN places AS p ON p.rank = zipf(r('town', i.i), (SELECT count(*) FROM places)) WHERE NOT i.is_of_war;
CREATE TABLE articles AS
    WITH told AS (
        SELECT i, is_total, is_of_war, w, dead, sort, unnest(range(size)) AS turn, hash(i, turn) AS pair,
            CASE WHEN is_total THEN since + 1 + (r('day', i) * (DATE '2024-12-30' - since))::INTEGER ELSE day END AS happened,
            happened::TIMESTAMP + to_minutes((1440 * (1 + turn * r('late', i) * 0.3 + r('hour', pair) * 0.8))::BIGINT) AS published_at
        FROM incidents JOIN wars USING (w)
    ),
    numbered AS (
        SELECT *, row_number() OVER (ORDER BY published_at, i, turn) - 1 AS n, turn > 0 AND r('copy', pair) < 0.14 AS is_copy,
            turn > 0 AND r('copy', pair) > 0.97 AS is_version
        FROM told
    )
    SELECT a.*, f.n AS first_n, CASE WHEN a.is_copy THEN f.n ELSE a.n END AS source_n, CASE WHEN a.is_copy THEN 0 ELSE a.turn END AS source_turn,
        CASE WHEN a.is_version THEN f.n ELSE a.n END AS external_n, zipf(r('publisher', CASE WHEN a.is_version THEN f.n ELSE a.n END), 2000) AS publisher,
        s.* EXCLUDE (i), q.entity_id AS town2_id, q.name AS town2, wars.a_day, wars.war_kind,
        CASE WHEN a.is_of_war AND wars.since < a.happened THEN wars.since ELSE date_trunc('year', a.happened)::DATE END AS since
    FROM numbered AS a JOIN numbered AS f ON f.i = a.i AND f.turn = 0 JOIN wars ON wars.w = a.w JOIN seats AS s ON s.i = a.i
    JOIN places AS q ON q.country = s.country AND q.rank_within = zipf(r('other town', a.i), s.n_within)
    ORDER BY a.n;
CREATE TABLE slots AS  -- what the claims of an article are, the first three of them always there: (articles of totals, place in the article) to the claim
    FROM (VALUES
        (false, 0, 'killed', NULL, 'incident', NULL, 0, 'town', 1.0, 'people were killed'), (false, 1, 'injured', NULL, 'incident', NULL, 0, 'town', 2.3, 'people were injured'),
        (false, 2, 'killed', 'child', 'incident', 0, 0, 'town', 0.3, 'of the dead were children'), (false, 3, 'killed', NULL, 'incident', NULL, 0, 'town', 1.0, 'deaths were counted'),
        (false, 4, 'displaced', NULL, 'incident', NULL, 0, 'town', 40, 'people fled'), (false, 5, 'killed', NULL, 'incident', NULL, 1, 'other', 3.1, 'people had died before'),
        (false, 6, 'killed', NULL, 'cumulative', NULL, 2, 'country', 0, 'people were killed since it began'), (false, 7, 'abused', NULL, 'incident', NULL, 0, 'town', NULL, 'torture of prisoners'),
        (false, 8, 'killed', 'civilian', 'incident', 0, 0, 'town', 0.4, 'of them were civilians'),
        (true, 0, 'killed', NULL, 'cumulative', NULL, 2, 'country', 0, 'people were killed since it began'), (true, 1, 'injured', NULL, 'cumulative', NULL, 2, 'country', 0, 'people were injured since it began'),
        (true, 2, 'killed', 'child', 'cumulative', 0, 2, 'country', 0, 'of the dead were children'), (true, 3, 'killed', NULL, 'incident', NULL, 0, 'town', 1.0, 'people were killed that day'),
        (true, 4, 'displaced', NULL, 'stock', NULL, 2, 'country', 0, 'people are displaced'), (true, 5, 'killed', NULL, 'period', NULL, 0, 'country', 2.0, 'people were killed across the country'),
        (true, 6, 'abducted', NULL, 'incident', NULL, 0, 'town', 0.7, 'people were taken hostage'), (true, 7, 'held', NULL, 'stock', NULL, 2, 'town', 0.9, 'hostages are held'),
        (true, 8, 'killed', 'woman', 'cumulative', 0, 2, 'country', 0, 'of the dead were women')
    ) AS t(is_total, slot, impact, victim_group, measure, part_of_slot, event_no, seat, factor, predicate);
-- table: told_claims
WITH slotted AS (
    SELECT a.*, s.* EXCLUDE (is_total), hash(a.source_n, s.slot) AS draw, hash(a.n, s.slot) AS key
    FROM articles AS a JOIN slots AS s ON s.is_total = a.is_total AND s.slot < 3 + (r('claims', a.source_n) * 7)::INTEGER
    WHERE a.n >= getvariable('low') AND a.n < getvariable('high')
),
drawn AS (
    SELECT *, CASE WHEN impact = 'abused' THEN NULL
            WHEN factor = 0 THEN greatest(1, (a_day * (happened - since) * CASE impact WHEN 'injured' THEN 2.1 WHEN 'displaced' THEN 300 ELSE 1 END
                * CASE victim_group WHEN 'child' THEN 0.31 WHEN 'woman' THEN 0.18 ELSE 1 END
                * CASE WHEN r('side', source_n) < 0.05 THEN 0.6 ELSE 1 END * (1 - 0.01 * r('lag', source_n)))::BIGINT)
            ELSE greatest(1, (factor * dead * (1 - 0.5 * exp(-source_turn / 3.0) * r('rise', i)) * CASE WHEN r('slip', draw) < 0.03 THEN 2 ELSE 1 END)::BIGINT) END AS figure,
        CASE WHEN impact = 'abused' THEN NULL WHEN factor <> 0 AND r('words', draw) < 0.08 THEN 'vague' WHEN r('words', draw) < 0.25 THEN 'at_least'
            WHEN r('words', draw) < 0.33 THEN 'more_than' WHEN r('words', draw) < 0.38 THEN 'about' WHEN r('words', draw) < 0.4 THEN 'at_most' ELSE 'exact' END AS quantifier
    FROM slotted
),
worded AS (
    SELECT *, CASE quantifier WHEN 'vague' THEN ['dozens', 'several', 'hundreds', 'scores', 'many'][(draw % 5)::INTEGER + 1] WHEN 'at_least' THEN concat('at least ', figure)
            WHEN 'more_than' THEN concat('more than ', figure) WHEN 'about' THEN concat('about ', figure) WHEN 'at_most' THEN concat('up to ', figure)
            WHEN 'exact' THEN figure::VARCHAR ELSE predicate END AS number_text,
        CASE WHEN r('source', draw) < 0.55 THEN CASE WHEN seat = 'country' OR is_total THEN CASE WHEN r('side', source_n) < 0.05 THEN w * 2 ELSE w * 2 + 1 END ELSE 80 + zipf(r('who', draw), 3000) END END AS source_no,
        CASE WHEN r('source', draw) BETWEEN 0.55 AND 0.65 THEN concat(word(zipf(r('some', draw), 300)), ' officials') END AS nameless,
        (CASE seat WHEN 'town' THEN {'id': town_id, 'name': town, 'precision': '1'} WHEN 'other' THEN {'id': town2_id, 'name': town2, 'precision': '1'}
            ELSE {'id': concat('country:', country), 'name': country_name, 'precision': '6'} END) AS place,
        concat('in ', CASE seat WHEN 'town' THEN town WHEN 'other' THEN town2 ELSE country_name END, coalesce(concat(', source ', source_no), concat(', ', nameless), '')) AS rest
    FROM drawn
),
said AS (
    SELECT *, concat(number_text, CASE WHEN impact = 'abused' THEN '' ELSE concat(' ', predicate) END, ' ', rest, '.') AS sentence FROM worded
)
SELECT *, concat('Day ', dayofyear(happened), ' in ', town) AS title,
    length(title) + 2 + coalesce(sum(length(sentence) + 1) OVER (PARTITION BY n ORDER BY slot ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::BIGINT AS starts,
    id('article', n) AS article_id, id('claim', key) AS claim_id, id('event', hash(n, event_no)) AS event_id
FROM said
-- table: raw.files
SELECT '0000000000000000000000000000000000000000000000000000000000000000' AS file_id, 'invented' AS path, 'jsonl' AS format, 0 AS n_bytes,
    getvariable('n_articles') AS n_articles, 0 AS n_rejects, 'invented' AS reader_version, TIMESTAMP '2025-01-01' AS first_seen_at
-- table: core.entities
SELECT entity_id, 'place' AS kind, name, country AS country_iso3, geonames_id, 'PPL' AS feature_code, admin1, latitude, longitude, parent_id, NULL AS claimant_class FROM places
UNION ALL
SELECT entity_id, 'place', name, country, geonames_id, feature_code, admin1, try_cast(latitude AS DOUBLE), try_cast(longitude AS DOUBLE), parent_id, NULL FROM wards
UNION ALL
SELECT concat('organisation:', n), 'organisation', concat('source ', n), NULL, NULL, NULL, NULL, NULL, NULL, NULL,
    CASE WHEN n < 80 THEN CASE WHEN n % 2 = 0 THEN 'belligerent' ELSE 'health_authority' END
        ELSE ['government', 'un', 'ngo', 'media', 'witness', 'unnamed_official', 'belligerent', 'other'][n % 8 + 1] END
FROM range(3081) AS t(n)
UNION ALL
SELECT concat('person:', i), 'person', person_name(i), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM incidents
-- table: core.articles
WITH told AS (
    SELECT article_id, first(COLUMNS(* EXCLUDE (article_id, sentence, slot)) ORDER BY slot), string_agg(sentence, ' ' ORDER BY slot) AS body FROM told_claims GROUP BY article_id
),
texts AS (  -- some words are the incident's, some the article's
    SELECT *, concat(title, chr(10), chr(10), body, ' ', person_name(i), ' of ', town, ', ', 20 + i % 60, ', was there. ',
        array_to_string(list_transform(range(14), lambda k: word(zipf(r('word', hash(CASE WHEN k < 7 OR r('own', hash(source_n, k)) < 0.4 THEN i ELSE source_n END, k)), 200000)))
            || list_transform(range(24), lambda k: word(zipf(r('filler', hash(source_n, k)), 200000))), ' '), '.') AS text
    FROM told
)
SELECT article_id, concat('x', external_n) AS external_id, '0000000000000000000000000000000000000000000000000000000000000000' AS file_id, n AS position,
    concat('Outlet ', publisher) AS publisher, title, published_at, 'time' AS published_precision, 'field' AS published_basis, 'en' AS language, text, sha256(text) AS text_sha256,
    length(text) AS n_chars, CASE WHEN is_copy THEN id('article', first_n) END AS copy_of, CASE WHEN is_copy THEN 0.97 END AS copy_score
FROM texts
-- table: core.sentences
SELECT article_id, slot AS sentence_no, 1 AS paragraph_no, starts AS start_char, starts + length(sentence) AS end_char, 'body' AS zone, sentence AS text FROM told_claims
-- table: core.mentions
WITH ended AS (
    SELECT article_id, first(i) AS i, first(town) AS town, first(town_id) AS town_id, max(starts + length(sentence)) + 1 AS tail FROM told_claims GROUP BY article_id
),
named AS (
    SELECT article_id, 9 AS sentence_no, tail AS start_char, person_name(i) AS text, concat('person:', i) AS entity_id FROM ended
    UNION ALL
    SELECT article_id, 9, tail + length(person_name(i)) + 4, town, town_id FROM ended
    UNION ALL
    SELECT article_id, slot, starts + length(sentence) - 1 - length(concat('source ', source_no)), concat('source ', source_no), concat('organisation:', source_no)
    FROM told_claims WHERE source_no IS NOT NULL
)
SELECT *, md5(concat(article_id, start_char))[1:20] AS mention_id, start_char + length(text) AS end_char, 'name' AS form, 0.9 AS link_score, 'name' AS link_method FROM named
-- table: core.quantities
WITH ages AS (
    SELECT article_id, first(i) AS i, max(starts + length(sentence)) + 1 + length(concat(person_name(first(i)), ' of ', first(town), ', ')) AS start_char FROM told_claims GROUP BY article_id
)
SELECT id('quantity', key) AS quantity_id, article_id, slot AS sentence_no, starts AS start_char, starts + length(number_text) AS end_char, number_text, quantifier,
    CASE WHEN quantifier IN ('exact', 'at_least', 'more_than') THEN figure::DOUBLE END AS value_low,
    CASE WHEN quantifier NOT IN ('vague', 'at_most') THEN figure::DOUBLE END AS value_best, CASE WHEN quantifier IN ('exact', 'at_most') THEN figure::DOUBLE END AS value_high,
    'person' AS unit_kind
FROM told_claims WHERE quantifier IS NOT NULL
UNION ALL
SELECT md5(concat('age', article_id))[1:20], article_id, 9, start_char, start_char + 2, (20 + i % 60)::VARCHAR, 'exact', 20 + i % 60, 20 + i % 60, 20 + i % 60, 'age' FROM ages WHERE i % 3 = 0
-- table: core.events
SELECT event_id, first(article_id) AS article_id, CASE WHEN event_no = 2 THEN first(war_kind) WHEN bool_or(is_of_war) THEN ['strike', 'attack', 'clash'][(first(sort) * 3)::INTEGER % 3 + 1]
        ELSE ['crime', 'accident', 'disaster', 'protest', 'police_action'][(first(sort) * 5)::INTEGER % 5 + 1] END AS kind,
    CASE WHEN (event_no = 0) = NOT bool_or(is_total) OR (event_no = 2 AND bool_or(is_total)) THEN 'main' WHEN event_no = 0 THEN 'related' ELSE 'background' END AS role,
    event_no = 2 AS is_ongoing, CASE WHEN event_no = 2 THEN 'war' WHEN bool_or(is_of_war) THEN 'air strike' ELSE ['shooting', 'bus crash', 'flood', 'fire', 'ferry'][(first(sort) * 5)::INTEGER % 5 + 1] END AS cause_text,
    first(place.name ORDER BY slot) AS place_text, first(place.name ORDER BY slot) AS place_name, first(place.id ORDER BY slot) AS place_id, first(place.precision ORDER BY slot) AS place_precision,
    CASE event_no WHEN 0 THEN first(happened) WHEN 1 THEN first(happened) - (40 + first(i) % 300)::INTEGER ELSE first(since) END AS date_start,
    CASE event_no WHEN 0 THEN first(happened) WHEN 1 THEN first(happened) - (40 + first(i) % 300)::INTEGER END AS date_end,
    CASE WHEN event_no = 2 THEN 'range' ELSE 'day' END AS date_precision, 'relative' AS date_basis, min(starts) AS anchor_start, min(starts) + 5 AS anchor_end
FROM told_claims GROUP BY event_id, event_no
-- table: core.claims
SELECT claim_id, article_id, slot AS sentence_no, CASE WHEN quantifier IS NOT NULL THEN id('quantity', key) END AS quantity_id, event_id,
    CASE WHEN quantifier IS NULL THEN 'assertion' ELSE 'numeric' END AS kind, starts AS start_char, starts + length(number_text) AS end_char, number_text, starts AS evidence_start,
    starts + length(sentence) AS evidence_end, impact, quantifier, CASE WHEN quantifier IN ('exact', 'at_least', 'more_than') THEN figure::DOUBLE END AS value_low,
    CASE WHEN quantifier NOT IN ('vague', 'at_most') THEN figure::DOUBLE END AS value_best, CASE WHEN quantifier IN ('exact', 'at_most') THEN figure::DOUBLE END AS value_high,
    coalesce(figure % 100 = 0, false) AS is_round, false AS implicit, CASE WHEN impact = 'abducted' THEN 'hostages' ELSE 'people' END AS victim_text, victim_group,
    CASE WHEN r('actor', draw) < 0.1 AND event_no = 0 THEN concat('band ', zipf(r('band', draw), 500)) END AS actor_text,
    CASE WHEN r('place', draw) < 0.6 THEN place.name END AS place_text, CASE WHEN r('place', draw) < 0.6 THEN place.name END AS place_name,
    CASE WHEN r('place', draw) < 0.6 THEN place.id END AS place_id, CASE WHEN r('place', draw) < 0.6 THEN place.precision END AS place_precision, measure,
    CASE WHEN measure = 'cumulative' THEN CASE WHEN r('since', draw) < 0.7 THEN since END WHEN event_no = 1 OR r('day stated', draw) < 0.4 THEN NULL ELSE happened END AS period_start,
    CASE WHEN measure = 'cumulative' THEN happened WHEN event_no = 1 OR r('day stated', draw) < 0.4 THEN NULL ELSE happened END AS period_end,
    CASE WHEN measure = 'cumulative' THEN CASE WHEN r('since', draw) < 0.7 THEN 'range' ELSE 'none' END WHEN event_no = 1 OR r('day stated', draw) < 0.4 THEN 'none' ELSE 'day' END AS period_precision,
    'relative' AS period_basis, CASE WHEN measure IN ('cumulative', 'stock') THEN happened END AS as_of, CASE WHEN measure = 'cumulative' THEN 'since it began' END AS since_text,
    CASE WHEN source_no IS NOT NULL THEN concat('source ', source_no) ELSE nameless END AS source_text, CASE WHEN source_no IS NOT NULL THEN concat('organisation:', source_no) END AS source_id,
    CASE WHEN source_no IS NULL THEN 'narrator' ELSE 'indirect' END AS delivery, CASE WHEN r('status', draw) < 0.02 THEN 'denied' WHEN r('status', draw) < 0.06 THEN 'unverified' ELSE 'asserted' END AS status,
    CASE WHEN part_of_slot IS NOT NULL THEN id('claim', hash(n, part_of_slot)) END AS part_of, 0.5 + r('sure', draw) * 0.5 AS confidence, 'invented' AS extractor_version
FROM told_claims
-- table: core.stances
SELECT claim_id, concat('organisation:', source_no) AS speaker_id, concat('source ', source_no) AS speaker_text,
    CASE WHEN source_no < 80 THEN CASE WHEN source_no % 2 = 0 THEN 'belligerent' ELSE 'health_authority' END END AS claimant_class, 'asserts' AS stance, 'indirect' AS delivery, starts AS start_char, starts + 1 AS end_char
FROM told_claims WHERE source_no IS NOT NULL
UNION ALL
SELECT claim_id, concat('organisation:', w * 2), concat('source ', w * 2), NULL, ['denies', 'disputes'][(draw % 2)::INTEGER + 1], 'indirect', starts, starts + 2
FROM told_claims WHERE r('status', draw) < 0.02 OR (impact = 'abused' AND r('charge', draw) < 0.5)
