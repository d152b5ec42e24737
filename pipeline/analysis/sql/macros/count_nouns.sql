-- Words for a figure of victims, for patterns.
count_nouns() AS '(tolls?|counts?|tally|figures?|numbers?|totals?|estimates?|deaths?|dead|fatalities|casualties)'
