INSERT INTO entry (run, n, lamport, at_ms, kind, learners, attempt, body, salt, body_hash, hash)
VALUES (:run, :n, :lamport, :at_ms, :kind, :learners, :attempt, :body, :salt, :body_hash, :hash)
