-- Whether the words beside a figure that lies below an earlier one say that it is revised: victims were counted twice, or some are no longer counted;
-- somebody lowered the toll, or it fell; an earlier figure is named. Words of a rise are of another figure's revision. What fell
-- before a count is named is a wall or a bomb.
says_revised(words) AS
    regexp_matches(words, concat(
        '(?i)\b(counted|listed|entered|registered|recorded|included) (twice|more than once)\b|\b(double[- ]count|duplicate|over-?count|miscount|recount|reclassif)',
        '|\b(wrongly|mistakenly) (counted|included|listed)\b|\bno longer (count|includ)'))
    OR (NOT regexp_matches(words, '(?i)\b(upwards?|revis\w+ up|up from|rais(es?|ed|ing)|rose|risen|rises|rising|climb\w*|increas\w+)\b')
        AND regexp_matches(words, concat(
            '(?i)\b(revis|correct|lower|reduc|amend|adjust|downgrad|retract|cuts? (the|its|their)\b|(drop|decline|fall) in\b|down (to|from|by)\b)\w*[^.!?]{0,60}\b',
            count_nouns(), '\b|\b', count_nouns(),
            '\b[^.!?]{0,60}\b(revis|correct|lower|reduc|amend|adjust|downgrad|retract|cut (to|from|by)\b|fell\b|falls\b|fallen\b|drop|declin|down (to|from|by)\b)',
            '|\b(earlier|previous|previously|initial|initially|preliminary|provisional)\b[^.!?]{0,30}\b', count_nouns(), '\b',
            '|\b', count_nouns(), '\b[^.!?]{0,60}\b(earlier|previously|initially)\b')))
