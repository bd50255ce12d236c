SELECT run, n, lamport, at_ms, kind, learners, body
FROM entry
ORDER BY run, n
