-- Whether the words beside a figure that lies below an earlier one say that it is revised: victims were counted twice; somebody lowered the toll, or
-- it fell; an earlier figure is named. Words of a rise are of another figure's revision.
says_revised(words) AS
    regexp_matches(words, '(?i)\b(twice|more than once|double[- ]count\w*|duplicate\w*|over-?count\w*|miscount\w*|recount\w*|reclassif\w+|(wrongly|mistakenly) (counted|included|listed))\b')
    OR (NOT regexp_matches(words, '(?i)\b(upwards?|revis\w+ up|up from|rais(es?|ed|ing)|rose|risen|rises|rising|climb\w*|increas\w+)\b')
        AND regexp_matches(words, concat(
            '(?i)\b(revis|correct|lower|reduc|amend|adjust|downgrad|retract|cut\b|cuts\b|fell\b|falls\b|fallen\b|drop|declin|down\b)\w*[^.!?]{0,60}\b', count_nouns(), '\b',
            '|\b', count_nouns(), '\b[^.!?]{0,60}\b(revis|correct|lower|reduc|amend|adjust|downgrad|retract|cut\b|fell\b|falls\b|fallen\b|drop|declin|down\b)',
            '|\b(earlier|previous|previously|initial|initially|preliminary|provisional)\b[^.!?]{0,30}\b', count_nouns(), '\b',
            '|\b', count_nouns(), '\b[^.!?]{0,60}\b(earlier|previously|initially)\b')))
