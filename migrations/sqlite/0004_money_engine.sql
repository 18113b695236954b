-- The money engine: cards, refunds, disputes, reversals, payouts, reserves.

-- What an owner holds may go below zero after a dispute. Postings that must be covered are guarded
-- one by one, in the statement that changes the totals.
UPDATE ledger_accounts SET may_overdraw = 1 WHERE kind IN ('available', 'pending', 'in_transit');

CREATE TABLE payment_intents (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    id          TEXT NOT NULL UNIQUE,
    platform_id TEXT NOT NULL,
    livemode    INTEGER NOT NULL,
    account_id  TEXT NOT NULL,
    status      TEXT NOT NULL,
    customer    TEXT,
    charge      TEXT,
    expires_at  INTEGER,
    created     INTEGER NOT NULL,
    doc         TEXT NOT NULL
) STRICT;
CREATE INDEX payment_intents_by_account ON payment_intents (platform_id, livemode, account_id, created, seq);
CREATE INDEX payment_intents_by_customer ON payment_intents (customer, platform_id, livemode, account_id, created, seq);

CREATE TABLE customers (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    id          TEXT NOT NULL UNIQUE,
    platform_id TEXT NOT NULL,
    livemode    INTEGER NOT NULL,
    account_id  TEXT NOT NULL,
    status      TEXT NOT NULL,
    email       TEXT,
    name        TEXT,
    deleted_at  INTEGER,
    created     INTEGER NOT NULL,
    doc         TEXT NOT NULL
) STRICT;
CREATE INDEX customers_by_account ON customers (platform_id, livemode, account_id, created, seq);
CREATE INDEX customers_by_email ON customers (email, platform_id, livemode, account_id, created, seq);

CREATE TABLE payment_methods (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    id          TEXT NOT NULL UNIQUE,
    platform_id TEXT NOT NULL,
    livemode    INTEGER NOT NULL,
    account_id  TEXT NOT NULL,
    status      TEXT NOT NULL,
    customer    TEXT,
    fingerprint TEXT,
    expires_at  INTEGER,
    created     INTEGER NOT NULL,
    doc         TEXT NOT NULL
) STRICT;
CREATE INDEX payment_methods_by_account ON payment_methods (platform_id, livemode, account_id, created, seq);
CREATE INDEX payment_methods_by_customer ON payment_methods (customer, platform_id, livemode, account_id, created, seq);

CREATE TABLE tokens (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    id          TEXT NOT NULL UNIQUE,
    platform_id TEXT NOT NULL,
    livemode    INTEGER NOT NULL,
    account_id  TEXT NOT NULL,
    status      TEXT NOT NULL,
    bank_account TEXT,
    fingerprint TEXT,
    expires_at  INTEGER,
    created     INTEGER NOT NULL,
    doc         TEXT NOT NULL
) STRICT;
CREATE INDEX tokens_by_account ON tokens (platform_id, livemode, account_id, created, seq);
CREATE INDEX tokens_by_bank_account ON tokens (bank_account, platform_id, livemode, account_id, created, seq);
CREATE INDEX tokens_by_status ON tokens (platform_id, livemode, account_id, status, created, seq);

CREATE TABLE refunds (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    id          TEXT NOT NULL UNIQUE,
    platform_id TEXT NOT NULL,
    livemode    INTEGER NOT NULL,
    account_id  TEXT NOT NULL,
    status      TEXT NOT NULL,
    payment     TEXT,
    intent      TEXT,
    due_at      INTEGER,
    created     INTEGER NOT NULL,
    doc         TEXT NOT NULL
) STRICT;
CREATE INDEX refunds_by_account ON refunds (platform_id, livemode, account_id, created, seq);
CREATE INDEX refunds_by_payment ON refunds (payment, platform_id, livemode, account_id, created, seq);
CREATE INDEX refunds_by_status ON refunds (platform_id, livemode, account_id, status, created, seq);

