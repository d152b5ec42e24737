-- The claims that tell of an incident, and the node by which they are joined into one.
-- Those of one sudden event in an article are one node. A war, an epidemic or no event at all is no incident: there, day and place part the claims.
-- Running totals and stocks belong to an incident only where the event was sudden; planned, feared and negated harm to none.
SELECT *,
    CASE WHEN is_sudden THEN event_id
        ELSE concat_ws('|', coalesce(event_id, article_id), coalesce(CAST(occurred_start AS VARCHAR), '?'),
            coalesce(CAST(occurred_end AS VARCHAR), '?'), coalesce(place_key, '?')) END AS node_id
FROM step_claims
WHERE status NOT IN ('hypothetical', 'negated')
    AND coalesce(event_role, 'main') <> 'hypothetical'
    AND (measure IN ('incident', 'period') OR (is_sudden AND (kind = 'assertion' OR measure IN ('cumulative', 'stock', 'change'))))
