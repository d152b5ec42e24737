-- Which place lies in which: pairs (place_id, ancestor_id), by the parents that the gazetteer states, transitively; and every place in its country, since
-- what lies between need not be named in any article.
WITH RECURSIVE within(place_id, ancestor_id) AS (
    SELECT entity_id, parent_id FROM core.entities WHERE kind IN ('place', 'facility') AND parent_id IS NOT NULL AND parent_id <> entity_id
    UNION
    SELECT within.place_id, above.parent_id
    FROM within JOIN core.entities AS above ON above.entity_id = within.ancestor_id
    WHERE above.parent_id IS NOT NULL AND above.parent_id <> within.place_id
)
SELECT place_id, ancestor_id FROM within
UNION
SELECT p.entity_id, c.entity_id FROM core.entities AS p JOIN core.entities AS c ON c.entity_id = concat('country:', p.country_iso3)
WHERE p.kind IN ('place', 'facility') AND p.entity_id <> c.entity_id
