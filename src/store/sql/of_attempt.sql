SELECT entry.run, entry.n, entry.lamport, entry.at_ms, entry.kind, entry.learners, entry.attempt, entry.body, entry.salt,
    entry.body_hash, entry.hash, before.hash, entry.arrival
FROM entry
LEFT JOIN entry AS before ON before.run = entry.run AND before.n = entry.n - 1
WHERE entry.attempt = :subject
