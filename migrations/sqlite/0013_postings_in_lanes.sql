-- Postings keep their foreign keys here: there is one writer, and no row is locked. See the same number
-- for Postgres.
SELECT 1;
