-- Whether a subject of estimates is one of those that are worked out at once (steps/shares.sql).
in_share(kind, id) AS kind = getvariable('share_kind') AND id BETWEEN getvariable('share_first') AND getvariable('share_last')
