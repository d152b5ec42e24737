-- By impact and perpetrator, by whose account the claims are: that of a party to the fighting, of somebody else, or the article's own. Copies are left out, and so is
-- what harms nobody. Nature is no perpetrator.
WITH deeds AS (
    SELECT c.impact, CASE WHEN coalesce(c.event_kind, '') NOT IN ('disaster', 'epidemic', 'famine') THEN coalesce(a.name, trim(o.actor_text)) END AS perpetrator, c.source_text IS NULL AND c.source_id IS NULL AS is_own,
        c.claimant_class = 'belligerent' AS is_party
    FROM step_claims AS c
    JOIN core.claims AS o USING (claim_id)
    LEFT JOIN core.entities AS a ON a.entity_id = o.actor_id
    WHERE c.is_first AND c.impact NOT IN ('rescued', 'released') AND c.status NOT IN ('hypothetical', 'negated')
),
spelt AS (
    SELECT *, coalesce(first_value(perpetrator) OVER (PARTITION BY fold(perpetrator) ORDER BY perpetrator), 'not stated') AS one_spelling FROM deeds
)
SELECT impact, one_spelling AS perpetrator, count(*) AS n_claims, count_if(is_party AND NOT is_own) AS n_party,
    count_if(NOT is_party AND NOT is_own) AS n_non_party, count_if(is_own) AS n_unattributed
FROM spelt GROUP BY impact, one_spelling
