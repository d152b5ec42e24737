-- A figure as people write it: 8, not 8.0; a question mark where there is none.
figure_text(figure) AS coalesce(format('{:.15g}', figure), '?')
