-- What each rule makes of the figures of one subject: structs of rule and figure; the figure is null where a rule gives none. The rules that choose no claim
-- give a span. `by_value` is in the order of the values.
by_rule(least, by_value, most, latest, trusted, commonest, common_from, common_to, hull_from, hull_to) AS [
    struct_pack(rule := 'min', figure := least),
    struct_pack(rule := 'median', figure := by_value[(len(by_value) + 1) // 2]),
    struct_pack(rule := 'max', figure := most),
    struct_pack(rule := 'latest', figure := latest),
    struct_pack(rule := 'trusted_latest', figure := trusted),
    struct_pack(rule := 'mode', figure := commonest),
    struct_pack(rule := 'intersection', figure := CASE WHEN coalesce(common_from <= common_to, true) THEN span_of(common_from, common_to) END),
    struct_pack(rule := 'hull', figure := span_of(hull_from, hull_to))
]
