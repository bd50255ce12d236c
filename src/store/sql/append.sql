INSERT INTO entry (run, n, lamport, at_ms, kind, learners, attempt, body, salt, body_hash, hash)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
