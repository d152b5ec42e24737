-- Pairs of ids with those whom the first is named beside: pair by pair, since a companion may be beside many.
SELECT p.one, p.other, b.companion FROM step_namesakes AS p JOIN step_beside AS b ON b.entity_no = p.one AND b.companion <> p.other
