SELECT entry.run, entry.n, entry.lamport, entry.at_ms, entry.kind, entry.learners, entry.attempt, entry.body, entry.salt,
    entry.body_hash, entry.hash, before.hash, entry.arrival
FROM entry_of
JOIN entry ON entry.arrival = entry_of.arrival
LEFT JOIN entry AS before ON before.run = entry.run AND before.n = entry.n - 1
WHERE entry_of.subject = :subject AND entry.arrival <= :until
ORDER BY entry.arrival
