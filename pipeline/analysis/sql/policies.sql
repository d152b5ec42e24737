-- The readings of vague words, from the user's list or ours (read by policies.py); the policy `exclude` reads none.
SELECT policy, word, low, best, high, source FROM step_policies
