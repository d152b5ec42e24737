-- mart.place_days by province: lower bounds are added up, upper bounds only where none of them is open. What a wider sum holds is not in place_days.
SELECT day, country_iso3, admin1_name, admin1_id, any_value(admin1_pcode) AS admin1_pcode,
    sum(low) FILTER (WHERE impact = 'killed') AS killed_low,
    CASE WHEN bool_and(high IS NOT NULL) FILTER (WHERE impact = 'killed') THEN sum(high) FILTER (WHERE impact = 'killed') END AS killed_high,
    sum(low) FILTER (WHERE impact = 'injured') AS injured_low,
    CASE WHEN bool_and(high IS NOT NULL) FILTER (WHERE impact = 'injured') THEN sum(high) FILTER (WHERE impact = 'injured') END AS injured_high,
    sum(low) FILTER (WHERE impact = 'displaced') AS displaced_low,
    CASE WHEN bool_and(high IS NOT NULL) FILTER (WHERE impact = 'displaced') THEN sum(high) FILTER (WHERE impact = 'displaced') END AS displaced_high
FROM mart.place_days GROUP BY day, country_iso3, admin1_name, admin1_id
