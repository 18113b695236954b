-- The money engine: cards, refunds, disputes, reversals, payouts, reserves.

-- What an owner holds may go below zero after a dispute. Postings that must be covered are guarded
-- one by one, in the statement that changes the totals.
UPDATE ledger_accounts SET may_overdraw = 1 WHERE kind IN ('available', 'pending', 'in_transit');

CREATE TABLE payment_intents (
    seq         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id          TEXT COLLATE "C" NOT NULL UNIQUE,
    platform_id TEXT COLLATE "C" NOT NULL,
    livemode    BIGINT NOT NULL,
    account_id  TEXT COLLATE "C" NOT NULL,
    status      TEXT COLLATE "C" NOT NULL,
    customer    TEXT COLLATE "C",
    charge      TEXT COLLATE "C",
    expires_at  BIGINT,
    created     BIGINT NOT NULL,
    doc         TEXT COLLATE "C" NOT NULL
);
CREATE INDEX payment_intents_by_account ON payment_intents (platform_id, livemode, account_id, created, seq);
CREATE INDEX payment_intents_by_customer ON payment_intents (customer, platform_id, livemode, account_id, created, seq);

CREATE TABLE customers (
    seq         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id          TEXT COLLATE "C" NOT NULL UNIQUE,
    platform_id TEXT COLLATE "C" NOT NULL,
    livemode    BIGINT NOT NULL,
    account_id  TEXT COLLATE "C" NOT NULL,
    status      TEXT COLLATE "C" NOT NULL,
    email       TEXT COLLATE "C",
    name        TEXT COLLATE "C",
    deleted_at  BIGINT,
    created     BIGINT NOT NULL,
    doc         TEXT COLLATE "C" NOT NULL
);
CREATE INDEX customers_by_account ON customers (platform_id, livemode, account_id, created, seq);
CREATE INDEX customers_by_email ON customers (email, platform_id, livemode, account_id, created, seq);

CREATE TABLE payment_methods (
    seq         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id          TEXT COLLATE "C" NOT NULL UNIQUE,
    platform_id TEXT COLLATE "C" NOT NULL,
    livemode    BIGINT NOT NULL,
    account_id  TEXT COLLATE "C" NOT NULL,
    status      TEXT COLLATE "C" NOT NULL,
    customer    TEXT COLLATE "C",
    fingerprint TEXT COLLATE "C",
    expires_at  BIGINT,
    created     BIGINT NOT NULL,
    doc         TEXT COLLATE "C" NOT NULL
);
CREATE INDEX payment_methods_by_account ON payment_methods (platform_id, livemode, account_id, created, seq);
CREATE INDEX payment_methods_by_customer ON payment_methods (customer, platform_id, livemode, account_id, created, seq);

CREATE TABLE tokens (
    seq         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id          TEXT COLLATE "C" NOT NULL UNIQUE,
    platform_id TEXT COLLATE "C" NOT NULL,
    livemode    BIGINT NOT NULL,
    account_id  TEXT COLLATE "C" NOT NULL,
    status      TEXT COLLATE "C" NOT NULL,
    bank_account TEXT COLLATE "C",
    fingerprint TEXT COLLATE "C",
    expires_at  BIGINT,
    created     BIGINT NOT NULL,
    doc         TEXT COLLATE "C" NOT NULL
);
CREATE INDEX tokens_by_account ON tokens (platform_id, livemode, account_id, created, seq);
CREATE INDEX tokens_by_bank_account ON tokens (bank_account, platform_id, livemode, account_id, created, seq);
CREATE INDEX tokens_by_status ON tokens (platform_id, livemode, account_id, status, created, seq);

CREATE TABLE refunds (
    seq         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id          TEXT COLLATE "C" NOT NULL UNIQUE,
    platform_id TEXT COLLATE "C" NOT NULL,
    livemode    BIGINT NOT NULL,
    account_id  TEXT COLLATE "C" NOT NULL,
    status      TEXT COLLATE "C" NOT NULL,
    payment     TEXT COLLATE "C",
    intent      TEXT COLLATE "C",
    due_at      BIGINT,
    created     BIGINT NOT NULL,
    doc         TEXT COLLATE "C" NOT NULL
);
CREATE INDEX refunds_by_account ON refunds (platform_id, livemode, account_id, created, seq);
CREATE INDEX refunds_by_payment ON refunds (payment, platform_id, livemode, account_id, created, seq);
CREATE INDEX refunds_by_status ON refunds (platform_id, livemode, account_id, status, created, seq);

