UPDATE entry
SET body = '{}', salt = NULL, hash = :hash
WHERE run = :run AND n = :n
