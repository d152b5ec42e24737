-- Killed, injured and displaced by place and day, each counted once: of asserted figures of one day, an incident gives its hull, and the incidents of a
-- place and day are added up. A stated sum over the day holds its incidents already: it is set beside them and the greater lower bound stands.
-- Exclusion is transitive: a place that lies in one with a sum for that day, or of which a stated part of such a sum tells, is left out, whoever counts it.
-- What a disaster does to a whole province or country on a day is told as such a sum of it, for other disasters in it.
-- A group of victims bounds all victims from below only, and only where nobody counts them all.
WITH told AS (
    SELECT f.*, occurred_start AS day
    FROM step_figures AS f
    WHERE status = 'asserted' AND measure <> 'stock' AND impact IN ('killed', 'injured', 'displaced') AND place_key IS NOT NULL
        AND occurred_start = coalesce(occurred_end, occurred_start) AND occurred_precision IN ('time', 'day')
),
by_group AS (
    SELECT incident_id, impact, victim_group, bool_or(measure = 'period') AS is_sum, min(covers_from) AS low,
        CASE WHEN count(covers_to) = count(*) THEN max(covers_to) END AS high, count(*) AS n_claims
    FROM told GROUP BY ALL
),
sites AS (
    SELECT incident_id, impact, first(struct_pack(day, place_key, place_name, place_id, place_precision) ORDER BY n_whole DESC, n DESC, day, place_key) AS site
    FROM (
        SELECT incident_id, impact, day, place_key, min(place_name) AS place_name, min(place_id) AS place_id, min(place_precision) AS place_precision, count(*) AS n,
            count_if(part_of IS NULL AND victim_group IS NULL) AS n_whole  -- a part may lie elsewhere than the whole that it is counted in
        FROM told GROUP BY ALL
    ) GROUP BY ALL
),
counted AS (
    SELECT incident_id, impact, s.site.day AS day, s.site.place_key AS place_key, s.site.place_name AS place_name, s.site.place_id AS place_id, s.site.place_precision AS place_precision,
        bool_or(is_sum) AS is_sum, coalesce(max(low) FILTER (WHERE victim_group IS NULL), max(low)) AS low, max(high) FILTER (WHERE victim_group IS NULL) AS high,
        bool_or(victim_group IS NULL AND high IS NOT NULL) AS is_closed, sum(n_claims) AS n_claims
    FROM by_group JOIN sites AS s USING (incident_id, impact) GROUP BY ALL
),
kinds AS (
    SELECT c.*, kind = 'disaster' AS is_disaster, is_sum OR (kind = 'disaster' AND place_precision BETWEEN 4 AND 6) AS is_wide
    FROM counted AS c JOIN (SELECT incident_id, kind FROM mart.incidents) USING (incident_id)
),
by_incident AS (
    FROM kinds ANTI JOIN (
        SELECT p.incident_id, p.impact
        FROM kinds AS p JOIN step_places AS i ON i.place_id = p.place_key JOIN kinds AS o ON o.place_key = i.ancestor_id
            AND o.day = p.day AND o.impact = p.impact AND o.incident_id <> p.incident_id AND o.is_wide AND (o.is_sum OR p.is_disaster)
    ) AS held USING (incident_id, impact)
),
by_place AS (
    SELECT day, place_key, first(place_name ORDER BY incident_id) AS place_name, first(place_id ORDER BY incident_id) AS place_id, min(place_precision) AS place_precision, impact,
        bool_or(is_sum) AS has_sum,
        greatest(min(low) FILTER (WHERE is_sum), sum(low) FILTER (WHERE NOT is_sum)) AS low,
        CASE WHEN bool_or(is_sum) THEN CASE WHEN bool_and(is_closed) FILTER (WHERE is_sum) THEN max(high) FILTER (WHERE is_sum) END
            WHEN bool_and(is_closed) THEN sum(high) END AS high,
        sum(n_claims) AS n_claims
    FROM by_incident GROUP BY day, place_key, impact
),
held_elsewhere AS (
    SELECT DISTINCT c.place_key, c.occurred_start AS day, c.impact
    FROM step_parts AS link
    JOIN step_claims AS c ON c.claim_id = link.part
    JOIN step_claims AS w ON w.claim_id = link.whole AND w.impact = c.impact AND w.occurred_start = c.occurred_start AND w.place_key <> c.place_key
    JOIN by_place AS o ON o.place_key = w.place_key AND o.day = w.occurred_start AND o.impact = w.impact AND o.has_sum
),
placed AS (
    SELECT d.*, e.country_iso3, e.admin1 AS admin1_name,
        -- a populated place hangs on its province in the gazetteer, unless that is not known
        CASE WHEN e.feature_code = 'ADM1' THEN e.geonames_id
            WHEN e.feature_code LIKE 'PPL%' AND e.parent_id LIKE 'place:geonames:%' THEN split_part(e.parent_id, ':', 3) END AS admin1_id
    FROM (FROM by_place ANTI JOIN held_elsewhere USING (place_key, day, impact)) AS d
    LEFT JOIN core.entities AS e ON e.entity_id = d.place_id
),
names AS (
    SELECT place_name, fold(place_name) AS folded FROM (SELECT DISTINCT place_name FROM placed)
),
namesakes AS (
    SELECT day, impact, place_key, row_number() OVER (PARTITION BY day, impact, folded ORDER BY place_id IS NULL, place_key) AS turn
    FROM placed JOIN names USING (place_name)
    SEMI JOIN (SELECT folded FROM placed JOIN names USING (place_name) GROUP BY folded HAVING min(place_key) <> max(place_key)) USING (folded)
)
SELECT day,
    -- names are the key of the table: another place of the same name shows its id
    CASE WHEN turn > 1 THEN format('{} [{}]', place_name, place_key) ELSE place_name END AS place_name,
    place_id, CAST(place_precision AS VARCHAR) AS place_precision, country_iso3, admin1_name, admin1_id, c.pcode AS admin1_pcode, impact, low,
    CASE WHEN high IS NOT NULL THEN greatest(low, high) END AS high, CAST(n_claims AS BIGINT) AS n_claims
FROM placed LEFT JOIN namesakes USING (day, impact, place_key) LEFT JOIN step_pcodes AS c ON c.geonames_id = admin1_id
