SELECT body
FROM entry
WHERE arrival > :after AND kind = 'learner-added'
