-- The figure of a rule that chooses no claim: a span, null where open.
span_of(lowest, highest) AS struct_pack(claim_id := NULL::VARCHAR, last_end := NULL::BIGINT, low := lowest, best := CASE WHEN lowest = highest THEN lowest END, high := highest)
