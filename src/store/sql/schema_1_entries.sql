SELECT run, n, lamport, at_ms, kind, learners, attempt, body
FROM entry
ORDER BY run, n