CREATE TABLE disputes (
    seq         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id          TEXT COLLATE "C" NOT NULL UNIQUE,
    platform_id TEXT COLLATE "C" NOT NULL,
    livemode    BIGINT NOT NULL,
    account_id  TEXT COLLATE "C" NOT NULL,
    status      TEXT COLLATE "C" NOT NULL,
    payment     TEXT COLLATE "C",
    intent      TEXT COLLATE "C",
    due_by      BIGINT,
    created     BIGINT NOT NULL,
    doc         TEXT COLLATE "C" NOT NULL
);
CREATE INDEX disputes_by_account ON disputes (platform_id, livemode, account_id, created, seq);
CREATE INDEX disputes_by_payment ON disputes (payment, platform_id, livemode, account_id, created, seq);

CREATE TABLE payouts (
    seq         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id          TEXT COLLATE "C" NOT NULL UNIQUE,
    platform_id TEXT COLLATE "C" NOT NULL,
    livemode    BIGINT NOT NULL,
    account_id  TEXT COLLATE "C" NOT NULL,
    status      TEXT COLLATE "C" NOT NULL,
    destination TEXT COLLATE "C",
    currency    TEXT COLLATE "C",
    arrival_date BIGINT,
    created     BIGINT NOT NULL,
    doc         TEXT COLLATE "C" NOT NULL
);
CREATE INDEX payouts_by_account ON payouts (platform_id, livemode, account_id, created, seq);
CREATE INDEX payouts_by_destination ON payouts (destination, platform_id, livemode, account_id, created, seq);
CREATE INDEX payouts_by_status ON payouts (platform_id, livemode, account_id, status, created, seq);

CREATE TABLE transfer_reversals (
    seq         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id          TEXT COLLATE "C" NOT NULL UNIQUE,
    platform_id TEXT COLLATE "C" NOT NULL,
    livemode    BIGINT NOT NULL,
    account_id  TEXT COLLATE "C" NOT NULL,
    status      TEXT COLLATE "C" NOT NULL,
    transfer    TEXT COLLATE "C",
    refund      TEXT COLLATE "C",
    due_at      BIGINT,
    created     BIGINT NOT NULL,
    doc         TEXT COLLATE "C" NOT NULL
);
CREATE INDEX transfer_reversals_by_account ON transfer_reversals (platform_id, livemode, account_id, created, seq);
CREATE INDEX transfer_reversals_by_transfer ON transfer_reversals (transfer, platform_id, livemode, account_id, created, seq);

CREATE TABLE fee_refunds (
    seq         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id          TEXT COLLATE "C" NOT NULL UNIQUE,
    platform_id TEXT COLLATE "C" NOT NULL,
    livemode    BIGINT NOT NULL,
    account_id  TEXT COLLATE "C" NOT NULL,
    status      TEXT COLLATE "C" NOT NULL,
    fee         TEXT COLLATE "C",
    refund      TEXT COLLATE "C",
    due_at      BIGINT,
    created     BIGINT NOT NULL,
    doc         TEXT COLLATE "C" NOT NULL
);
CREATE INDEX fee_refunds_by_account ON fee_refunds (platform_id, livemode, account_id, created, seq);
CREATE INDEX fee_refunds_by_fee ON fee_refunds (fee, platform_id, livemode, account_id, created, seq);

CREATE TABLE files (
    seq         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id          TEXT COLLATE "C" NOT NULL UNIQUE,
    platform_id TEXT COLLATE "C" NOT NULL,
    livemode    BIGINT NOT NULL,
    account_id  TEXT COLLATE "C" NOT NULL,
    status      TEXT COLLATE "C" NOT NULL,
    purpose     TEXT COLLATE "C",
    filename    TEXT COLLATE "C",
    expires_at  BIGINT,
    created     BIGINT NOT NULL,
    doc         TEXT COLLATE "C" NOT NULL
);
CREATE INDEX files_by_account ON files (platform_id, livemode, account_id, created, seq);
CREATE INDEX files_by_purpose ON files (purpose, platform_id, livemode, account_id, created, seq);

