-- How many connected accounts a tenant has in each status: what the tabs of the list and the home
-- page show, whatever their number.

CREATE TABLE account_counts (
    platform_id TEXT COLLATE "C" NOT NULL,
    livemode    BIGINT NOT NULL,
    status      TEXT COLLATE "C" NOT NULL,
    accounts    BIGINT NOT NULL,
    PRIMARY KEY (platform_id, livemode, status)
);
INSERT INTO account_counts
    SELECT platform_id, livemode, status, COUNT(*) FROM accounts
    WHERE is_platform = 0 AND deleted = 0 GROUP BY platform_id, livemode, status;

-- One statement changes many accounts, and their counts once.
CREATE FUNCTION count_new_accounts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO account_counts AS c
        SELECT platform_id, livemode, status, COUNT(*) FROM new_rows
        WHERE is_platform = 0 AND deleted = 0 GROUP BY platform_id, livemode, status
    ON CONFLICT (platform_id, livemode, status)
        DO UPDATE SET accounts = c.accounts + excluded.accounts;
    RETURN NULL;
END $$;
CREATE TRIGGER accounts_counted_new AFTER INSERT ON accounts
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION count_new_accounts();

CREATE FUNCTION count_changed_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF old.deleted = 0 THEN
        UPDATE account_counts SET accounts = accounts - 1
        WHERE platform_id = old.platform_id AND livemode = old.livemode AND status = old.status;
    END IF;
    IF new.deleted = 0 THEN
        INSERT INTO account_counts AS c VALUES (new.platform_id, new.livemode, new.status, 1)
        ON CONFLICT (platform_id, livemode, status) DO UPDATE SET accounts = c.accounts + 1;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER accounts_counted_changed AFTER UPDATE OF status, deleted ON accounts
    FOR EACH ROW
    WHEN (new.is_platform = 0 AND (old.status <> new.status OR old.deleted <> new.deleted))
    EXECUTE FUNCTION count_changed_account();
