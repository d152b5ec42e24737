-- Each running total, and each sum over one day, held against the series that counts its place, impact, victim group and (for totals) start.
-- Running total: an article cannot know a bulletin that is not out yet; that of its own day may be. So of the bulletins of the last lag_days the newest
-- before the day of publication whose figure the claim admits is taken, else that of the day itself, else an older one; where none fits, the newest one
-- before. A total stated to stand at an earlier day may be of that day's bulletin too. Figures that the publisher filled in, and suspect ones, are not used.
-- Sum of one day: that day's figure. News counts some events and the bulletin the whole day: a lower figure is partial, never wrong.
WITH matched AS (
    SELECT c.*, p.series FROM step_claims AS c JOIN step_reference_places AS p ON p.geonames_id = c.place_geonames_id
    UNION
    SELECT c.*, p.series FROM step_claims AS c JOIN step_reference_places AS p ON p.name = fold(c.place_name) WHERE c.place_geonames_id IS NULL
),
held AS (
    SELECT m.claim_id, m.series, m.measure, m.impact, m.victim_group, m.number_text, m.quantifier, m.value, m.value_low, m.value_best, m.value_high,
        least(coalesce(m.as_of, m.period_end, m.published_day), m.published_day) AS day,
        m.published_day,
        CASE WHEN m.quantifier = 'about' THEN greatest(s.tolerance, 0.05) ELSE s.tolerance END AS tolerance,  -- "about" is looser than rounding
        s.lag_days
    FROM matched AS m
    JOIN step_reference_settings AS s USING (series)
    SEMI JOIN mart.reference_series AS r ON r.series = m.series AND r.impact = m.impact AND r.measure = m.measure
        AND r.victim_group IS NOT DISTINCT FROM m.victim_group
        AND coalesce(m.measure = 'period' OR m.stated_start = r.since, r.since BETWEEN m.coarse_start AND m.coarse_start_end, true)
    WHERE m.kind = 'numeric' AND m.value IS NOT NULL AND m.status NOT IN ('hypothetical', 'negated')
        AND m.other_nationality IS NULL AND m.other_status IS NULL
        AND (m.measure = 'cumulative' OR (m.measure = 'period' AND m.period_start = m.period_end))
),
asked AS (
    SELECT *, unnest(CASE WHEN measure = 'period' THEN [0] ELSE range(0, lag_days + 1) END) AS days_back FROM held
),
bulletins AS (
    SELECT a.*, r.report_date, r.value AS published, r.report_source,
        CASE WHEN r.value < a.value_low THEN a.value_low - r.value
            WHEN r.value > a.value_high THEN a.value_high - r.value
            WHEN a.value_low IS NULL AND a.value_high IS NULL THEN a.value_best - r.value
            ELSE 0 END AS gap
    FROM asked AS a
    JOIN mart.reference_series AS r ON r.series = a.series AND r.impact = a.impact AND r.measure = a.measure
        AND r.victim_group IS NOT DISTINCT FROM a.victim_group AND r.report_date = a.day - CAST(a.days_back AS INTEGER) AND NOT r.is_imputed AND NOT r.is_suspect
),
chosen AS (
    SELECT * FROM bulletins
    QUALIFY row_number() OVER (PARTITION BY claim_id, series, measure
        ORDER BY gap <> 0, measure = 'cumulative' AND report_date = published_day, report_date DESC) = 1
),
judged AS (
    SELECT h.claim_id, h.series, h.measure, h.number_text, h.day, h.value_low, h.value_high, c.report_date, c.published, c.report_source, c.gap,
        CASE WHEN c.published IS NULL THEN 'no_reference'
            WHEN c.gap > h.tolerance * c.published THEN 'above'
            WHEN h.measure = 'period' AND abs(h.value - c.published) > h.tolerance * c.published
                AND NOT coalesce(h.value_low <= c.published AND c.published <= h.value_high, false) THEN 'partial'
            WHEN c.gap < -h.tolerance * c.published THEN 'below'
            ELSE 'consistent' END AS agreement
    FROM held AS h LEFT JOIN chosen AS c USING (claim_id, series, measure)
)
SELECT claim_id, series, measure, report_date, value_low AS claimed_low, value_high AS claimed_high, published, gap, agreement,
    CASE agreement
        WHEN 'no_reference' THEN format('"{}": the series has no bulletin for {} or the days before it that could be meant', number_text, day)
        WHEN 'partial' THEN format('{:,.0f} on {}: "{}" is a count of some events; the bulletin gives {:,.0f} for the day',
            published, report_date, number_text, published)
        WHEN 'consistent' THEN format('{:,.0f} on {}: consistent with "{}"', published, report_date, number_text)
        ELSE format('{:,.0f} on {}: "{}" is {} by {:,.0f}', published, report_date, number_text, agreement, abs(gap))
    END || coalesce(' (' || report_source || ')', '') AS detail
FROM judged
