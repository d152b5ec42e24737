-- How many claims each speaker asserts or confirms, and denies or disputes. The source of a claim that nobody is
-- said to assert counts as asserting it.
-- Only articles that speak for their story count: a copy is no second voice. Articles' own voice is no speaker.
WITH voices AS (
    SELECT s.claim_id, s.speaker_id, s.speaker_text, s.claimant_class, s.stance IN ('asserts', 'confirms') AS asserts, s.stance IN ('denies', 'disputes') AS denies
    FROM core.stances AS s
    UNION ALL
    SELECT c.claim_id, c.source_id, c.source_text, NULL, true, false
    FROM step_claims AS c ANTI JOIN core.stances AS s ON s.claim_id = c.claim_id AND s.stance IN ('asserts', 'confirms')
    WHERE c.source_text IS NOT NULL AND c.stated_status NOT IN ('denied', 'negated', 'hypothetical')
),
named AS (
    SELECT v.*, c.article_id, coalesce(e.name, trim(v.speaker_text)) AS speaker,
        coalesce(v.speaker_id, fold(v.speaker_text)) AS speaker_key, coalesce(v.claimant_class, e.claimant_class) AS class
    FROM voices AS v
    JOIN step_claims AS c ON c.claim_id = v.claim_id AND c.is_first
    LEFT JOIN core.entities AS e ON e.entity_id = v.speaker_id
),
spelt AS (
    SELECT *, first_value(speaker) OVER (PARTITION BY fold(speaker) ORDER BY speaker_id IS NULL, speaker) AS one_spelling FROM named
)
SELECT one_spelling AS speaker, min(speaker_id) AS speaker_id, first(class ORDER BY speaker_id IS NULL, class) FILTER (WHERE class IS NOT NULL) AS claimant_class,
    count(DISTINCT claim_id) FILTER (WHERE asserts) AS n_asserted, count(DISTINCT claim_id) FILTER (WHERE denies) AS n_denied,
    count(DISTINCT article_id) AS n_articles
FROM spelt GROUP BY one_spelling
