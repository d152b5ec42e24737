-- Who denies or disputes a figure of which impact in which article.
SELECT DISTINCT c.article_id, c.impact, s.speaker_id AS denier
FROM core.stances AS s JOIN core.claims AS c USING (claim_id) WHERE s.stance IN ('denies', 'disputes') AND s.speaker_id IS NOT NULL
