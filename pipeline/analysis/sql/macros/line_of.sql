-- By whose word a figure goes on: its claimant; officials without a name are one, and so are all articles that name nobody.
line_of(account, claimant_class, source) AS CASE WHEN source IS NULL THEN '' WHEN claimant_class = 'unnamed_official' THEN claimant_class ELSE account END