CREATE TABLE disputes (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    id          TEXT NOT NULL UNIQUE,
    platform_id TEXT NOT NULL,
    livemode    INTEGER NOT NULL,
    account_id  TEXT NOT NULL,
    status      TEXT NOT NULL,
    payment     TEXT,
    intent      TEXT,
    due_by      INTEGER,
    created     INTEGER NOT NULL,
    doc         TEXT NOT NULL
) STRICT;
CREATE INDEX disputes_by_account ON disputes (platform_id, livemode, account_id, created, seq);
CREATE INDEX disputes_by_payment ON disputes (payment, platform_id, livemode, account_id, created, seq);

CREATE TABLE payouts (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    id          TEXT NOT NULL UNIQUE,
    platform_id TEXT NOT NULL,
    livemode    INTEGER NOT NULL,
    account_id  TEXT NOT NULL,
    status      TEXT NOT NULL,
    destination TEXT,
    currency    TEXT,
    arrival_date INTEGER,
    created     INTEGER NOT NULL,
    doc         TEXT NOT NULL
) STRICT;
CREATE INDEX payouts_by_account ON payouts (platform_id, livemode, account_id, created, seq);
CREATE INDEX payouts_by_destination ON payouts (destination, platform_id, livemode, account_id, created, seq);
CREATE INDEX payouts_by_status ON payouts (platform_id, livemode, account_id, status, created, seq);

CREATE TABLE transfer_reversals (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    id          TEXT NOT NULL UNIQUE,
    platform_id TEXT NOT NULL,
    livemode    INTEGER NOT NULL,
    account_id  TEXT NOT NULL,
    status      TEXT NOT NULL,
    transfer    TEXT,
    refund      TEXT,
    due_at      INTEGER,
    created     INTEGER NOT NULL,
    doc         TEXT NOT NULL
) STRICT;
CREATE INDEX transfer_reversals_by_account ON transfer_reversals (platform_id, livemode, account_id, created, seq);
CREATE INDEX transfer_reversals_by_transfer ON transfer_reversals (transfer, platform_id, livemode, account_id, created, seq);

CREATE TABLE fee_refunds (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    id          TEXT NOT NULL UNIQUE,
    platform_id TEXT NOT NULL,
    livemode    INTEGER NOT NULL,
    account_id  TEXT NOT NULL,
    status      TEXT NOT NULL,
    fee         TEXT,
    refund      TEXT,
    due_at      INTEGER,
    created     INTEGER NOT NULL,
    doc         TEXT NOT NULL
) STRICT;
CREATE INDEX fee_refunds_by_account ON fee_refunds (platform_id, livemode, account_id, created, seq);
CREATE INDEX fee_refunds_by_fee ON fee_refunds (fee, platform_id, livemode, account_id, created, seq);

CREATE TABLE files (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    id          TEXT NOT NULL UNIQUE,
    platform_id TEXT NOT NULL,
    livemode    INTEGER NOT NULL,
    account_id  TEXT NOT NULL,
    status      TEXT NOT NULL,
    purpose     TEXT,
    filename    TEXT,
    expires_at  INTEGER,
    created     INTEGER NOT NULL,
    doc         TEXT NOT NULL
) STRICT;
CREATE INDEX files_by_account ON files (platform_id, livemode, account_id, created, seq);
CREATE INDEX files_by_purpose ON files (purpose, platform_id, livemode, account_id, created, seq);

CREATE TABLE file_contents (
    file_id TEXT PRIMARY KEY REFERENCES files (id),
    -- Base64.
    content TEXT NOT NULL
) STRICT;

-- How much of the platform's money is held for each account that it answers for.
CREATE TABLE connect_reserves (
    platform_id TEXT NOT NULL,
    livemode    INTEGER NOT NULL,
    account_id  TEXT NOT NULL,
    currency    TEXT NOT NULL,
    amount      INTEGER NOT NULL CHECK (amount >= 0),
    -- Since when the account is negative without a break.
    since       INTEGER NOT NULL,
    PRIMARY KEY (platform_id, livemode, account_id, currency)
) STRICT;

