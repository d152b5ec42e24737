-- What each outlet's claims rest on. Its copies count as its own here: they are what its readers read.
WITH stances AS (
    SELECT DISTINCT claim_id FROM core.stances WHERE stance IN ('denies', 'disputes')
),
claims AS (
    SELECT c.article_id, count(*) AS n_claims, count_if(c.source_text IS NULL AND c.source_id IS NULL) AS n_unattributed,
        count_if(c.quantifier = 'vague') AS n_vague, count_if(s.claim_id IS NOT NULL) AS n_contested
    FROM step_claims AS c LEFT JOIN stances AS s USING (claim_id)
    WHERE c.kind = 'numeric' GROUP BY c.article_id
),
profiled AS (
    SELECT coalesce(fold(a.publisher), 'not stated') AS outlet, coalesce(min(a.publisher), 'not stated') AS publisher, count(*) AS n_articles,
        count_if(NOT a.is_first) AS n_copies, coalesce(sum(n_claims), 0)::BIGINT AS n_claims, coalesce(sum(n_unattributed), 0)::BIGINT AS n_unattributed,
        coalesce(sum(n_vague), 0)::BIGINT AS n_vague, coalesce(sum(n_contested), 0)::BIGINT AS n_contested
    FROM step_articles AS a LEFT JOIN claims USING (article_id) GROUP BY outlet
)
SELECT publisher, n_articles, n_copies, n_claims, n_unattributed, n_unattributed / nullif(n_claims, 0) AS unattributed, n_vague, n_contested FROM profiled
