-- In which articles each entity is named, in numbers.
SELECT b.entity_no, n.article_no FROM step_named_in AS n JOIN step_bearers AS b USING (entity_key)
