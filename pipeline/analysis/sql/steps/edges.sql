-- Pairs of claims, with their nodes, that put two nodes into one incident: a stated part and its whole, a copy and its original, and claims of
-- different stories with one impact, victim group and sort of measure, on one day (incidents: within a day; sums: the same span), and
-- * at one place of precision 1 to 3, with figures that agree, overlap, or lie as close as early reports do;
-- * at one wider place, or one in a place that contains it, with the same and telling figure.
-- Blocks are joined by equality and within a block only neighbours in the order of the figures are linked: n log n, never all pairs.
WITH told AS (
    SELECT claim_id, node_id, article_id, story_id, published_at, impact, coalesce(victim_group, '') AS victims, place_id, place_key,
        coalesce(place_precision, 9) <= 3 AS is_exact_place, measure = 'period' AS is_sum, value, value_low, value_high,
        occurred_start, occurred_end
    FROM step_told
    WHERE kind = 'numeric' AND measure IN ('incident', 'cumulative', 'period') AND place_key IS NOT NULL AND occurred_start IS NOT NULL
        AND (measure = 'period' OR occurred_precision IN ('time', 'day'))
        AND NOT (event_role = 'background' AND period_start IS NULL)
),
blocked AS (
    SELECT *, unnest(CASE WHEN is_sum THEN [concat(occurred_start, '/', occurred_end)]
        ELSE [CAST(occurred_start AS VARCHAR), CAST(occurred_start + 1 AS VARCHAR)] END) AS block
    FROM told
),
neighbours AS (
    SELECT *, lag(struct_pack(claim_id, node_id, story_id, value, value_low, value_high, is_exact_place, occurred_start)) OVER (
        PARTITION BY impact, victims, place_key, is_sum, block ORDER BY value NULLS LAST, published_at, claim_id) AS other
    FROM blocked
),
near AS (
    SELECT claim_id, node_id, other.claim_id AS other_claim_id, other.node_id AS other_node_id, occurred_start = other.occurred_start AS same_day,
        CASE
            WHEN value = other.value AND is_exact_place THEN struct_pack(score := 0.9, how := 'same place and figure')
            WHEN value = other.value AND value >= 5 THEN struct_pack(score := 0.7, how := 'same wider place and figure')  -- 1 to 4 are met by chance
            WHEN NOT is_exact_place THEN NULL
            WHEN value IS NULL OR other.value IS NULL THEN struct_pack(score := 0.5, how := 'same place, no figure')
            WHEN coalesce(value_low, -1) <= coalesce(other.value_high, 'inf'::DOUBLE)
                AND coalesce(other.value_low, -1) <= coalesce(value_high, 'inf'::DOUBLE) THEN struct_pack(score := 0.8, how := 'same place, bounds overlap')
            WHEN abs(value - other.value) <= 2 OR greatest(value, other.value) <= 1.5 * least(value, other.value)  -- as far as early reports differ
                THEN struct_pack(score := 0.6, how := 'same place, close figures')
        END AS link
    FROM neighbours WHERE other IS NOT NULL AND other.story_id <> story_id
),
wider AS (
    SELECT impact, victims, place_key, is_sum, block, value, first(claim_id ORDER BY claim_id) AS claim_id, first(node_id ORDER BY claim_id) AS node_id,
        first(story_id ORDER BY claim_id) AS story_id, first(occurred_start ORDER BY claim_id) AS occurred_start
    FROM blocked WHERE NOT is_exact_place AND NOT is_sum AND value >= 5 GROUP BY ALL
),
contained AS (
    SELECT b.claim_id, b.node_id, w.claim_id AS other_claim_id, w.node_id AS other_node_id, b.occurred_start = w.occurred_start AS same_day,
        struct_pack(score := 0.6, how := 'same figure, one place in the other') AS link
    FROM blocked AS b
    JOIN step_places AS p ON p.place_id = b.place_id
    JOIN wider AS w ON w.place_key = p.ancestor_id AND w.impact = b.impact AND w.victims = b.victims AND w.block = b.block AND w.value = b.value
    WHERE NOT b.is_sum AND w.story_id <> b.story_id
),
copies AS (
    SELECT c.claim_id, t.node_id, o.claim_id AS other_claim_id, u.node_id AS other_node_id, true AS same_day,
        struct_pack(score := c.copy_score, how := 'copy of one story') AS link
    FROM step_numbered AS c
    JOIN step_numbered AS o ON o.story_id = c.story_id AND o.is_first AND o.kind = c.kind AND o.impact = c.impact AND o.number_text = c.number_text
        AND o.victim_group IS NOT DISTINCT FROM c.victim_group AND o.occurrence = c.occurrence
    JOIN step_told AS t ON t.claim_id = c.claim_id
    JOIN step_told AS u ON u.claim_id = o.claim_id
    WHERE NOT c.is_first
),
parts AS (
    SELECT p.claim_id, p.node_id, w.claim_id AS other_claim_id, w.node_id AS other_node_id, true AS same_day,
        struct_pack(score := 1.0, how := 'stated part') AS link
    FROM step_told AS p JOIN step_told AS w ON w.claim_id = p.part_of
),
pairs AS (
    SELECT * FROM near WHERE link IS NOT NULL UNION ALL SELECT * FROM contained UNION ALL SELECT * FROM copies UNION ALL SELECT * FROM parts
)
SELECT claim_id, node_id, other_claim_id, other_node_id,
    max(struct_pack(score := link.score - CASE WHEN same_day THEN 0 ELSE 0.1 END,
        method := concat(link.how, CASE WHEN same_day THEN '' ELSE ', a day apart' END))) AS link
FROM pairs GROUP BY ALL
