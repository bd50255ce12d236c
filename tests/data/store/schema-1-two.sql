-- What a program of schema 1 wrote in an hour, as SQLite dumps it.
BEGIN TRANSACTION;
CREATE TABLE entry (
    run      TEXT    NOT NULL CHECK (length(run) = 16),
    n        INTEGER NOT NULL CHECK (n >= 1),
    lamport  INTEGER NOT NULL CHECK (lamport >= 1),
    at_ms    INTEGER NOT NULL,
    kind     TEXT    NOT NULL,
    learners TEXT    NOT NULL, -- ids, separated by spaces
    attempt  TEXT,
    body     TEXT    NOT NULL,
    PRIMARY KEY (run, n)
) STRICT, WITHOUT ROWID;
INSERT INTO entry VALUES('4ea498b77e654095',1,1,1796010742085,'learner-added','4ea498b77e654095.1',NULL,'{"learner":"4ea498b77e654095.1","name":"","card":10}');
INSERT INTO entry VALUES('4ea498b77e654095',2,2,1796010742085,'setting-changed','4ea498b77e654095.1',NULL,'{"key":"languages","value":"zh","learner":"4ea498b77e654095.1"}');
INSERT INTO entry VALUES('4ea498b77e654095',3,3,1796010742086,'learner-renamed','4ea498b77e654095.1',NULL,'{"learner":"4ea498b77e654095.1","name":"A"}');
INSERT INTO entry VALUES('4ea498b77e654095',4,4,1796010742087,'attempt-opened','4ea498b77e654095.1','4ea498b77e654095.4','{"attempt":"4ea498b77e654095.4","what":"lesson:L01","seed":"5666822145005928593","learners":["4ea498b77e654095.1"],"fingerprint":"63f30e754e003ca3","rules_version":7}');
INSERT INTO entry VALUES('4ea498b77e654095',5,5,1796010742096,'acted','4ea498b77e654095.1','4ea498b77e654095.4','{"attempt":"4ea498b77e654095.4","act":"next"}');
INSERT INTO entry VALUES('4ea498b77e654095',6,6,1796010742096,'step-done','4ea498b77e654095.1','4ea498b77e654095.4','{"attempt":"4ea498b77e654095.4","step":"hello","learners":["4ea498b77e654095.1"],"right":true,"first_try_right":true,"tries":0,"hints":0}');
INSERT INTO entry VALUES('4ea498b77e654095',7,7,1796010742097,'acted','4ea498b77e654095.1','4ea498b77e654095.4','{"attempt":"4ea498b77e654095.4","act":"choose two"}');
INSERT INTO entry VALUES('4ea498b77e654095',8,8,1796010742097,'step-done','4ea498b77e654095.1','4ea498b77e654095.4','{"attempt":"4ea498b77e654095.4","step":"press-two","learners":["4ea498b77e654095.1"],"skill":"use-keys","right":true,"first_try_right":true,"tries":1,"hints":0}');
INSERT INTO entry VALUES('4ea498b77e654095',9,9,1796010742098,'acted','4ea498b77e654095.1','4ea498b77e654095.4','{"attempt":"4ea498b77e654095.4","act":"next"}');
INSERT INTO entry VALUES('4ea498b77e654095',10,10,1796010742099,'acted','4ea498b77e654095.1','4ea498b77e654095.4','{"attempt":"4ea498b77e654095.4","act":"choose type"}');
INSERT INTO entry VALUES('4ea498b77e654095',11,11,1796010742099,'missed','4ea498b77e654095.1','4ea498b77e654095.4','{"attempt":"4ea498b77e654095.4","step":"wrong-key","misconceptions":["keys-need-letters"]}');
INSERT INTO entry VALUES('4ea498b77e654095',12,12,1796010742100,'acted','4ea498b77e654095.1','4ea498b77e654095.4','{"attempt":"4ea498b77e654095.4","act":"hint"}');
INSERT INTO entry VALUES('4ea498b77e654095',13,13,1796010742101,'acted','4ea498b77e654095.1','4ea498b77e654095.4','{"attempt":"4ea498b77e654095.4","act":"again"}');
INSERT INTO entry VALUES('4ea498b77e654095',14,14,1796010742102,'acted','4ea498b77e654095.1','4ea498b77e654095.4','{"attempt":"4ea498b77e654095.4","act":"choose type"}');
INSERT INTO entry VALUES('4ea498b77e654095',15,15,1796010742102,'missed','4ea498b77e654095.1','4ea498b77e654095.4','{"attempt":"4ea498b77e654095.4","step":"wrong-key","misconceptions":["keys-need-letters"]}');
INSERT INTO entry VALUES('4ea498b77e654095',16,16,1796010742102,'called-teacher','4ea498b77e654095.1','4ea498b77e654095.4','{"attempt":"4ea498b77e654095.4","step":"wrong-key"}');
INSERT INTO entry VALUES('4ea498b77e654095',17,17,1796010742103,'acted','4ea498b77e654095.1','4ea498b77e654095.4','{"attempt":"4ea498b77e654095.4","act":"next"}');
INSERT INTO entry VALUES('4ea498b77e654095',18,18,1796010742103,'step-done','4ea498b77e654095.1','4ea498b77e654095.4','{"attempt":"4ea498b77e654095.4","step":"wrong-key","learners":["4ea498b77e654095.1"],"skill":"use-keys","right":false,"first_try_right":false,"tries":2,"hints":1,"misconceptions":["keys-need-letters"]}');
CREATE INDEX entry_of_attempt ON entry (attempt) WHERE attempt IS NOT NULL;
CREATE TRIGGER entry_follows_the_last BEFORE INSERT ON entry
WHEN new.n <> 1 + (SELECT coalesce(max(n), 0) FROM entry WHERE run = new.run)
BEGIN
    SELECT raise(ABORT, 'an entry follows the last one of its run');
END;
CREATE TRIGGER entry_stays_as_written BEFORE UPDATE ON entry
WHEN new.body <> '{}' -- emptied, as somebody who is forgotten asks
    OR (new.run, new.n, new.lamport, new.at_ms, new.kind, new.learners, new.attempt)
        IS NOT (old.run, old.n, old.lamport, old.at_ms, old.kind, old.learners, old.attempt)
BEGIN
    SELECT raise(ABORT, 'an entry stays as it was written');
END
;
CREATE TRIGGER entry_stays BEFORE DELETE ON entry
BEGIN
    SELECT raise(ABORT, 'an entry stays');
END;
COMMIT;
PRAGMA application_id = 1650555506;
PRAGMA user_version = 1;
