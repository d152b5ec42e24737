-- Two bounds as people write them.
span_text(low, high) AS CASE WHEN low = high THEN figure_text(low) ELSE concat(figure_text(low), ' to ', figure_text(high)) END
