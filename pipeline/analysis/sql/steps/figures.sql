-- The figures that stand for an incident by its stated numbers alone: a vague word has no value here.
SELECT * EXCLUDE (policy) FROM step_policy_figures WHERE policy = 'any'
