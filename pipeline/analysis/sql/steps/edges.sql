-- Pairs of claims, with their nodes, that put two nodes into one incident: a stated part and its whole, a copy or version and the article that speaks
-- for its story, and claims of different stories with one impact, victim group and sort of measure (incidents of one day; sums of one span), and
-- * at one place of precision 1 to 3, with figures that are the same, overlap within closed bounds, or lie as close as early reports do;
-- * at one wider place, or one in a place that contains it, with the same and telling figure;
-- * by one hazard of nature, or one that seldom strikes twice a day (a ferry, a mine), at one place or in one that contains it, whatever the figures:
--   twelve dead in the morning are sixty at night, and a toll that was counted later tells of the last such hazard there. Of a hazard of nature
--   the toll may be dated a day later, if it is no lower, or near.
-- Other incidents a day apart need the same and telling figure: strikes on successive days are many, and open bounds agree with anything.
-- What mishap did is not what violence did, whatever the figures; a fire and a crash of one day and town are two, unless they have the same and telling figure.
-- Blocks are joined by equality and within a block only neighbours in the order of the figures are linked: n log n, never all pairs.
-- `binds_*`: what the union must keep near (clusters.py), since likenesses chain; what an article itself joins is bound by nothing.
WITH named AS (  -- once a text, of which there are fewer than claims
    SELECT cause_text, CASE
            WHEN regexp_matches(cause_text, '(?i)quake|tremor|tsunami') THEN 'earthquake'
            WHEN regexp_matches(cause_text, '(?i)\bflood(s|ed|ing|waters?)?\b|dam (burst|collapse)') THEN 'flood'
            WHEN regexp_matches(cause_text, '(?i)\bstorms?\b|(sand|snow|rain|thunder)storm|cyclone|hurricane|typhoon|tornado|twister') THEN 'storm'
            WHEN regexp_matches(cause_text, '(?i)(land|mud|rock)slide|avalanche') THEN 'slide'
            WHEN regexp_matches(cause_text, '(?i)volcan|eruption') THEN 'volcano'
            WHEN regexp_matches(cause_text, '(?i)(wild|bush|forest ?)fires?') THEN 'wildfire'
        END AS nature, CASE
            WHEN regexp_matches(cause_text, '(?i)ferry|boat|ship|vessel|capsiz') THEN 'vessel'
            WHEN regexp_matches(cause_text, '(?i)\b(air)?plane|airliner|helicopter|\bjet\b') THEN 'aircraft'
            WHEN regexp_matches(cause_text, '(?i)\btrains?\b|derail') THEN 'train'
            WHEN regexp_matches(cause_text, '(?i)stampede|crush') THEN 'crush'
            WHEN regexp_matches(cause_text, '(?i)\bmines?\b|collapse') THEN 'collapse'
        END AS disaster, CASE regexp_extract(lower(cause_text),
                '\b(crash|collision|fire|house ?fire|blaze|wildfire|shooting|gunfire|stabbing|earthquake|quake|flood|storm|typhoon|tornado)(e?s|ing)?\b', 1)
            WHEN 'crash' THEN 'crash' WHEN 'collision' THEN 'crash' WHEN 'shooting' THEN 'gun' WHEN 'gunfire' THEN 'gun'
            WHEN 'stabbing' THEN 'knife' WHEN 'earthquake' THEN 'quake' WHEN 'quake' THEN 'quake'
            WHEN 'flood' THEN 'weather' WHEN 'storm' THEN 'weather' WHEN 'typhoon' THEN 'weather' WHEN 'tornado' THEN 'weather'
            WHEN 'fire' THEN 'fire' WHEN 'house fire' THEN 'fire' WHEN 'housefire' THEN 'fire' WHEN 'blaze' THEN 'fire' WHEN 'wildfire' THEN 'fire'
        END AS agent, CASE
            WHEN regexp_matches(cause_text, '(?i)\b(bomb|grenade|explosive device|gunm[ae]n|gunfire|shoot|shot|stab|attack|ambush|raid|militant|rebel)') THEN 'violence'
            WHEN regexp_matches(cause_text, '(?i)\b(crash|collision|collided|overturn|bus|minibus|lorry|truck|coach|earthquake|quake|flood|storm|typhoon|tornado|landslide)')
                THEN 'mishap'
        END AS sort
    FROM (SELECT DISTINCT cause_text FROM step_told WHERE cause_text IS NOT NULL)
),
kinds AS (
    SELECT claim_id, node_id, article_id, story_id, published_at, impact, coalesce(victim_group, '') AS victims, place_id, place_key,
        coalesce(place_precision, 9) <= 3 AS is_exact_place, measure, measure = 'period' AS is_sum,
        value, value_low, value_high, occurred_start, occurred_end, occurred_precision, coalesce(as_of, published_day) AS counted_on, event_role, period_start,
        CASE
            WHEN event_kind NOT IN ('disaster', 'accident', 'strike', 'other') THEN NULL  -- an earthquake strikes, too
            WHEN nature IS NULL AND event_kind NOT IN ('disaster', 'accident') THEN NULL  -- what strikes destroy, too
            ELSE coalesce(nature, disaster)
        END AS hazard, agent, sort, event_kind
    FROM step_told LEFT JOIN named USING (cause_text)
    WHERE kind = 'numeric' AND measure IN ('incident', 'cumulative', 'period') AND place_key IS NOT NULL
        AND NOT (event_role = 'background' AND period_start IS NULL)
),
told AS (
    FROM kinds WHERE occurred_start IS NOT NULL AND (measure = 'period' OR occurred_precision IN ('time', 'day'))
),
blocked AS (  -- a day, and as block of two days each with the one before
    SELECT *, unnest(CASE WHEN is_sum THEN [concat(occurred_start, '/', occurred_end)]
        WHEN value >= 5 THEN [CAST(occurred_start AS VARCHAR), concat('to ', occurred_start), concat('to ', occurred_start + 1)]
        ELSE [CAST(occurred_start AS VARCHAR)] END) AS block
    FROM told
),
seldom AS (  -- of a place that is told of on a day or two alone, two accounts of one kind of event are of one event, though one has twice as many victims
    SELECT place_key FROM told GROUP BY place_key HAVING count(DISTINCT occurred_start) <= 2
),
shared AS (  -- grouping is quicker than sorting, that of hashes most: few blocks have two stories, and of these few have two agents
    SELECT hash(impact, victims, place_key, is_sum, block) AS meeting, coalesce(min(agent) <> max(agent), false) AS is_mixed
    FROM blocked GROUP BY ALL HAVING min(hash(story_id)) <> max(hash(story_id))
),
neighbours AS (
    SELECT *, lag(struct_pack(claim_id, node_id, story_id, value, value_low, value_high, occurred_start, agent, sort, event_kind, event_role)) OVER (
        PARTITION BY impact, victims, place_key, is_sum, block ORDER BY value NULLS LAST, published_at, claim_id) AS other
    FROM blocked SEMI JOIN shared ON shared.meeting = hash(impact, victims, place_key, is_sum, block)
    UNION ALL  -- who stands between two of one agent may be of another
    SELECT *, lag(struct_pack(claim_id, node_id, story_id, value, value_low, value_high, occurred_start, agent, sort, event_kind, event_role)) OVER (
        PARTITION BY impact, victims, place_key, is_sum, block, agent ORDER BY value NULLS LAST, published_at, claim_id)
    FROM blocked SEMI JOIN (FROM shared WHERE is_mixed) AS mixed ON mixed.meeting = hash(impact, victims, place_key, is_sum, block) WHERE agent IS NOT NULL
),
near AS (
    SELECT claim_id, node_id, other.claim_id AS other_claim_id, other.node_id AS other_node_id, occurred_start = other.occurred_start AS same_day,
        CASE
            WHEN sort <> other.sort THEN NULL
            WHEN agent <> other.agent AND NOT coalesce(value = other.value AND value >= 5, false) THEN NULL
            WHEN value = other.value AND is_exact_place THEN struct_pack(score := 0.9, how := 'same place and figure', binds_figures := false)
            WHEN value = other.value AND value >= 5  -- 1 to 4 are met by chance
                THEN struct_pack(score := 0.7, how := 'same wider place and figure', binds_figures := false)
            WHEN NOT is_exact_place OR block LIKE 'to %' THEN NULL
            WHEN value IS NULL OR other.value IS NULL THEN struct_pack(score := 0.5, how := 'same place, no figure', binds_figures := true)
            WHEN value_low <= other.value_high AND other.value_low <= value_high
                THEN struct_pack(score := 0.8, how := 'same place, bounds overlap', binds_figures := false)
            WHEN is_near(value, other.value) AND coalesce(value_low <= other.value_high, true) AND coalesce(other.value_low <= value_high, true)
                THEN struct_pack(score := 0.8, how := 'same place, bounds overlap', binds_figures := true)
            WHEN is_near(value, other.value) THEN struct_pack(score := 0.6, how := 'same place, close figures', binds_figures := true)
            WHEN is_seldom AND event_kind = other.event_kind AND event_role = 'main' AND other.event_role = 'main'
                AND greatest(value, other.value) <= 2.5 * least(value, other.value)
                THEN struct_pack(score := 0.5, how := 'same place and kind, another figure', binds_figures := false)
        END AS link
    FROM (SELECT *, place_key IN (FROM seldom) AS is_seldom FROM neighbours WHERE other IS NOT NULL AND other.story_id <> story_id)
),
wider AS (
    SELECT impact, victims, place_key, is_sum, block, value, first(claim_id ORDER BY claim_id) AS claim_id, first(node_id ORDER BY claim_id) AS node_id,
        first(story_id ORDER BY claim_id) AS story_id, first(occurred_start ORDER BY claim_id) AS occurred_start
    FROM blocked WHERE NOT is_exact_place AND NOT is_sum AND value >= 5 GROUP BY ALL
),
contained AS (
    SELECT b.claim_id, b.node_id, w.claim_id AS other_claim_id, w.node_id AS other_node_id, b.occurred_start = w.occurred_start AS same_day,
        struct_pack(score := 0.6, how := 'same figure, one place in the other', binds_figures := false) AS link
    FROM blocked AS b
    JOIN step_places AS p ON p.place_id = b.place_id
    JOIN wider AS w ON w.place_key = p.ancestor_id AND w.impact = b.impact AND w.victims = b.victims AND w.block = b.block AND w.value = b.value
    WHERE NOT b.is_sum AND w.story_id <> b.story_id
),
hazards AS (
    FROM told WHERE hazard IS NOT NULL AND NOT is_sum
),
hazard_days AS (  -- a day, and of nature's hazards each with the one before
    SELECT *, unnest(CASE WHEN hazard IN ('earthquake', 'flood', 'storm', 'slide', 'volcano', 'wildfire')
        THEN [CAST(occurred_start AS VARCHAR), concat('to ', occurred_start), concat('to ', occurred_start + 1)]
        ELSE [CAST(occurred_start AS VARCHAR)] END) AS block
    FROM hazards
),
next_hazards AS (
    SELECT *, lag(struct_pack(claim_id, node_id, story_id, value, occurred_start)) OVER (
        PARTITION BY impact, victims, place_key, hazard, block ORDER BY published_at, claim_id) AS other
    FROM hazard_days SEMI JOIN (
        SELECT impact, victims, place_key, hazard, block FROM hazard_days GROUP BY ALL HAVING min(story_id) <> max(story_id)
    ) USING (impact, victims, place_key, hazard, block)
),
wider_hazards AS (
    SELECT impact, victims, place_key, hazard, occurred_start, first(struct_pack(claim_id, node_id, story_id) ORDER BY published_at, claim_id) AS other
    FROM hazards WHERE NOT is_exact_place GROUP BY ALL
),
grown AS (
    SELECT claim_id, node_id, other.claim_id AS other_claim_id, other.node_id AS other_node_id, occurred_start = other.occurred_start AS same_day,
        struct_pack(score := 0.75, how := concat('same place and ', hazard), binds_figures := false) AS link
    FROM next_hazards
    WHERE other IS NOT NULL AND other.story_id <> story_id AND (occurred_start = other.occurred_start OR is_near(value, other.value)
        OR CASE WHEN occurred_start > other.occurred_start THEN value >= other.value ELSE value <= other.value END)
    UNION ALL
    SELECT h.claim_id, h.node_id, w.other.claim_id, w.other.node_id, true,
        struct_pack(score := 0.65, how := concat('same ', h.hazard, ', one place in the other'), binds_figures := false)
    FROM hazards AS h
    JOIN step_places AS p ON p.place_id = h.place_id
    JOIN wider_hazards AS w ON w.place_key = p.ancestor_id AND w.impact = h.impact AND w.victims = h.victims AND w.hazard = h.hazard
        AND w.occurred_start = h.occurred_start
    WHERE w.other.story_id <> h.story_id
),
later_tolls AS (  -- a toll of a hazard of which the article does not tell the day is that of the last one before it was counted
    SELECT t.claim_id, t.node_id, h.earliest.claim_id AS other_claim_id, h.earliest.node_id AS other_node_id, true AS same_day,
        struct_pack(score := 0.6, how := concat('later toll of the same place and ', t.hazard), binds_figures := false) AS link
    FROM (FROM kinds WHERE hazard IS NOT NULL AND measure = 'cumulative' AND occurred_start IS NULL) AS t
    ASOF JOIN (
        SELECT impact, victims, place_key, hazard, occurred_start, first(struct_pack(claim_id, node_id, story_id) ORDER BY published_at, claim_id) AS earliest
        FROM hazards GROUP BY ALL
    ) AS h ON h.impact = t.impact AND h.victims = t.victims AND h.place_key = t.place_key AND h.hazard = t.hazard AND t.counted_on >= h.occurred_start
    WHERE t.counted_on - h.occurred_start <= 30 AND h.earliest.story_id <> t.story_id
),
likenesses AS (
    SELECT *, true AS binds_days FROM near WHERE link IS NOT NULL
    UNION ALL
    SELECT *, true FROM contained
    UNION ALL
    SELECT *, true FROM grown
    UNION ALL
    SELECT *, true FROM later_tolls
),
stated AS (
    SELECT c.claim_id, c.other_claim_id, struct_pack(score := c.score, how := c.how, binds_figures := false) AS link FROM step_copied AS c
    UNION ALL
    SELECT claim_id, part_of, struct_pack(score := 1.0, how := 'stated part', binds_figures := false) FROM step_told WHERE part_of IS NOT NULL
),
pairs AS (
    SELECT * FROM likenesses
    UNION ALL
    SELECT s.claim_id, t.node_id, s.other_claim_id, o.node_id, true, s.link, false
    FROM stated AS s JOIN step_told AS t ON t.claim_id = s.claim_id JOIN step_told AS o ON o.claim_id = s.other_claim_id
)
SELECT claim_id, node_id, other_claim_id, other_node_id, bool_and(binds_days) AS binds_days, bool_and(link.binds_figures) AS binds_figures,
    max(struct_pack(score := link.score - CASE WHEN same_day THEN 0 ELSE 0.1 END,
        method := concat(link.how, CASE WHEN same_day THEN '' ELSE ', a day apart' END))) AS link
FROM pairs GROUP BY claim_id, node_id, other_claim_id, other_node_id
