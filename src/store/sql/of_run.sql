SELECT run, n, lamport, at_ms, kind, learners, attempt, body, salt, body_hash, hash
FROM entry
WHERE run = :run AND n > :after AND n <= :until
ORDER BY n
LIMIT :most
