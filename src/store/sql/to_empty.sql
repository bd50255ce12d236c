-- What is about nobody else. A group's entries hold no name and go on counting for the others.
SELECT run, n, lamport, at_ms, kind, learners, attempt, body, salt, body_hash, hash
FROM entry
WHERE learners = :learner AND kind <> 'erased' AND (body <> '{}' OR salt IS NOT NULL)
