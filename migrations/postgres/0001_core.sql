-- Columns are TEXT (in byte order, as on SQLite) or BIGINT only: ids, enums, JSON text; minor units, unix seconds, 0/1.

CREATE TABLE platforms (
    id           TEXT COLLATE "C" PRIMARY KEY,
    name         TEXT COLLATE "C" NOT NULL,
    -- Seconds that the test clock is ahead of the wall clock.
    clock_offset BIGINT NOT NULL DEFAULT 0,
    created      BIGINT NOT NULL
);

CREATE TABLE accounts (
    seq              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id               TEXT COLLATE "C" NOT NULL,
    platform_id      TEXT COLLATE "C" NOT NULL REFERENCES platforms (id),
    livemode         BIGINT NOT NULL CHECK (livemode IN (0, 1)),
    is_platform      BIGINT NOT NULL CHECK (is_platform IN (0, 1)),
    kind             TEXT COLLATE "C" NOT NULL,
    country          TEXT COLLATE "C" NOT NULL,
    default_currency TEXT COLLATE "C" NOT NULL,
    -- The label folded for sorting.
    sort_name        TEXT COLLATE "C" NOT NULL,
    status           TEXT COLLATE "C" NOT NULL,
    -- Figures in default_currency, kept by the ledger in the same transaction as its postings.
    balance          BIGINT NOT NULL DEFAULT 0,
    volume           BIGINT NOT NULL DEFAULT 0,
    payments         BIGINT NOT NULL DEFAULT 0,
    last_payment     BIGINT,
    deleted          BIGINT NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    created          BIGINT NOT NULL,
    doc              TEXT COLLATE "C" NOT NULL,
    UNIQUE (id, livemode)
);
CREATE INDEX accounts_by_created ON accounts (platform_id, livemode, is_platform, deleted, created, seq);
CREATE INDEX accounts_by_status ON accounts (platform_id, livemode, is_platform, deleted, status, created, seq);
CREATE INDEX accounts_by_name ON accounts (platform_id, livemode, is_platform, deleted, sort_name, seq);
CREATE INDEX accounts_by_balance ON accounts (platform_id, livemode, is_platform, deleted, balance, seq);
CREATE INDEX accounts_by_volume ON accounts (platform_id, livemode, is_platform, deleted, volume, seq);

CREATE TABLE search_terms (
    platform_id TEXT COLLATE "C" NOT NULL,
    livemode    BIGINT NOT NULL,
    term        TEXT COLLATE "C" NOT NULL,
    account_id  TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (platform_id, livemode, term, account_id)
);
CREATE INDEX search_terms_by_account ON search_terms (account_id, livemode);

CREATE TABLE ledger_accounts (
    id           TEXT COLLATE "C" PRIMARY KEY,
    platform_id  TEXT COLLATE "C" NOT NULL REFERENCES platforms (id),
    livemode     BIGINT NOT NULL CHECK (livemode IN (0, 1)),
    owner        TEXT COLLATE "C" NOT NULL,
    kind         TEXT COLLATE "C" NOT NULL,
    currency     TEXT COLLATE "C" NOT NULL,
    debits       BIGINT NOT NULL DEFAULT 0,
    credits      BIGINT NOT NULL DEFAULT 0,
    may_overdraw BIGINT NOT NULL CHECK (may_overdraw IN (0, 1)),
    version      BIGINT NOT NULL DEFAULT 0,
    UNIQUE (id, currency),
    CONSTRAINT ledger_totals_not_negative CHECK (debits >= 0 AND credits >= 0),
    CONSTRAINT ledger_no_overdraft CHECK (may_overdraw = 1 OR credits >= debits)
);
CREATE INDEX ledger_accounts_by_owner ON ledger_accounts (platform_id, livemode, owner, currency, kind);

