SELECT run, max(n)
FROM entry
GROUP BY run
ORDER BY run
