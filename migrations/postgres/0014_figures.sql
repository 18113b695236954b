-- What changes with every payment stands in a narrow row of its own, and not in the row of the
-- account with its document and all of its indexes.

CREATE TABLE account_figures (
    account_id   TEXT COLLATE "C" PRIMARY KEY,
    platform_id  TEXT COLLATE "C" NOT NULL,
    livemode     BIGINT NOT NULL,
    currency     TEXT COLLATE "C" NOT NULL,
    balance      BIGINT NOT NULL DEFAULT 0,
    volume       BIGINT NOT NULL DEFAULT 0,
    payments     BIGINT NOT NULL DEFAULT 0,
    last_payment BIGINT
);
INSERT INTO account_figures
    SELECT id, platform_id, livemode, default_currency, balance, volume, payments, last_payment
    FROM accounts WHERE is_platform = 0;
CREATE INDEX account_figures_by_balance ON account_figures (platform_id, livemode, balance, account_id);
CREATE INDEX account_figures_by_volume ON account_figures (platform_id, livemode, volume, account_id);

DROP INDEX accounts_by_balance;
DROP INDEX accounts_by_volume;
ALTER TABLE accounts DROP COLUMN balance;
ALTER TABLE accounts DROP COLUMN volume;
ALTER TABLE accounts DROP COLUMN payments;
ALTER TABLE accounts DROP COLUMN last_payment;
