-- In the order in which they began here: so a bundle holds most learners' entries by rank.
SELECT run, max(n)
FROM entry
GROUP BY run
ORDER BY min(arrival)
