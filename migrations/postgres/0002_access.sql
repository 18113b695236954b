CREATE TABLE users (
    id            TEXT COLLATE "C" PRIMARY KEY,
    email         TEXT COLLATE "C" NOT NULL UNIQUE,
    name          TEXT COLLATE "C" NOT NULL,
    password_hash TEXT COLLATE "C" NOT NULL,
    created       BIGINT NOT NULL
);

CREATE TABLE members (
    user_id     TEXT COLLATE "C" NOT NULL REFERENCES users (id),
    platform_id TEXT COLLATE "C" NOT NULL REFERENCES platforms (id),
    role        TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (user_id, platform_id, role)
);

-- Only hashes of tokens are kept. A row is a platform member's (user_id) or an account owner's
-- (account_id) session.
CREATE TABLE sessions (
    token_hash  TEXT COLLATE "C" PRIMARY KEY,
    platform_id TEXT COLLATE "C" NOT NULL,
    livemode    BIGINT NOT NULL,
    user_id     TEXT COLLATE "C",
    account_id  TEXT COLLATE "C",
    created     BIGINT NOT NULL,
    expires_at  BIGINT NOT NULL,
    CONSTRAINT session_of_one CHECK ((user_id IS NULL) <> (account_id IS NULL))
);
CREATE INDEX sessions_by_user ON sessions (user_id);
CREATE INDEX sessions_by_account ON sessions (account_id);
CREATE INDEX sessions_by_age ON sessions (expires_at);

-- Wrong attempts, counted per subject and not per browser.
CREATE TABLE attempts (
    subject TEXT COLLATE "C" NOT NULL,
    at      BIGINT NOT NULL
);
CREATE INDEX attempts_by_subject ON attempts (subject, at);

CREATE TABLE login_links (
    id          TEXT COLLATE "C" PRIMARY KEY,
    token_hash  TEXT COLLATE "C" NOT NULL UNIQUE,
    platform_id TEXT COLLATE "C" NOT NULL,
    livemode    BIGINT NOT NULL,
    account_id  TEXT COLLATE "C" NOT NULL,
    created     BIGINT NOT NULL,
    expires_at  BIGINT NOT NULL,
    used_at     BIGINT
);
CREATE INDEX login_links_by_account ON login_links (account_id, livemode);

-- A redeemed link that still waits for its code.
CREATE TABLE challenges (
    token_hash  TEXT COLLATE "C" PRIMARY KEY,
    platform_id TEXT COLLATE "C" NOT NULL,
    livemode    BIGINT NOT NULL,
    account_id  TEXT COLLATE "C" NOT NULL,
    created     BIGINT NOT NULL,
    expires_at  BIGINT NOT NULL
);

CREATE TABLE codes (
    seq         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    platform_id TEXT COLLATE "C" NOT NULL,
    livemode    BIGINT NOT NULL,
    account_id  TEXT COLLATE "C" NOT NULL,
    code_hash   TEXT COLLATE "C" NOT NULL,
    sent_at     BIGINT NOT NULL,
    expires_at  BIGINT NOT NULL,
    tries       BIGINT NOT NULL DEFAULT 0,
    used_at     BIGINT
);
CREATE INDEX codes_by_account ON codes (account_id, livemode, seq);

-- Messages of test mode, shown on the outbox page.
CREATE TABLE messages (
    seq         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id          TEXT COLLATE "C" NOT NULL UNIQUE,
    platform_id TEXT COLLATE "C" NOT NULL,
    account_id  TEXT COLLATE "C" NOT NULL,
    channel     TEXT COLLATE "C" NOT NULL,
    recipient   TEXT COLLATE "C" NOT NULL,
    body        TEXT COLLATE "C" NOT NULL,
    created     BIGINT NOT NULL
);
CREATE INDEX messages_by_platform ON messages (platform_id, created, seq);

CREATE TABLE api_keys (
    id          TEXT COLLATE "C" PRIMARY KEY,
    platform_id TEXT COLLATE "C" NOT NULL REFERENCES platforms (id),
    livemode    BIGINT NOT NULL,
    kind        TEXT COLLATE "C" NOT NULL CHECK (kind IN ('secret', 'publishable')),
    key_hash    TEXT COLLATE "C" NOT NULL UNIQUE,
    -- What a list may show: the prefix and the last four characters.
    hint        TEXT COLLATE "C" NOT NULL,
    name        TEXT COLLATE "C" NOT NULL,
    created     BIGINT NOT NULL,
    revoked_at  BIGINT
);
CREATE INDEX api_keys_by_platform ON api_keys (platform_id, livemode, created);

CREATE TABLE setup_tokens (
    token_hash TEXT COLLATE "C" PRIMARY KEY,
    created    BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at    BIGINT
);
