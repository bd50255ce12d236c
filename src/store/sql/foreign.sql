-- What acts or answers by itself and is none of ours.
SELECT count(*)
FROM sqlite_schema
WHERE type = 'view'
    OR type = 'trigger' AND name NOT IN ('entry_follows_the_last', 'entry_stays', 'entry_stays_as_written')
