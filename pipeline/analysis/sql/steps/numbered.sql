-- Claims of stories that were copied, numbered among those of one impact, group and wording in their article, so that each claim of a copy
-- meets its own original by equality.
SELECT c.claim_id, c.article_id, c.kind, c.impact, c.number_text, c.victim_group, row_number() OVER (
    PARTITION BY c.article_id, c.kind, c.impact, c.number_text, c.victim_group ORDER BY c.start_char, c.claim_id) AS occurrence
FROM step_claims AS c
SEMI JOIN (SELECT story_id FROM step_articles WHERE NOT is_first) AS copied ON copied.story_id = c.story_id