CREATE TABLE file_contents (
    file_id TEXT COLLATE "C" PRIMARY KEY REFERENCES files (id),
    -- Base64.
    content TEXT COLLATE "C" NOT NULL
);

-- How much of the platform's money is held for each account that it answers for.
CREATE TABLE connect_reserves (
    platform_id TEXT COLLATE "C" NOT NULL,
    livemode    BIGINT NOT NULL,
    account_id  TEXT COLLATE "C" NOT NULL,
    currency    TEXT COLLATE "C" NOT NULL,
    amount      BIGINT NOT NULL CHECK (amount >= 0),
    -- Since when the account is negative without a break.
    since       BIGINT NOT NULL,
    PRIMARY KEY (platform_id, livemode, account_id, currency)
);

ALTER TABLE payments ADD COLUMN captured BIGINT NOT NULL DEFAULT 0;
ALTER TABLE payments ADD COLUMN customer TEXT COLLATE "C";
ALTER TABLE payments ADD COLUMN intent TEXT COLLATE "C";
ALTER TABLE payments ADD COLUMN transfer_group TEXT COLLATE "C";
UPDATE payments SET captured = amount;
CREATE INDEX payments_by_intent ON payments (intent, platform_id, livemode, account_id, created, seq);
CREATE INDEX payments_by_customer ON payments (customer, platform_id, livemode, account_id, created, seq);

ALTER TABLE application_fees ADD COLUMN payment TEXT COLLATE "C";
CREATE INDEX application_fees_by_created ON application_fees (platform_id, livemode, created, seq);
CREATE INDEX application_fees_by_payment ON application_fees (payment);

ALTER TABLE transfers ADD COLUMN account_id TEXT COLLATE "C";
UPDATE transfers SET account_id = platform_id;
CREATE INDEX transfers_by_account ON transfers (platform_id, livemode, account_id, created, seq);

DROP TRIGGER balance_transactions_fixed ON balance_transactions;
ALTER TABLE balance_transactions ADD COLUMN fee_details TEXT COLLATE "C" NOT NULL DEFAULT '[]';
ALTER TABLE balance_transactions ADD COLUMN balance_type TEXT COLLATE "C" NOT NULL DEFAULT 'payments';
-- The payout that paid a line out. Every line is paid out once, as a whole.
ALTER TABLE balance_transactions ADD COLUMN payout TEXT COLLATE "C";
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
    FOR EACH ROW
    WHEN (NOT (
        (old.available = 0 AND new.available = 1 AND old.payout IS NULL AND new.payout IS NULL)
        OR (old.available = 1 AND new.available = 1
            AND old.payout IS NULL AND new.payout IS NOT NULL)
    )
    OR old.seq IS DISTINCT FROM new.seq OR old.id IS DISTINCT FROM new.id
    OR old.platform_id IS DISTINCT FROM new.platform_id
    OR old.livemode IS DISTINCT FROM new.livemode
    OR old.account_id IS DISTINCT FROM new.account_id OR old.kind IS DISTINCT FROM new.kind
    OR old.amount IS DISTINCT FROM new.amount OR old.fee IS DISTINCT FROM new.fee
    OR old.net IS DISTINCT FROM new.net OR old.currency IS DISTINCT FROM new.currency
    OR old.source IS DISTINCT FROM new.source
    OR old.description IS DISTINCT FROM new.description
    OR old.ledger_transaction IS DISTINCT FROM new.ledger_transaction
    OR old.created IS DISTINCT FROM new.created
    OR old.available_on IS DISTINCT FROM new.available_on
    OR old.fee_details IS DISTINCT FROM new.fee_details
    OR old.balance_type IS DISTINCT FROM new.balance_type)
    EXECUTE FUNCTION refuse_change();

-- Work that is due at the same second is done in the order in which it was asked for.
ALTER TABLE jobs ADD COLUMN seq BIGINT GENERATED ALWAYS AS IDENTITY;
DROP INDEX jobs_due;
CREATE INDEX jobs_due ON jobs (state, platform_id, livemode, run_at, seq);
