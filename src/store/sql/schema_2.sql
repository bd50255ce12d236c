-- The log: append-only, gapless within a run, each entry held by a hash and each run by a chain of them. Only what a forgotten
-- learner asked to forget is emptied; the place in the run stays.
CREATE TABLE entry (
    arrival   INTEGER PRIMARY KEY, -- in which order this file took them in: of no meaning elsewhere
    run       TEXT    NOT NULL CHECK (length(run) = 16),
    n         INTEGER NOT NULL CHECK (n >= 1),
    lamport   INTEGER NOT NULL CHECK (lamport >= 1),
    at_ms     INTEGER NOT NULL,
    kind      TEXT    NOT NULL,
    learners  TEXT    NOT NULL, -- ids, separated by spaces
    attempt   TEXT,
    body      TEXT    NOT NULL,
    salt      BLOB, -- 16 random bytes; gone with an emptied body
    body_hash BLOB, -- of salt and body; stays. Without one the run was written by a program of schema 1, and `hash` holds this row alone
    hash      BLOB    NOT NULL,
    UNIQUE (run, n)
) STRICT;

CREATE INDEX erasure ON entry (learners) WHERE kind = 'erased';

CREATE TRIGGER entry_stays_as_written BEFORE UPDATE ON entry
WHEN new.body <> '{}' OR new.salt IS NOT NULL -- emptied, as somebody who is forgotten asks
    OR (new.arrival, new.run, new.n, new.lamport, new.at_ms, new.kind, new.learners, new.attempt, new.body_hash)
        IS NOT (old.arrival, old.run, old.n, old.lamport, old.at_ms, old.kind, old.learners, old.attempt, old.body_hash)
    OR (old.body_hash IS NOT NULL AND new.hash <> old.hash)
BEGIN
    SELECT raise(ABORT, 'an entry stays as it was written');
END;

CREATE TRIGGER entry_stays BEFORE DELETE ON entry
BEGIN
    SELECT raise(ABORT, 'an entry stays');
END;

-- Which entries a fold reads: those about a learner alone or in a group, about an attempt, or about nobody.
CREATE INDEX entry_of_learners ON entry (learners);
CREATE INDEX entry_of_attempt ON entry (attempt) WHERE attempt IS NOT NULL;

-- The groups that a learner was a part of, as `entry.learners` has them.
CREATE TABLE together (
    learner  TEXT NOT NULL,
    learners TEXT NOT NULL,
    PRIMARY KEY (learner, learners)
) STRICT, WITHOUT ROWID;

-- What the entries up to `folded.mark` come to. All of it can be made anew from the log.
CREATE TABLE fold (
    learner  TEXT    PRIMARY KEY, -- empty: who is known, and the center
    version  INTEGER NOT NULL,
    body     TEXT    NOT NULL,
    checksum BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE folded (
    one      INTEGER PRIMARY KEY CHECK (one = 1),
    version  INTEGER NOT NULL,
    mark     INTEGER NOT NULL,
    roster   BLOB    NOT NULL, -- the checksum of the fold without a learner
    here     TEXT    NOT NULL, -- who sat here last
    checksum BLOB    NOT NULL
) STRICT;

PRAGMA application_id = 1650555506; -- "bazr"
PRAGMA user_version = 2;
