-- The log: append-only, gapless within a run, kept so by the file itself. Only what a forgotten learner asked to forget is
-- emptied; the place in the run stays.
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
WHEN new.body <> '{}' -- emptied, as somebody who is forgotten asks
    OR (new.run, new.n, new.lamport, new.at_ms, new.kind, new.learners, new.attempt)
        IS NOT (old.run, old.n, old.lamport, old.at_ms, old.kind, old.learners, old.attempt)
BEGIN
    SELECT raise(ABORT, 'an entry stays as it was written');
END;

CREATE TRIGGER entry_stays BEFORE DELETE ON entry
BEGIN
    SELECT raise(ABORT, 'an entry stays');
END;
