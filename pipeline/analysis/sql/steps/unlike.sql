-- Pairs of nodes that claims of one day and place alone would join (steps/edges.sql), though their articles, which mainly tell of them, tell them apart
-- and name no person, site or age in common.
WITH tied AS (
    SELECT DISTINCT e.node_id, e.other_node_id, a.number, b.number AS other
    FROM step_edges AS e
    JOIN step_subjects AS a ON a.node_id = e.node_id
    JOIN step_subjects AS b ON b.node_id = e.other_node_id
    LEFT JOIN step_known AS ka ON ka.number = a.number
    LEFT JOIN step_known AS kb ON kb.number = b.number
    WHERE e.link.method LIKE 'same %' AND a.number <> b.number
        AND tells_apart(a.only_victim, b.only_victim, a.day, b.day, a.part_of_day, b.part_of_day, a.killed, b.killed,
            ka.has_ages AND kb.has_ages AND ka.has_people AND kb.has_people)
),
alike AS (
    SELECT t.number, t.other FROM tied AS t JOIN step_ages AS a ON a.number = t.number JOIN step_ages AS b ON b.number = t.other AND b.age = a.age
    UNION
    SELECT t.number, t.other
    FROM tied AS t JOIN step_names AS a ON a.number = t.number AND a.kind <> 'place' JOIN step_names AS b ON b.number = t.other AND b.entity_no = a.entity_no
)
SELECT node_id, other_node_id FROM tied ANTI JOIN alike USING (number, other)
