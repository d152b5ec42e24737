-- One row an article that can share its incident with another: what it mainly tells of. Its node is that of most claims of its main event, null where
-- it gives none, with its kind, day, place and figures. An article of a war, an epidemic or a famine as such is left out: that is no incident.
-- What happens in a war happens daily and is told in the same words: of strikes, clashes and attacks the day must be known.
WITH nodes AS (
    SELECT article_id, node_id, is_sudden, max(coalesce(event_role, 'main') = 'main') AS is_main, count(*) AS n, min(start_char) AS lead,
        first(event_kind ORDER BY start_char) AS kind,
        first(claim_id ORDER BY start_char, claim_id) AS lead_claim,
        first(occurred_start ORDER BY start_char, claim_id) FILTER (WHERE occurred_precision IN ('time', 'day') AND measure IN ('incident', 'cumulative')) AS day,
        first(struct_pack(key := place_key, id := place_id, rank := place_precision)
            ORDER BY part_of IS NOT NULL, place_precision NULLS LAST, start_char, claim_id) FILTER (WHERE place_key IS NOT NULL) AS place,
        max(value) FILTER (WHERE impact = 'killed' AND kind = 'numeric' AND part_of IS NULL AND measure IN ('incident', 'cumulative')) AS killed,
        max(value) FILTER (WHERE impact = 'injured' AND kind = 'numeric' AND part_of IS NULL AND measure IN ('incident', 'cumulative')) AS injured,
        -- the one who was killed, where the article tells of one alone: a man, or a woman
        CASE WHEN max(value) FILTER (of_dead) = 1 AND bool_and(value IS NOT NULL) FILTER (of_dead) AND min(victim_group) FILTER (of_dead) IN ('man', 'woman')
            AND min(victim_group) FILTER (of_dead) = max(victim_group) FILTER (of_dead) THEN min(victim_group) FILTER (of_dead) END AS only_victim
    FROM (SELECT *, impact = 'killed' AND kind = 'numeric' AND measure IN ('incident', 'cumulative') AS of_dead FROM step_told)
    GROUP BY article_id, node_id, is_sudden
),
main AS (
    SELECT * FROM nodes QUALIFY row_number() OVER (PARTITION BY article_id ORDER BY is_main DESC, n DESC, lead, node_id) = 1
),
bare AS (
    SELECT article_id, first(struct_pack(kind, is_ongoing, date_start, date_precision, place_id, place_name, place_precision)
        ORDER BY role = 'main' DESC, anchor_start, event_id) AS event
    FROM core.events ANTI JOIN main USING (article_id) GROUP BY article_id
),
subjects AS (
    SELECT s.article_id, s.published_at, s.published_day, m.node_id, m.lead_claim, coalesce(m.kind, b.event.kind) AS kind,
        coalesce(m.is_sudden, NOT b.event.is_ongoing, true) AS is_sudden,
        coalesce(m.day, CASE WHEN b.event.date_precision IN ('time', 'day') THEN b.event.date_start END) AS day,
        CASE WHEN m.article_id IS NULL THEN b.event.place_id ELSE m.place.id END AS place_id,
        CASE WHEN m.article_id IS NULL THEN coalesce(b.event.place_id, fold(b.event.place_name)) ELSE m.place.key END AS place_key,
        coalesce(CASE WHEN m.article_id IS NULL THEN CAST(b.event.place_precision AS INTEGER) ELSE m.place.rank END, 9) AS place_rank,
        m.killed, m.injured, m.only_victim
    FROM step_articles AS s
    LEFT JOIN main AS m USING (article_id)
    LEFT JOIN bare AS b USING (article_id)
)
SELECT row_number() OVER (ORDER BY s.published_at, s.article_id) AS number, s.* EXCLUDE (place_rank), place_rank <= 3 AS is_exact_place,
    place_rank = 3 AS is_district, p.latitude, p.longitude, p.country_iso3, p.admin1,
    part_of_day(h.hours, s.day) AS part_of_day, coalesce(s.kind IN ('strike', 'clash', 'attack'), false) AS is_of_war
FROM subjects AS s LEFT JOIN core.entities AS p ON p.entity_id = s.place_id LEFT JOIN step_hours AS h USING (article_id)
WHERE (s.is_sudden OR s.kind IS NULL) AND coalesce(s.kind, 'other') NOT IN ('conflict', 'epidemic', 'famine')
    AND (s.day IS NOT NULL OR coalesce(s.kind, 'other') NOT IN ('strike', 'clash', 'attack'))
