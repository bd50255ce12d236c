SELECT lamport = :lamport AND at_ms = :at_ms AND kind = :kind AND learners = :learners
    AND (body = :body OR '{}' IN (body, :body)) -- emptied on one side only: the entry that asked for it travels too
FROM entry
WHERE run = :run AND n = :n
