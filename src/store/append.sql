INSERT INTO entry (run, n, lamport, at_ms, kind, learners, attempt, body)
VALUES (:run, :n, :lamport, :at_ms, :kind, :learners, :attempt, :body)
