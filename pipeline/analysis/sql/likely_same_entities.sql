-- Pairs of ids that may be one bearer. Ids meet where their names share a key (analysis/alike.py); of the bearers of a key each meets the
-- five named most (steps/namesakes.sql), so that the work grows with the number of ids. A name alone makes a pair, never a likely one: what the articles say of
-- the two (country, role, who is named beside them, when, one article that names both) moves the score, each by a weight set by hand.
FROM step_likely
