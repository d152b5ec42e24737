-- The published series as their files under seeds/reference/series/ declare them (read by reference.py). Figures that the publisher filled in are
-- marked, so that they can be kept apart; running totals and figures of one day are rows of their own, told apart by `measure`.
SELECT series, place_name, impact, victim_group, measure, report_date, since, value, is_imputed, is_suspect, report_source, origin FROM step_reference_rows
