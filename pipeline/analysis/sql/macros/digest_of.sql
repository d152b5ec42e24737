-- One value for any number of rows, whatever their order, from a hash of each. DuckDB joins the hashes of columns bit by bit, so that sums of them alone
-- could cancel where rows swap values: each is hashed again before it is added, and count and parity stand beside the sum.
digest_of(row_hash) AS hash(count(*), sum(CAST(hash(row_hash) AS HUGEINT)), bit_xor(row_hash))
