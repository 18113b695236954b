-- Accounts are found by the words beside them, which an index of the engine's own full-text search
-- holds under their numbers. Those that are here already get their words in slices, once the server
-- has started.

DROP TABLE search_terms;

ALTER TABLE accounts ADD COLUMN words TEXT NOT NULL DEFAULT '';

-- Each word begins with a sign of three letters, so the index of beginnings is for one to four.
CREATE VIRTUAL TABLE account_words USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, prefix = '4 5 6 7',
    tokenize = "ascii tokenchars '~'"
);
CREATE TRIGGER account_words_of_new AFTER INSERT ON accounts WHEN new.words <> ''
BEGIN
    INSERT INTO account_words (rowid, words) VALUES (new.seq, new.words);
END;
CREATE TRIGGER account_words_of_changed AFTER UPDATE OF words ON accounts
WHEN old.words <> new.words
BEGIN
    DELETE FROM account_words WHERE rowid = old.seq AND old.words <> '';
    INSERT INTO account_words (rowid, words) SELECT new.seq, new.words WHERE new.words <> '';
END;

-- By which rule accounts were cut into words, and how far: those after seq, up to the last that was
-- there when it began, still are by the rule before.
CREATE TABLE account_words_rule (
    one  INTEGER PRIMARY KEY CHECK (one = 1),
    rule INTEGER NOT NULL,
    seq  INTEGER NOT NULL,
    last INTEGER NOT NULL
) STRICT;
INSERT INTO account_words_rule (one, rule, seq, last) VALUES (1, 0, 0, 0);
