-- Amounts are compared within one currency only: lists by balance or volume are of one, and the
-- figures on their tabs too.

DROP INDEX account_figures_by_balance;
DROP INDEX account_figures_by_volume;
CREATE INDEX account_figures_by_balance
    ON account_figures (platform_id, livemode, currency, balance, account_id);
CREATE INDEX account_figures_by_volume
    ON account_figures (platform_id, livemode, currency, volume, account_id);

DROP TRIGGER account_counts_of_new ON accounts;
DROP TRIGGER account_counts_of_changed ON accounts;
DROP TABLE account_counts;
CREATE TABLE account_counts (
    platform_id TEXT NOT NULL,
    livemode    BIGINT NOT NULL,
    status      TEXT NOT NULL,
    kind        TEXT NOT NULL,
    country     TEXT NOT NULL,
    currency    TEXT NOT NULL,
    -- The connection that counted, so that no two transactions wait for each other; 0 for what was
    -- added up.
    part        BIGINT NOT NULL,
    accounts    BIGINT NOT NULL,
    PRIMARY KEY (platform_id, livemode, status, kind, country, currency, part)
);
INSERT INTO account_counts
    (platform_id, livemode, status, kind, country, currency, part, accounts)
    SELECT platform_id, livemode, status, kind, country, default_currency, 0, COUNT(*)
    FROM accounts WHERE is_platform = 0 AND deleted = 0
    GROUP BY platform_id, livemode, status, kind, country, default_currency;

CREATE OR REPLACE FUNCTION count_new_accounts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO account_counts AS c
        SELECT platform_id, livemode, status, kind, country, default_currency, pg_backend_pid(),
            COUNT(*)
        FROM added WHERE is_platform = 0 AND deleted = 0
        GROUP BY platform_id, livemode, status, kind, country, default_currency
        ON CONFLICT (platform_id, livemode, status, kind, country, currency, part)
            DO UPDATE SET accounts = c.accounts + excluded.accounts;
    RETURN NULL;
END $$;
CREATE TRIGGER account_counts_of_new AFTER INSERT ON accounts
    REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION count_new_accounts();

CREATE OR REPLACE FUNCTION count_changed_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO account_counts AS c
        SELECT platform_id, livemode, status, kind, country, default_currency, pg_backend_pid(),
            SUM(one)
        FROM (SELECT old.platform_id, old.livemode, old.status, old.kind, old.country,
                old.default_currency, -1 AS one
              WHERE old.deleted = 0
              UNION ALL
              SELECT new.platform_id, new.livemode, new.status, new.kind, new.country,
                new.default_currency, 1
              WHERE new.deleted = 0) changed
        GROUP BY platform_id, livemode, status, kind, country, default_currency
        ON CONFLICT (platform_id, livemode, status, kind, country, currency, part)
            DO UPDATE SET accounts = c.accounts + excluded.accounts;
    RETURN NULL;
END $$;
CREATE TRIGGER account_counts_of_changed AFTER UPDATE OF status, kind, country, default_currency, deleted
    ON accounts
    FOR EACH ROW
    WHEN (old.is_platform = 0 AND (old.status <> new.status OR old.kind <> new.kind
        OR old.country <> new.country OR old.default_currency <> new.default_currency
        OR old.deleted <> new.deleted))
    EXECUTE FUNCTION count_changed_account();

-- Adds up what connections counted, but for those that are counting right now.
CREATE OR REPLACE FUNCTION add_up_account_counts() RETURNS VOID LANGUAGE sql AS $$
    WITH counted AS (
        SELECT * FROM account_counts WHERE part <> 0 FOR UPDATE SKIP LOCKED
    ), gone AS (
        DELETE FROM account_counts c USING counted d
        WHERE c.platform_id = d.platform_id AND c.livemode = d.livemode AND c.status = d.status
            AND c.kind = d.kind AND c.country = d.country AND c.currency = d.currency
            AND c.part = d.part
        RETURNING c.*
    )
    INSERT INTO account_counts AS c
        SELECT platform_id, livemode, status, kind, country, currency, 0, SUM(accounts) FROM gone
        GROUP BY platform_id, livemode, status, kind, country, currency
        ORDER BY platform_id, livemode, status, kind, country, currency
        ON CONFLICT (platform_id, livemode, status, kind, country, currency, part)
            DO UPDATE SET accounts = c.accounts + excluded.accounts;
$$;
