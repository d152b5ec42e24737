-- Of which articles ages of people, and full names of people whom no reference list knows, are known. Who states many ages tells of many events.
SELECT number, count_if(is_age) BETWEEN 1 AND 3 AS has_ages, bool_or(NOT is_age) AS has_people
FROM (SELECT number, true AS is_age FROM step_ages UNION ALL SELECT number, false FROM step_names WHERE kind = 'person') GROUP BY number