CREATE TABLE postings (
    seq            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    platform_id    TEXT COLLATE "C" NOT NULL,
    livemode       BIGINT NOT NULL,
    transaction_id TEXT COLLATE "C" NOT NULL,
    code           TEXT COLLATE "C" NOT NULL,
    debit_account  TEXT COLLATE "C" NOT NULL,
    credit_account TEXT COLLATE "C" NOT NULL,
    currency       TEXT COLLATE "C" NOT NULL,
    amount         BIGINT NOT NULL,
    -- Credits less debits of each side after this posting, and which change of it this was.
    debit_balance  BIGINT NOT NULL,
    credit_balance BIGINT NOT NULL,
    debit_version  BIGINT NOT NULL,
    credit_version BIGINT NOT NULL,
    source_type    TEXT COLLATE "C" NOT NULL,
    source_id      TEXT COLLATE "C" NOT NULL,
    created        BIGINT NOT NULL,
    FOREIGN KEY (debit_account, currency) REFERENCES ledger_accounts (id, currency),
    FOREIGN KEY (credit_account, currency) REFERENCES ledger_accounts (id, currency),
    CONSTRAINT posting_amount_positive CHECK (amount > 0),
    CONSTRAINT posting_two_sides CHECK (debit_account <> credit_account),
    CONSTRAINT posted_once UNIQUE (source_type, source_id, code)
);
CREATE INDEX postings_by_transaction ON postings (transaction_id);
CREATE INDEX postings_by_debit ON postings (debit_account, seq);
CREATE INDEX postings_by_credit ON postings (credit_account, seq);

CREATE TABLE balance_transactions (
    seq                BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id                 TEXT COLLATE "C" NOT NULL UNIQUE,
    platform_id        TEXT COLLATE "C" NOT NULL,
    livemode           BIGINT NOT NULL,
    account_id         TEXT COLLATE "C" NOT NULL,
    kind               TEXT COLLATE "C" NOT NULL,
    amount             BIGINT NOT NULL,
    fee                BIGINT NOT NULL,
    net                BIGINT NOT NULL,
    currency           TEXT COLLATE "C" NOT NULL,
    source             TEXT COLLATE "C" NOT NULL,
    description        TEXT COLLATE "C",
    ledger_transaction TEXT COLLATE "C" NOT NULL,
    created            BIGINT NOT NULL,
    available_on       BIGINT NOT NULL,
    available          BIGINT NOT NULL CHECK (available IN (0, 1)),
    CONSTRAINT net_is_amount_less_fee CHECK (net = amount - fee)
);
CREATE INDEX balance_transactions_by_account
    ON balance_transactions (platform_id, livemode, account_id, created, seq);
CREATE INDEX balance_transactions_by_kind
    ON balance_transactions (platform_id, livemode, account_id, kind, created, seq);
CREATE INDEX balance_transactions_by_source ON balance_transactions (source);
CREATE INDEX balance_transactions_unsettled
    ON balance_transactions (platform_id, livemode, available, available_on, seq);

CREATE INDEX balance_transactions_upcoming
    ON balance_transactions (platform_id, livemode, account_id, available, available_on);

CREATE TABLE payments (
    seq         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id          TEXT COLLATE "C" NOT NULL UNIQUE,
    platform_id TEXT COLLATE "C" NOT NULL,
    livemode    BIGINT NOT NULL,
    account_id  TEXT COLLATE "C" NOT NULL,
    amount      BIGINT NOT NULL CHECK (amount > 0),
    currency    TEXT COLLATE "C" NOT NULL,
    origin      TEXT COLLATE "C" NOT NULL,
    origin_id   TEXT COLLATE "C" NOT NULL,
    created     BIGINT NOT NULL,
    doc         TEXT COLLATE "C" NOT NULL,
    CONSTRAINT recorded_once UNIQUE (platform_id, livemode, origin, origin_id)
);
CREATE INDEX payments_by_account ON payments (platform_id, livemode, account_id, created, seq);

CREATE TABLE application_fees (
    seq         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id          TEXT COLLATE "C" NOT NULL UNIQUE,
    platform_id TEXT COLLATE "C" NOT NULL,
    livemode    BIGINT NOT NULL,
    account_id  TEXT COLLATE "C" NOT NULL,
    amount      BIGINT NOT NULL CHECK (amount > 0),
    currency    TEXT COLLATE "C" NOT NULL,
    created     BIGINT NOT NULL,
    doc         TEXT COLLATE "C" NOT NULL
);
CREATE INDEX application_fees_by_account
    ON application_fees (platform_id, livemode, account_id, created, seq);

CREATE TABLE transfers (
    seq            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id             TEXT COLLATE "C" NOT NULL UNIQUE,
    platform_id    TEXT COLLATE "C" NOT NULL,
    livemode       BIGINT NOT NULL,
    destination    TEXT COLLATE "C" NOT NULL,
    amount         BIGINT NOT NULL CHECK (amount > 0),
    currency       TEXT COLLATE "C" NOT NULL,
    transfer_group TEXT COLLATE "C",
    created        BIGINT NOT NULL,
    doc            TEXT COLLATE "C" NOT NULL
);
CREATE INDEX transfers_by_created ON transfers (platform_id, livemode, created, seq);
CREATE INDEX transfers_by_destination ON transfers (platform_id, livemode, destination, created, seq);
CREATE INDEX transfers_by_group ON transfers (platform_id, livemode, transfer_group, created, seq);

