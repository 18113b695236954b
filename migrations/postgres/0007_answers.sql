-- What is remembered under a key is what happened, and no longer how it was answered. Answers of
-- before are let go of and their keys stay: such a key is refused, and never has a second effect.
ALTER TABLE idempotency ADD COLUMN outcome TEXT COLLATE "C";
UPDATE idempotency SET outcome = '"forgotten"';
ALTER TABLE idempotency DROP COLUMN status;
ALTER TABLE idempotency DROP COLUMN body;
