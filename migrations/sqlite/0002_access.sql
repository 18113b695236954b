CREATE TABLE users (
    id            TEXT PRIMARY KEY,
    email         TEXT NOT NULL UNIQUE,
    name          TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    created       INTEGER NOT NULL
) STRICT;

CREATE TABLE members (
    user_id     TEXT NOT NULL REFERENCES users (id),
    platform_id TEXT NOT NULL REFERENCES platforms (id),
    role        TEXT NOT NULL,
    PRIMARY KEY (user_id, platform_id, role)
) STRICT;

-- Only hashes of tokens are kept. A row is a platform member's (user_id) or an account owner's
-- (account_id) session.
CREATE TABLE sessions (
    token_hash  TEXT PRIMARY KEY,
    platform_id TEXT NOT NULL,
    livemode    INTEGER NOT NULL,
    user_id     TEXT,
    account_id  TEXT,
    created     INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL,
    CONSTRAINT session_of_one CHECK ((user_id IS NULL) <> (account_id IS NULL))
) STRICT;
CREATE INDEX sessions_by_user ON sessions (user_id);
CREATE INDEX sessions_by_account ON sessions (account_id);
CREATE INDEX sessions_by_age ON sessions (expires_at);

-- Wrong attempts, counted per subject and not per browser.
CREATE TABLE attempts (
    subject TEXT NOT NULL,
    at      INTEGER NOT NULL
) STRICT;
CREATE INDEX attempts_by_subject ON attempts (subject, at);

CREATE TABLE login_links (
    id          TEXT PRIMARY KEY,
    token_hash  TEXT NOT NULL UNIQUE,
    platform_id TEXT NOT NULL,
    livemode    INTEGER NOT NULL,
    account_id  TEXT NOT NULL,
    created     INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL,
    used_at     INTEGER
) STRICT;
CREATE INDEX login_links_by_account ON login_links (account_id, livemode);

-- A redeemed link that still waits for its code.
CREATE TABLE challenges (
    token_hash  TEXT PRIMARY KEY,
    platform_id TEXT NOT NULL,
    livemode    INTEGER NOT NULL,
    account_id  TEXT NOT NULL,
    created     INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE codes (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    platform_id TEXT NOT NULL,
    livemode    INTEGER NOT NULL,
    account_id  TEXT NOT NULL,
    code_hash   TEXT NOT NULL,
    sent_at     INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL,
    tries       INTEGER NOT NULL DEFAULT 0,
    used_at     INTEGER
) STRICT;
CREATE INDEX codes_by_account ON codes (account_id, livemode, seq);

-- Messages of test mode, shown on the outbox page.
CREATE TABLE messages (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    id          TEXT NOT NULL UNIQUE,
    platform_id TEXT NOT NULL,
    account_id  TEXT NOT NULL,
    channel     TEXT NOT NULL,
    recipient   TEXT NOT NULL,
    body        TEXT NOT NULL,
    created     INTEGER NOT NULL
) STRICT;
CREATE INDEX messages_by_platform ON messages (platform_id, created, seq);

CREATE TABLE api_keys (
    id          TEXT PRIMARY KEY,
    platform_id TEXT NOT NULL REFERENCES platforms (id),
    livemode    INTEGER NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('secret', 'publishable')),
    key_hash    TEXT NOT NULL UNIQUE,
    -- What a list may show: the prefix and the last four characters.
    hint        TEXT NOT NULL,
    name        TEXT NOT NULL,
    created     INTEGER NOT NULL,
    revoked_at  INTEGER
) STRICT;
CREATE INDEX api_keys_by_platform ON api_keys (platform_id, livemode, created);

CREATE TABLE setup_tokens (
    token_hash TEXT PRIMARY KEY,
    created    INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at    INTEGER
) STRICT;
