SELECT count(*)
FROM entry
WHERE run = :run AND n = :n
