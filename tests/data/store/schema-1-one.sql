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
INSERT INTO entry VALUES('8d153186236e12f1',1,1,1796010742326,'learner-added','8d153186236e12f1.1',NULL,'{"learner":"8d153186236e12f1.1","name":"","card":10}');
INSERT INTO entry VALUES('8d153186236e12f1',2,2,1796010742326,'setting-changed','8d153186236e12f1.1',NULL,'{"key":"languages","value":"zh","learner":"8d153186236e12f1.1"}');
INSERT INTO entry VALUES('8d153186236e12f1',3,3,1796010742327,'attempt-opened','8d153186236e12f1.1','8d153186236e12f1.3','{"attempt":"8d153186236e12f1.3","what":"lesson:L01","seed":"10166086186048557810","learners":["8d153186236e12f1.1"],"fingerprint":"63f30e754e003ca3","rules_version":7}');
INSERT INTO entry VALUES('8d153186236e12f1',4,4,1796010742333,'acted','8d153186236e12f1.1','8d153186236e12f1.3','{"attempt":"8d153186236e12f1.3","act":"next"}');
INSERT INTO entry VALUES('8d153186236e12f1',5,5,1796010742333,'step-done','8d153186236e12f1.1','8d153186236e12f1.3','{"attempt":"8d153186236e12f1.3","step":"hello","learners":["8d153186236e12f1.1"],"right":true,"first_try_right":true,"tries":0,"hints":0}');
INSERT INTO entry VALUES('8d153186236e12f1',6,6,1796010742334,'acted','8d153186236e12f1.1','8d153186236e12f1.3','{"attempt":"8d153186236e12f1.3","act":"choose one"}');
INSERT INTO entry VALUES('8d153186236e12f1',7,7,1796010742334,'missed','8d153186236e12f1.1','8d153186236e12f1.3','{"attempt":"8d153186236e12f1.3","step":"press-two"}');
INSERT INTO entry VALUES('8d153186236e12f1',8,8,1796010742335,'acted','8d153186236e12f1.1','8d153186236e12f1.3','{"attempt":"8d153186236e12f1.3","act":"hint"}');
INSERT INTO entry VALUES('8d153186236e12f1',9,9,1796010742336,'acted','8d153186236e12f1.1','8d153186236e12f1.3','{"attempt":"8d153186236e12f1.3","act":"again"}');
INSERT INTO entry VALUES('8d153186236e12f1',10,10,1796010742336,'acted','8d153186236e12f1.1','8d153186236e12f1.3','{"attempt":"8d153186236e12f1.3","act":"choose one"}');
INSERT INTO entry VALUES('8d153186236e12f1',11,11,1796010742336,'missed','8d153186236e12f1.1','8d153186236e12f1.3','{"attempt":"8d153186236e12f1.3","step":"press-two"}');
INSERT INTO entry VALUES('8d153186236e12f1',12,12,1796010742336,'called-teacher','8d153186236e12f1.1','8d153186236e12f1.3','{"attempt":"8d153186236e12f1.3","step":"press-two"}');
INSERT INTO entry VALUES('8d153186236e12f1',13,13,1796010742337,'acted','8d153186236e12f1.1','8d153186236e12f1.3','{"attempt":"8d153186236e12f1.3","act":"hint"}');
INSERT INTO entry VALUES('8d153186236e12f1',14,14,1796010742338,'acted','8d153186236e12f1.1','8d153186236e12f1.3','{"attempt":"8d153186236e12f1.3","act":"again"}');
INSERT INTO entry VALUES('8d153186236e12f1',15,15,1796010742339,'acted','8d153186236e12f1.1','8d153186236e12f1.3','{"attempt":"8d153186236e12f1.3","act":"choose one"}');
INSERT INTO entry VALUES('8d153186236e12f1',16,16,1796010742339,'missed','8d153186236e12f1.1','8d153186236e12f1.3','{"attempt":"8d153186236e12f1.3","step":"press-two"}');
INSERT INTO entry VALUES('8d153186236e12f1',17,17,1796010742339,'acted','8d153186236e12f1.1','8d153186236e12f1.3','{"attempt":"8d153186236e12f1.3","act":"again"}');
INSERT INTO entry VALUES('8d153186236e12f1',18,18,1796010742340,'acted','8d153186236e12f1.1','8d153186236e12f1.3','{"attempt":"8d153186236e12f1.3","act":"choose two"}');
INSERT INTO entry VALUES('8d153186236e12f1',19,19,1796010742340,'step-done','8d153186236e12f1.1','8d153186236e12f1.3','{"attempt":"8d153186236e12f1.3","step":"press-two","learners":["8d153186236e12f1.1"],"skill":"use-keys","right":true,"first_try_right":false,"tries":4,"hints":2}');
INSERT INTO entry VALUES('8d153186236e12f1',20,20,1796010742341,'acted','8d153186236e12f1.1','8d153186236e12f1.3','{"attempt":"8d153186236e12f1.3","act":"next"}');
INSERT INTO entry VALUES('8d153186236e12f1',21,21,1796010742342,'acted','8d153186236e12f1.1','8d153186236e12f1.3','{"attempt":"8d153186236e12f1.3","act":"choose type"}');
INSERT INTO entry VALUES('8d153186236e12f1',22,22,1796010742342,'missed','8d153186236e12f1.1','8d153186236e12f1.3','{"attempt":"8d153186236e12f1.3","step":"wrong-key","misconceptions":["keys-need-letters"]}');
INSERT INTO entry VALUES('8d153186236e12f1',23,23,1796010742342,'acted','8d153186236e12f1.1','8d153186236e12f1.3','{"attempt":"8d153186236e12f1.3","act":"again"}');
INSERT INTO entry VALUES('8d153186236e12f1',24,24,1796010742343,'acted','8d153186236e12f1.1','8d153186236e12f1.3','{"attempt":"8d153186236e12f1.3","act":"choose esc"}');
INSERT INTO entry VALUES('8d153186236e12f1',25,25,1796010742343,'step-done','8d153186236e12f1.1','8d153186236e12f1.3','{"attempt":"8d153186236e12f1.3","step":"wrong-key","learners":["8d153186236e12f1.1"],"skill":"use-keys","right":true,"first_try_right":false,"tries":2,"hints":0,"misconceptions":["keys-need-letters"]}');
INSERT INTO entry VALUES('8d153186236e12f1',26,26,1796010742344,'acted','8d153186236e12f1.1','8d153186236e12f1.3','{"attempt":"8d153186236e12f1.3","act":"next"}');
INSERT INTO entry VALUES('8d153186236e12f1',27,27,1796010742358,'acted','8d153186236e12f1.1','8d153186236e12f1.3','{"attempt":"8d153186236e12f1.3","act":"do compare kettle"}');
INSERT INTO entry VALUES('8d153186236e12f1',28,28,1796010742360,'acted','8d153186236e12f1.1','8d153186236e12f1.3','{"attempt":"8d153186236e12f1.3","act":"do buy kettle-light via=station"}');
INSERT INTO entry VALUES('8d153186236e12f1',29,29,1796010742360,'step-done','8d153186236e12f1.1','8d153186236e12f1.3','{"attempt":"8d153186236e12f1.3","step":"buy","learners":["8d153186236e12f1.1"],"skill":"use-keys","right":true,"first_try_right":true,"tries":1,"hints":0}');
INSERT INTO entry VALUES('8d153186236e12f1',30,30,1796010742361,'acted','8d153186236e12f1.1','8d153186236e12f1.3','{"attempt":"8d153186236e12f1.3","act":"next"}');
INSERT INTO entry VALUES('8d153186236e12f1',31,31,1796010742361,'acted','8d153186236e12f1.1','8d153186236e12f1.3','{"attempt":"8d153186236e12f1.3","act":"hint"}');
INSERT INTO entry VALUES('8d153186236e12f1',32,32,1796010742362,'acted','8d153186236e12f1.1','8d153186236e12f1.3','{"attempt":"8d153186236e12f1.3","act":"hint"}');
INSERT INTO entry VALUES('8d153186236e12f1',33,33,1796010742363,'acted','8d153186236e12f1.1','8d153186236e12f1.3','{"attempt":"8d153186236e12f1.3","act":"hint"}');
INSERT INTO entry VALUES('8fa0ead5dafe73b5',1,1,1796010742380,'learner-added','8fa0ead5dafe73b5.1',NULL,'{"learner":"8fa0ead5dafe73b5.1","name":"","card":11}');
INSERT INTO entry VALUES('8fa0ead5dafe73b5',2,2,1796010742380,'setting-changed','8fa0ead5dafe73b5.1',NULL,'{"key":"languages","value":"zh","learner":"8fa0ead5dafe73b5.1"}');
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
