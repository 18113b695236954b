-- What a row said that became an object, as a short name: a row of the same id that says something
-- else is told of. Of rows that were imported before it is not known.

ALTER TABLE imports ADD COLUMN fingerprint TEXT;
