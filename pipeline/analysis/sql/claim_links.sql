-- How claims stand to one another. part_of: stated, or the figure of a stated part in another story. same_incident: each claim to the first of its
-- node and impact, and the pairs that joined nodes. copy_of: the same figure told twice in an article, by its headline too, and the claims of a copied
-- story. updates: the newer figure of an article that gives the older one too; a later, other figure of the same running total by the same claimant, to
-- the one before it: another claimant's is another account. Where no claimant is named, an outlet's figure goes on from its own, with less certainty from
-- that of another outlet that names none. A later figure of one account of an incident, or a higher one by anyone, to the one before it; a party to the
-- fighting corrects nobody else's. A lower figure where it is said to be revised. The newest version of an article, to the older ones.
-- contradicts: the pairs of mart.contradictions.
WITH in_order AS (
    SELECT claim_id, row_number() OVER (ORDER BY published_at, article_id, start_char, claim_id) AS rank
    FROM step_claims SEMI JOIN (SELECT claim_id FROM step_ties UNION SELECT other_claim_id FROM step_ties) USING (claim_id)
),
figured AS (
    SELECT i.incident_id, c.claim_id, c.impact, c.victim_group, c.article_id, c.account, c.claimant_class = 'belligerent' AS is_party, c.value,
        c.published_at, c.start_char
    FROM mart.incident_claims AS i JOIN step_claims AS c USING (claim_id)
    WHERE c.kind = 'numeric' AND c.measure IN ('incident', 'cumulative') AND c.status = 'asserted' AND c.is_first AND c.value IS NOT NULL AND c.part_of IS NULL
        AND c.updated_by IS NULL AND NOT c.implicit
),
told_again AS (  -- only where there is a later figure; grouping is quicker than sorting
    SELECT incident_id, impact, coalesce(victim_group, '') AS victims FROM figured GROUP BY ALL HAVING min(published_at) <> max(published_at)
),
widest AS (  -- each article's word on the whole, by account; few columns, since they are parted in several ways
    SELECT f.* FROM figured AS f
    SEMI JOIN told_again AS t ON t.incident_id = f.incident_id AND t.impact = f.impact AND t.victims = coalesce(f.victim_group, '')
    QUALIFY row_number() OVER (PARTITION BY incident_id, impact, victim_group, article_id, account ORDER BY value DESC, start_char, claim_id) = 1
),
before AS (
    SELECT claim_id, value, published_at, account, is_party, lag(struct_pack(claim_id, value, published_at)) OVER one_account AS own,
        lag(struct_pack(claim_id, value, published_at, account, is_party)) OVER anyone AS other
    FROM widest
    WINDOW one_account AS (PARTITION BY incident_id, impact, victim_group, account ORDER BY published_at, article_id, start_char, claim_id),
        anyone AS (PARTITION BY incident_id, impact, victim_group ORDER BY published_at, value, claim_id)
),
counted AS (
    FROM step_claims ANTI JOIN (FROM step_restated WHERE is_repeat) USING (claim_id)
    WHERE kind = 'numeric' AND value IS NOT NULL AND event_id IS NOT NULL AND NOT implicit
),
links AS (
    SELECT part AS claim_a, whole AS claim_b, 'part_of' AS relation, score, method FROM step_parts
    UNION ALL
    SELECT CASE WHEN a.rank > b.rank THEN e.claim_id ELSE e.other_claim_id END, CASE WHEN a.rank > b.rank THEN e.other_claim_id ELSE e.claim_id END,
        'same_incident', e.link.score, concat('same impact and day, ', e.link.method)
    FROM step_ties AS e
    JOIN in_order AS a ON a.claim_id = e.claim_id
    JOIN in_order AS b ON b.claim_id = e.other_claim_id
    JOIN mart.incident_claims AS i ON i.claim_id = e.claim_id
    JOIN mart.incident_claims AS o ON o.claim_id = e.other_claim_id AND o.incident_id = i.incident_id
    WHERE e.link.method NOT IN ('stated part', 'copy of one story', 'version of one article')
    UNION ALL
    SELECT claim_id, first_claim, 'same_incident', 1.0, 'same event of one article'
    FROM step_told JOIN (
        SELECT article_id, node_id, impact, min(struct_pack(start_char, claim_id)).claim_id AS first_claim FROM step_told
        GROUP BY article_id, node_id, impact HAVING count(*) > 1
    ) USING (article_id, node_id, impact)
    WHERE claim_id <> first_claim AND part_of IS DISTINCT FROM first_claim
    UNION ALL
    SELECT claim_id, first_claim, 'copy_of', 1.0, 'told twice in one article'
    FROM (
        SELECT claim_id, first_value(claim_id) OVER (PARTITION BY article_id, event_id, impact, victim_group, value_low, value_best, value_high, measure,
            part_of, place_key, period_start, period_end ORDER BY start_char, claim_id) AS first_claim
        FROM counted SEMI JOIN (SELECT article_id, impact, value FROM counted GROUP BY ALL HAVING count(*) > 1) USING (article_id, impact, value)
    ) WHERE claim_id <> first_claim
    UNION ALL
    SELECT claim_id, voiced_by, 'copy_of', 1.0, 'headline of the same article' FROM step_restated WHERE is_repeat
    UNION ALL
    SELECT claim_id, other_claim_id, 'copy_of', score, 'same words in a copied story' FROM step_copied WHERE NOT is_version
    UNION ALL
    SELECT other_claim_id, claim_id, 'updates', score, 'newest version of one article' FROM step_copied WHERE is_version
    UNION ALL
    SELECT claim_id, before.claim_id, 'updates', CASE WHEN account <> before.account THEN 0.5 WHEN start IS NULL THEN 0.6 ELSE 0.9 END,
        concat('next total of one series', CASE WHEN account <> before.account THEN ', no claimant named' END)
    FROM (
        SELECT *, lag(struct_pack(claim_id, article_id, account, stands_at, published_day, value_low, value_best, value_high)) OVER (
            PARTITION BY total_series, line_of(account, claimant_class, coalesce(source_id, source_text))
            ORDER BY stands_at, published_at, start_char, claim_id) AS before
        FROM step_totals WHERE total_series IS NOT NULL AND value IS NOT NULL AND status = 'asserted' AND is_first AND updated_by IS NULL
    )
    WHERE before.article_id <> article_id AND (stands_at > before.stands_at OR published_day > before.published_day)
        AND (value_low, value_best, value_high) IS DISTINCT FROM (before.value_low, before.value_best, before.value_high)
        AND (NOT coalesce(before.value_low > value_high, false) OR claim_id IN (SELECT claim_id FROM step_revisions WHERE what = 'total'))
    UNION ALL
    SELECT updated_by, claim_id, 'updates', 1.0, 'newer figure beside the older one' FROM step_claims WHERE updated_by IS NOT NULL
    UNION ALL
    SELECT claim_id, own.claim_id, 'updates', 0.8, 'next figure of one account' FROM before WHERE published_at > own.published_at AND value <> own.value
    UNION ALL
    SELECT claim_id, other.claim_id, 'updates', 0.5, 'later, higher figure of one incident' FROM before
    WHERE published_at > other.published_at AND value > other.value AND (account = other.account OR NOT (is_party OR other.is_party))
    UNION ALL
    SELECT claim_a, claim_b, 'contradicts', 1.0, rule FROM mart.contradictions
)
SELECT claim_a, claim_b, relation, max(score) AS score, min(struct_pack(rank := -score, method)).method AS method
FROM links WHERE claim_a <> claim_b GROUP BY claim_a, claim_b, relation
