-- The keys of names (analysis/alike.py) that several ids share, with these and how many they are. An id that is no hash stands in a reference list: two
-- such are two.
WITH keyed AS (
    SELECT n.entity_no, n.entity_id, k.rank, k.key, k.side, k.generation, k.is_common
    FROM step_name_keys AS k JOIN step_bearers AS n ON n.kind = k.kind AND n.name = k.name
)
SELECT * EXCLUDE (entity_id), NOT regexp_full_match(entity_id, '[a-z]+:[0-9a-f]{16}') AS is_listed
FROM keyed JOIN (SELECT rank, key, count(*) AS n_alike FROM keyed GROUP BY rank, key HAVING count(*) > 1) USING (rank, key)
