-- Whether two articles tell of two events, though of one town: of one killed, here a man, there a woman; of one day, but parts of it between which another
-- lies (morning and evening, afternoon and night); of another number killed, and, as `is_known`, of people by their names and ages. It holds where they name
-- no person, site or age in common.
tells_apart(victim, other_victim, day, other_day, part, other_part, killed, other_killed, is_known) AS coalesce(victim <> other_victim, false)
    OR coalesce(day = other_day AND abs(part - other_part) > 1, false) OR coalesce(killed <> other_killed AND is_known, false)