CREATE TABLE topups (
    seq         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id          TEXT COLLATE "C" NOT NULL UNIQUE,
    platform_id TEXT COLLATE "C" NOT NULL,
    livemode    BIGINT NOT NULL,
    amount      BIGINT NOT NULL CHECK (amount > 0),
    currency    TEXT COLLATE "C" NOT NULL,
    status      TEXT COLLATE "C" NOT NULL,
    created     BIGINT NOT NULL,
    doc         TEXT COLLATE "C" NOT NULL
);
CREATE INDEX topups_by_created ON topups (platform_id, livemode, created, seq);

-- Net volume per quarter of an hour and per day in UTC, so that a chart over years reads sums and
-- not transactions. A local day is made of quarters, a local month of days and some quarters at its
-- ends.
CREATE TABLE earnings (
    platform_id TEXT COLLATE "C" NOT NULL,
    livemode    BIGINT NOT NULL,
    account_id  TEXT COLLATE "C" NOT NULL,
    currency    TEXT COLLATE "C" NOT NULL,
    -- Seconds that the row sums up: 900 or 86400.
    span        BIGINT NOT NULL CHECK (span IN (900, 86400)),
    slot        BIGINT NOT NULL,
    net         BIGINT NOT NULL,
    PRIMARY KEY (platform_id, livemode, account_id, currency, span, slot)
);

CREATE TABLE events (
    seq         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id          TEXT COLLATE "C" NOT NULL UNIQUE,
    platform_id TEXT COLLATE "C" NOT NULL,
    livemode    BIGINT NOT NULL,
    account_id  TEXT COLLATE "C",
    kind        TEXT COLLATE "C" NOT NULL,
    subject_id  TEXT COLLATE "C" NOT NULL,
    created     BIGINT NOT NULL,
    doc         TEXT COLLATE "C" NOT NULL
);
CREATE INDEX events_by_created ON events (platform_id, livemode, created, seq);
CREATE INDEX events_by_subject ON events (subject_id, seq);

CREATE TABLE audit (
    seq         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id          TEXT COLLATE "C" NOT NULL UNIQUE,
    platform_id TEXT COLLATE "C" NOT NULL,
    livemode    BIGINT NOT NULL,
    actor_kind  TEXT COLLATE "C" NOT NULL,
    actor_id    TEXT COLLATE "C" NOT NULL,
    action      TEXT COLLATE "C" NOT NULL,
    object_id   TEXT COLLATE "C" NOT NULL,
    outcome     TEXT COLLATE "C" NOT NULL,
    request_id  TEXT COLLATE "C",
    created     BIGINT NOT NULL
);
CREATE INDEX audit_by_platform ON audit (platform_id, livemode, seq);

CREATE TABLE idempotency (
    scope       TEXT COLLATE "C" NOT NULL,
    key         TEXT COLLATE "C" NOT NULL,
    fingerprint TEXT COLLATE "C" NOT NULL,
    status      BIGINT,
    body        TEXT COLLATE "C",
    created     BIGINT NOT NULL,
    PRIMARY KEY (scope, key)
);
CREATE INDEX idempotency_by_age ON idempotency (created);

CREATE TABLE jobs (
    id          TEXT COLLATE "C" PRIMARY KEY,
    platform_id TEXT COLLATE "C" NOT NULL,
    livemode    BIGINT NOT NULL,
    kind        TEXT COLLATE "C" NOT NULL,
    -- The same work is enqueued once, however often it is asked for.
    dedup       TEXT COLLATE "C" NOT NULL UNIQUE,
    payload     TEXT COLLATE "C" NOT NULL,
    run_at      BIGINT NOT NULL,
    state       TEXT COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'done', 'failed')),
    attempts    BIGINT NOT NULL DEFAULT 0,
    last_error  TEXT COLLATE "C",
    created     BIGINT NOT NULL
);
CREATE INDEX jobs_due ON jobs (state, platform_id, livemode, run_at, id);

-- Which object an imported row became, so that an import can be run again.
CREATE TABLE imports (
    platform_id TEXT COLLATE "C" NOT NULL,
    livemode    BIGINT NOT NULL,
    kind        TEXT COLLATE "C" NOT NULL,
    external_id TEXT COLLATE "C" NOT NULL,
    object_id   TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (platform_id, livemode, kind, external_id)
);
