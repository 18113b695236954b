-- Amounts are compared within one currency only: lists by balance or volume are of one, and the
-- figures on their tabs too.

DROP INDEX account_figures_by_balance;
DROP INDEX account_figures_by_volume;
CREATE INDEX account_figures_by_balance
    ON account_figures (platform_id, livemode, currency, balance, account_id);
CREATE INDEX account_figures_by_volume
    ON account_figures (platform_id, livemode, currency, volume, account_id);

DROP TRIGGER account_counts_of_new;
DROP TRIGGER account_counts_of_changed;
DROP TABLE account_counts;
CREATE TABLE account_counts (
    platform_id TEXT NOT NULL,
    livemode    INTEGER NOT NULL,
    status      TEXT NOT NULL,
    kind        TEXT NOT NULL,
    country     TEXT NOT NULL,
    currency    TEXT NOT NULL,
    -- Always 0 here. On Postgres each connection counts in rows of its own.
    part        INTEGER NOT NULL,
    accounts    INTEGER NOT NULL,
    PRIMARY KEY (platform_id, livemode, status, kind, country, currency, part)
) STRICT, WITHOUT ROWID;
INSERT INTO account_counts
        (platform_id, livemode, status, kind, country, currency, part, accounts)
    SELECT platform_id, livemode, status, kind, country, default_currency, 0, COUNT(*)
    FROM accounts WHERE is_platform = 0 AND deleted = 0
    GROUP BY platform_id, livemode, status, kind, country, default_currency;

CREATE TRIGGER account_counts_of_new AFTER INSERT ON accounts
WHEN new.is_platform = 0 AND new.deleted = 0
BEGIN
    INSERT INTO account_counts
        (platform_id, livemode, status, kind, country, currency, part, accounts)
        VALUES (new.platform_id, new.livemode, new.status, new.kind, new.country,
            new.default_currency, 0, 1)
        ON CONFLICT DO UPDATE SET accounts = accounts + 1;
END;
CREATE TRIGGER account_counts_of_changed AFTER UPDATE OF status, kind, country, default_currency, deleted
ON accounts
WHEN old.is_platform = 0 AND (old.status <> new.status OR old.kind <> new.kind
    OR old.country <> new.country OR old.default_currency <> new.default_currency
    OR old.deleted <> new.deleted)
BEGIN
    UPDATE account_counts SET accounts = accounts - 1
        WHERE old.deleted = 0 AND platform_id = old.platform_id AND livemode = old.livemode
            AND status = old.status AND kind = old.kind AND country = old.country
            AND currency = old.default_currency AND part = 0;
    INSERT INTO account_counts
        (platform_id, livemode, status, kind, country, currency, part, accounts)
        SELECT new.platform_id, new.livemode, new.status, new.kind, new.country,
            new.default_currency, 0, 1
        WHERE new.deleted = 0
        ON CONFLICT DO UPDATE SET accounts = accounts + 1;
END;