ALTER TABLE payments ADD COLUMN captured INTEGER NOT NULL DEFAULT 0;
ALTER TABLE payments ADD COLUMN customer TEXT;
ALTER TABLE payments ADD COLUMN intent TEXT;
ALTER TABLE payments ADD COLUMN transfer_group TEXT;
UPDATE payments SET captured = amount;
CREATE INDEX payments_by_intent ON payments (intent, platform_id, livemode, account_id, created, seq);
CREATE INDEX payments_by_customer ON payments (customer, platform_id, livemode, account_id, created, seq);

ALTER TABLE application_fees ADD COLUMN payment TEXT;
CREATE INDEX application_fees_by_created ON application_fees (platform_id, livemode, created, seq);
CREATE INDEX application_fees_by_payment ON application_fees (payment);

ALTER TABLE transfers ADD COLUMN account_id TEXT;
UPDATE transfers SET account_id = platform_id;
CREATE INDEX transfers_by_account ON transfers (platform_id, livemode, account_id, created, seq);

DROP TRIGGER balance_transactions_fixed;
ALTER TABLE balance_transactions ADD COLUMN fee_details TEXT NOT NULL DEFAULT '[]';
ALTER TABLE balance_transactions ADD COLUMN balance_type TEXT NOT NULL DEFAULT 'payments';
-- The payout that paid a line out. Every line is paid out once, as a whole.
ALTER TABLE balance_transactions ADD COLUMN payout TEXT;
UPDATE balance_transactions
    SET fee_details = '[{"kind":"application_fee","amount":' || CAST(fee AS TEXT) || '}]'
    WHERE fee <> 0;
CREATE INDEX balance_transactions_by_payout ON balance_transactions (payout, seq);
CREATE INDEX balance_transactions_open
    ON balance_transactions (platform_id, livemode, account_id, currency, available_on, seq)
    WHERE payout IS NULL AND available = 1 AND balance_type = 'payments';
-- A balance transaction may only turn available, and then be paid out once: one of the two at a
-- time, and nothing else about it ever changes.
CREATE TRIGGER balance_transactions_fixed BEFORE UPDATE ON balance_transactions
WHEN NOT (
        (old.available = 0 AND new.available = 1 AND old.payout IS NULL AND new.payout IS NULL)
        OR (old.available = 1 AND new.available = 1
            AND old.payout IS NULL AND new.payout IS NOT NULL)
    )
    OR old.seq IS NOT new.seq OR old.id IS NOT new.id OR old.platform_id IS NOT new.platform_id
    OR old.livemode IS NOT new.livemode OR old.account_id IS NOT new.account_id
    OR old.kind IS NOT new.kind OR old.amount IS NOT new.amount OR old.fee IS NOT new.fee
    OR old.net IS NOT new.net OR old.currency IS NOT new.currency
    OR old.source IS NOT new.source OR old.description IS NOT new.description
    OR old.ledger_transaction IS NOT new.ledger_transaction OR old.created IS NOT new.created
    OR old.available_on IS NOT new.available_on OR old.fee_details IS NOT new.fee_details
    OR old.balance_type IS NOT new.balance_type
BEGIN
    SELECT RAISE(ABORT, 'append-only table balance_transactions');
END;

-- Work that is due at the same second is done in the order in which it was asked for.
CREATE TABLE jobs_in_order (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    id          TEXT NOT NULL UNIQUE,
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
INSERT INTO jobs_in_order
    (id, platform_id, livemode, kind, dedup, payload, run_at, state, attempts, last_error, created)
    SELECT id, platform_id, livemode, kind, dedup, payload, run_at, state, attempts, last_error,
        created
    FROM jobs ORDER BY created, id;
DROP TABLE jobs;
ALTER TABLE jobs_in_order RENAME TO jobs;
CREATE INDEX jobs_due ON jobs (state, platform_id, livemode, run_at, seq);
