-- Columns are TEXT or 64-bit INTEGER only: ids, enums, JSON text; minor units, unix seconds, 0/1.

CREATE TABLE platforms (
    id           TEXT PRIMARY KEY,
    name         TEXT NOT NULL,
    -- Seconds that the test clock is ahead of the wall clock.
    clock_offset INTEGER NOT NULL DEFAULT 0,
    created      INTEGER NOT NULL
) STRICT;

CREATE TABLE accounts (
    seq              INTEGER PRIMARY KEY AUTOINCREMENT,
    id               TEXT NOT NULL,
    platform_id      TEXT NOT NULL REFERENCES platforms (id),
    livemode         INTEGER NOT NULL CHECK (livemode IN (0, 1)),
    is_platform      INTEGER NOT NULL CHECK (is_platform IN (0, 1)),
    kind             TEXT NOT NULL,
    country          TEXT NOT NULL,
    default_currency TEXT NOT NULL,
    -- The label folded for sorting.
    sort_name        TEXT NOT NULL,
    status           TEXT NOT NULL,
    -- Figures in default_currency, kept by the ledger in the same transaction as its postings.
    balance          INTEGER NOT NULL DEFAULT 0,
    volume           INTEGER NOT NULL DEFAULT 0,
    payments         INTEGER NOT NULL DEFAULT 0,
    last_payment     INTEGER,
    deleted          INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    created          INTEGER NOT NULL,
    doc              TEXT NOT NULL,
    UNIQUE (id, livemode)
) STRICT;
CREATE INDEX accounts_by_created ON accounts (platform_id, livemode, is_platform, deleted, created, seq);
CREATE INDEX accounts_by_status ON accounts (platform_id, livemode, is_platform, deleted, status, created, seq);
CREATE INDEX accounts_by_name ON accounts (platform_id, livemode, is_platform, deleted, sort_name, seq);
CREATE INDEX accounts_by_balance ON accounts (platform_id, livemode, is_platform, deleted, balance, seq);
CREATE INDEX accounts_by_volume ON accounts (platform_id, livemode, is_platform, deleted, volume, seq);

CREATE TABLE search_terms (
    platform_id TEXT NOT NULL,
    livemode    INTEGER NOT NULL,
    term        TEXT NOT NULL,
    account_id  TEXT NOT NULL,
    PRIMARY KEY (platform_id, livemode, term, account_id)
) STRICT;
CREATE INDEX search_terms_by_account ON search_terms (account_id, livemode);

CREATE TABLE ledger_accounts (
    id           TEXT PRIMARY KEY,
    platform_id  TEXT NOT NULL REFERENCES platforms (id),
    livemode     INTEGER NOT NULL CHECK (livemode IN (0, 1)),
    owner        TEXT NOT NULL,
    kind         TEXT NOT NULL,
    currency     TEXT NOT NULL,
    debits       INTEGER NOT NULL DEFAULT 0,
    credits      INTEGER NOT NULL DEFAULT 0,
    may_overdraw INTEGER NOT NULL CHECK (may_overdraw IN (0, 1)),
    version      INTEGER NOT NULL DEFAULT 0,
    UNIQUE (id, currency),
    CONSTRAINT ledger_totals_not_negative CHECK (debits >= 0 AND credits >= 0),
    CONSTRAINT ledger_no_overdraft CHECK (may_overdraw = 1 OR credits >= debits)
) STRICT;
CREATE INDEX ledger_accounts_by_owner ON ledger_accounts (platform_id, livemode, owner, currency, kind);

CREATE TABLE postings (
    seq            INTEGER PRIMARY KEY AUTOINCREMENT,
    platform_id    TEXT NOT NULL,
    livemode       INTEGER NOT NULL,
    transaction_id TEXT NOT NULL,
    code           TEXT NOT NULL,
    debit_account  TEXT NOT NULL,
    credit_account TEXT NOT NULL,
    currency       TEXT NOT NULL,
    amount         INTEGER NOT NULL,
    -- Credits less debits of each side after this posting, and which change of it this was.
    debit_balance  INTEGER NOT NULL,
    credit_balance INTEGER NOT NULL,
    debit_version  INTEGER NOT NULL,
    credit_version INTEGER NOT NULL,
    source_type    TEXT NOT NULL,
    source_id      TEXT NOT NULL,
    created        INTEGER NOT NULL,
    FOREIGN KEY (debit_account, currency) REFERENCES ledger_accounts (id, currency),
    FOREIGN KEY (credit_account, currency) REFERENCES ledger_accounts (id, currency),
    CONSTRAINT posting_amount_positive CHECK (amount > 0),
    CONSTRAINT posting_two_sides CHECK (debit_account <> credit_account),
    CONSTRAINT posted_once UNIQUE (source_type, source_id, code)
) STRICT;
CREATE INDEX postings_by_transaction ON postings (transaction_id);
CREATE INDEX postings_by_debit ON postings (debit_account, seq);
CREATE INDEX postings_by_credit ON postings (credit_account, seq);

