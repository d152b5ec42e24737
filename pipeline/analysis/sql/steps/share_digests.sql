-- Of each share of the incidents and places (runs/shares.py) a hash of all rows that its marts are made from: the claims of its incidents with what
-- was said of them and what their places lie in, who denies figures in their articles, what they are held in; the running totals of its places.
WITH above AS (
    SELECT place_id, sum(CAST(hash(ancestor_id) AS HUGEINT)) AS places FROM step_places GROUP BY place_id
),
claims AS (
    SELECT claim_id, article_id, impact, place_key, measure, hash(c, places) AS told FROM step_claims AS c LEFT JOIN above USING (place_id)
),
deniers AS (
    SELECT article_id, impact, digest_of(hash(denier)) AS denied FROM step_deniers GROUP BY article_id, impact
),
made_from AS (
    SELECT share_of(i.incident_id) AS share, hash(i.incident_id, c.told, d.denied) AS row_hash
    FROM mart.incident_claims AS i JOIN claims AS c USING (claim_id) LEFT JOIN deniers AS d ON d.article_id = c.article_id AND d.impact = c.impact
    UNION ALL
    SELECT share_of(i.incident_id), hash(s) FROM mart.incident_claims AS i JOIN core.stances AS s USING (claim_id)
    UNION ALL
    SELECT share_of(i.incident_id), hash(s) FROM mart.incident_claims AS i JOIN step_shadowed AS s USING (claim_id)
    UNION ALL
    SELECT share_of(place_key), hash(t) FROM step_totals AS t WHERE place_key IS NOT NULL
    UNION ALL
    SELECT share_of(place_key), told FROM claims WHERE measure = 'cumulative' AND place_key IS NOT NULL
)
SELECT share, CAST(digest_of(row_hash) AS VARCHAR) FROM made_from GROUP BY share
