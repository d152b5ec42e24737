-- A headline says in few words what its article says in full. Each headline figure that the body gives again, with that claim of the body, as what the
-- headline's row is to say of source and, for a running total, a stock or a sum over a span, of what is counted, where and since when; and body figures whose source only the headline
-- names. `is_repeat`: the headline's row counts nothing beside the body's.
-- Small figures are met by chance: 1 to 4 must be of one event or place. What the body tells of the past is not in the headline.
WITH titled AS (
    SELECT article_id, length(title) AS title_length FROM core.articles WHERE title <> ''
),
figured AS (
    SELECT c.*, coalesce(c.value_best, c.value_low, c.value_high) AS value, coalesce(c.source_id, c.source_text) IS NOT NULL AS is_sourced,
        coalesce(c.place_id, c.place_name) AS place, coalesce(e.role, 'main') = 'background' AS is_past
    FROM core.claims AS c LEFT JOIN core.events AS e USING (event_id)
    WHERE c.kind = 'numeric' AND NOT c.implicit AND c.measure IN ('incident', 'period', 'cumulative', 'stock')
),
headlines AS (
    SELECT c.*, t.title_length FROM titled AS t JOIN figured AS c ON c.article_id = t.article_id AND c.end_char <= t.title_length
),
pairs AS (
    SELECT h.claim_id AS headline_id, h.is_sourced AS is_headline_sourced, h.source_text AS headline_text, h.source_id AS headline_source_id,
        h.measure AS headline_measure, b.*, b.measure = h.measure OR b.measure IN ('cumulative', 'stock', 'period') AS is_same_count
    FROM headlines AS h JOIN figured AS b ON b.article_id = h.article_id AND b.impact = h.impact AND b.value = h.value
        AND b.start_char >= h.title_length AND b.victim_group IS NOT DISTINCT FROM h.victim_group AND b.status = h.status
        AND (b.event_id = h.event_id OR coalesce(b.place = h.place, true) OR h.value >= 5) AND (h.is_past OR b.event_id = h.event_id OR NOT b.is_past)
    QUALIFY row_number() OVER (PARTITION BY h.claim_id ORDER BY NOT is_same_count, coalesce(b.source_id <> h.source_id, b.is_sourced <> h.is_sourced),
        coalesce(b.place <> h.place, true), coalesce(b.event_id <> h.event_id, true), NOT b.is_sourced, b.start_char, b.claim_id) = 1
)
SELECT headline_id AS claim_id, claim_id AS voiced_by, CASE WHEN is_sourced THEN source_text ELSE headline_text END AS source_text,
    CASE WHEN is_sourced THEN source_id ELSE headline_source_id END AS source_id, is_same_count AS is_repeat,
    CASE WHEN is_same_count AND measure IN ('cumulative', 'stock', 'period') THEN struct_pack(event_id, measure, period_start, period_end, period_precision,
        period_basis, as_of, since_text, count_basis, place_name, place_text, place_id, place_precision) END AS counted
FROM pairs
UNION ALL
SELECT claim_id, first(headline_id ORDER BY headline_id), first(headline_text ORDER BY headline_id), first(headline_source_id ORDER BY headline_id), false, NULL
FROM pairs WHERE is_headline_sourced AND NOT is_sourced GROUP BY claim_id
