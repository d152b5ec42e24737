-- The keys of names (analysis/alike.py) that several ids share, with these and how many they are.
WITH keyed AS (
    SELECT n.entity_no, n.is_listed, k.rank, k.key, k.side, k.generation, k.is_common
    FROM step_name_keys AS k JOIN step_bearers AS n ON n.kind = k.kind AND n.name = k.name
)
FROM keyed JOIN (SELECT rank, key, count(*) AS n_alike FROM keyed GROUP BY rank, key HAVING count(*) > 1) USING (rank, key)
