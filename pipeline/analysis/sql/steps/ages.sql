-- The ages that each article states: those of its people tell one story from another.
SELECT DISTINCT s.number, q.value_best AS age FROM core.quantities AS q JOIN step_subjects AS s USING (article_id) WHERE q.unit_kind = 'age'
