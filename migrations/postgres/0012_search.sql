-- Accounts are found by the words beside them, which an index of the engine's own full-text search
-- holds. Those that are here already get their words in slices, once the server has started.

DROP TABLE search_terms;

ALTER TABLE accounts ADD COLUMN words TEXT NOT NULL DEFAULT '';
CREATE INDEX account_words ON accounts USING GIN (array_to_tsvector(string_to_array(ltrim(words), ' ')));

-- By which rule accounts were cut into words, and how far: those after seq, up to the last that was
-- there when it began, still are by the rule before.
CREATE TABLE account_words_rule (
    one  BIGINT PRIMARY KEY CHECK (one = 1),
    rule BIGINT NOT NULL,
    seq  BIGINT NOT NULL,
    last BIGINT NOT NULL
);
INSERT INTO account_words_rule (one, rule, seq, last) VALUES (1, 0, 0, 0);
