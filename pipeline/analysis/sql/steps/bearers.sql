-- Who is named, numbered: who is named most has the least number. An id that is no hash stands in a reference list: two such are two.
SELECT row_number() OVER (ORDER BY n_articles DESC, entity_id) AS entity_no, b.entity_key, entity_id, e.kind, e.name, b.n_articles, b.first_day, b.last_day,
    NOT regexp_full_match(entity_id, '[a-z]+:[0-9a-f]{16}') AS is_listed
FROM core.entities AS e JOIN (
    SELECT entity_key, count(*) AS n_articles, min(published_at)::DATE AS first_day, max(published_at)::DATE AS last_day FROM step_named_in GROUP BY entity_key
) AS b ON b.entity_key = hash(e.entity_id)