CREATE TABLE balance_transactions (
    seq                INTEGER PRIMARY KEY AUTOINCREMENT,
    id                 TEXT NOT NULL UNIQUE,
    platform_id        TEXT NOT NULL,
    livemode           INTEGER NOT NULL,
    account_id         TEXT NOT NULL,
    kind               TEXT NOT NULL,
    amount             INTEGER NOT NULL,
    fee                INTEGER NOT NULL,
    net                INTEGER NOT NULL,
    currency           TEXT NOT NULL,
    source             TEXT NOT NULL,
    description        TEXT,
    ledger_transaction TEXT NOT NULL,
    created            INTEGER NOT NULL,
    available_on       INTEGER NOT NULL,
    available          INTEGER NOT NULL CHECK (available IN (0, 1)),
    CONSTRAINT net_is_amount_less_fee CHECK (net = amount - fee)
) STRICT;
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
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    id          TEXT NOT NULL UNIQUE,
    platform_id TEXT NOT NULL,
    livemode    INTEGER NOT NULL,
    account_id  TEXT NOT NULL,
    amount      INTEGER NOT NULL CHECK (amount > 0),
    currency    TEXT NOT NULL,
    origin      TEXT NOT NULL,
    origin_id   TEXT NOT NULL,
    created     INTEGER NOT NULL,
    doc         TEXT NOT NULL,
    CONSTRAINT recorded_once UNIQUE (platform_id, livemode, origin, origin_id)
) STRICT;
CREATE INDEX payments_by_account ON payments (platform_id, livemode, account_id, created, seq);

CREATE TABLE application_fees (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    id          TEXT NOT NULL UNIQUE,
    platform_id TEXT NOT NULL,
    livemode    INTEGER NOT NULL,
    account_id  TEXT NOT NULL,
    amount      INTEGER NOT NULL CHECK (amount > 0),
    currency    TEXT NOT NULL,
    created     INTEGER NOT NULL,
    doc         TEXT NOT NULL
) STRICT;
CREATE INDEX application_fees_by_account
    ON application_fees (platform_id, livemode, account_id, created, seq);

CREATE TABLE transfers (
    seq            INTEGER PRIMARY KEY AUTOINCREMENT,
    id             TEXT NOT NULL UNIQUE,
    platform_id    TEXT NOT NULL,
    livemode       INTEGER NOT NULL,
    destination    TEXT NOT NULL,
    amount         INTEGER NOT NULL CHECK (amount > 0),
    currency       TEXT NOT NULL,
    transfer_group TEXT,
    created        INTEGER NOT NULL,
    doc            TEXT NOT NULL
) STRICT;
CREATE INDEX transfers_by_created ON transfers (platform_id, livemode, created, seq);
CREATE INDEX transfers_by_destination ON transfers (platform_id, livemode, destination, created, seq);
CREATE INDEX transfers_by_group ON transfers (platform_id, livemode, transfer_group, created, seq);

CREATE TABLE topups (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    id          TEXT NOT NULL UNIQUE,
    platform_id TEXT NOT NULL,
    livemode    INTEGER NOT NULL,
    amount      INTEGER NOT NULL CHECK (amount > 0),
    currency    TEXT NOT NULL,
    status      TEXT NOT NULL,
    created     INTEGER NOT NULL,
    doc         TEXT NOT NULL
) STRICT;
CREATE INDEX topups_by_created ON topups (platform_id, livemode, created, seq);

-- Net volume per quarter of an hour and per day in UTC, so that a chart over years reads sums and
-- not transactions. A local day is made of quarters, a local month of days and some quarters at its
-- ends.
CREATE TABLE earnings (
    platform_id TEXT NOT NULL,
    livemode    INTEGER NOT NULL,
    account_id  TEXT NOT NULL,
    currency    TEXT NOT NULL,
    -- Seconds that the row sums up: 900 or 86400.
    span        INTEGER NOT NULL CHECK (span IN (900, 86400)),
    slot        INTEGER NOT NULL,
    net         INTEGER NOT NULL,
    PRIMARY KEY (platform_id, livemode, account_id, currency, span, slot)
) STRICT;

CREATE TABLE events (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    id          TEXT NOT NULL UNIQUE,
    platform_id TEXT NOT NULL,
    livemode    INTEGER NOT NULL,
    account_id  TEXT,
    kind        TEXT NOT NULL,
    subject_id  TEXT NOT NULL,
    created     INTEGER NOT NULL,
    doc         TEXT NOT NULL
) STRICT;
CREATE INDEX events_by_created ON events (platform_id, livemode, created, seq);
CREATE INDEX events_by_subject ON events (subject_id, seq);

CREATE TABLE audit (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    id          TEXT NOT NULL UNIQUE,
    platform_id TEXT NOT NULL,
    livemode    INTEGER NOT NULL,
    actor_kind  TEXT NOT NULL,
    actor_id    TEXT NOT NULL,
    action      TEXT NOT NULL,
    object_id   TEXT NOT NULL,
    outcome     TEXT NOT NULL,
    request_id  TEXT,
    created     INTEGER NOT NULL
) STRICT;
CREATE INDEX audit_by_platform ON audit (platform_id, livemode, seq);

CREATE TABLE idempotency (
    scope       TEXT NOT NULL,
    key         TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    status      INTEGER,
    body        TEXT,
    created     INTEGER NOT NULL,
    PRIMARY KEY (scope, key)
) STRICT;
CREATE INDEX idempotency_by_age ON idempotency (created);

CREATE TABLE jobs (
    id          TEXT PRIMARY KEY,
    platform_id TEXT NOT NULL,
    livemode    INTEGER NOT NULL,
    kind        TEXT NOT NULL,
    -- The same work is enqueued once, however often it is asked for.
    dedup       TEXT NOT NULL UNIQUE,
    payload     TEXT NOT NULL,
    run_at      INTEGER NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'failed')),
    attempts    INTEGER NOT NULL DEFAULT 0,
    last_error  TEXT,
    created     INTEGER NOT NULL
) STRICT;
CREATE INDEX jobs_due ON jobs (state, platform_id, livemode, run_at, id);

-- Which object an imported row became, so that an import can be run again.
CREATE TABLE imports (
    platform_id TEXT NOT NULL,
    livemode    INTEGER NOT NULL,
    kind        TEXT NOT NULL,
    external_id TEXT NOT NULL,
    object_id   TEXT NOT NULL,
    PRIMARY KEY (platform_id, livemode, kind, external_id)
) STRICT;
