-- The named rules, from the vocabularies of the contracts.
SELECT kind, name, meaning FROM step_rules
