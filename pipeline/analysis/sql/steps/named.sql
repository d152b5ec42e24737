-- Whom and what an article may be known by (steps/names.sql), numbered below zero, so that the numbers are not those of words (steps/words.sql).
SELECT hash(entity_id) AS entity_key, name, kind, CAST(-row_number() OVER () AS INTEGER) AS entity_no FROM core.entities
WHERE kind IN ('facility', 'place') OR (kind = 'person' AND wikidata_id IS NULL AND name LIKE '% %')
