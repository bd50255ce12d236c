-- A file as the first schema wrote it: every later program opens it and loses nothing.
PRAGMA application_id = 1650555506; -- "bazr"

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

CREATE INDEX entry_of_attempt ON entry (attempt) WHERE attempt IS NOT NULL;

CREATE TRIGGER entry_follows_the_last BEFORE INSERT ON entry
WHEN new.n <> 1 + (SELECT coalesce(max(n), 0) FROM entry WHERE run = new.run)
BEGIN
    SELECT raise(ABORT, 'an entry follows the last one of its run');
END;

CREATE TRIGGER entry_stays_as_written BEFORE UPDATE ON entry
WHEN new.body <> '{}'
    OR (new.run, new.n, new.lamport, new.at_ms, new.kind, new.learners, new.attempt)
        IS NOT (old.run, old.n, old.lamport, old.at_ms, old.kind, old.learners, old.attempt)
BEGIN
    SELECT raise(ABORT, 'an entry stays as it was written');
END;

CREATE TRIGGER entry_stays BEFORE DELETE ON entry
BEGIN
    SELECT raise(ABORT, 'an entry stays');
END;

INSERT INTO entry VALUES ('00c0ffee00c0ffee', 1, 1, 1795400000000, 'learner-added', '00c0ffee00c0ffee.1', NULL, '{"learner":"00c0ffee00c0ffee.1","name":"ئايگۈل","card":10}');
INSERT INTO entry VALUES ('00c0ffee00c0ffee', 2, 2, 1795400001000, 'attempt-opened', '00c0ffee00c0ffee.1', '00c0ffee00c0ffee.2', '{"attempt":"00c0ffee00c0ffee.2","what":"lesson:L03","seed":"7","learners":["00c0ffee00c0ffee.1"],"fingerprint":"000000000000feed","rules_version":1}');
INSERT INTO entry VALUES ('00c0ffee00c0ffee', 3, 3, 1795400002000, 'acted', '00c0ffee00c0ffee.1', '00c0ffee00c0ffee.2', '{"attempt":"00c0ffee00c0ffee.2","act":"next"}');
INSERT INTO entry VALUES ('00c0ffee00c0ffee', 4, 4, 1795400002000, 'step-done', '00c0ffee00c0ffee.1', '00c0ffee00c0ffee.2', '{"attempt":"00c0ffee00c0ffee.2","step":"hello","learners":["00c0ffee00c0ffee.1"],"right":true,"first_try_right":true,"tries":0,"hints":0}');
INSERT INTO entry VALUES ('00c0ffee00c0ffee', 5, 5, 1795400003000, 'mood-told', '', NULL, '{"mood":"good"}');
PRAGMA user_version = 1;
