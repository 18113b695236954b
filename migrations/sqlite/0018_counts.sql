-- How many connected accounts a tenant has in each status: what the tabs of the list and the home
-- page show, whatever their number.

CREATE TABLE account_counts (
    platform_id TEXT NOT NULL,
    livemode    INTEGER NOT NULL,
    status      TEXT NOT NULL,
    accounts    INTEGER NOT NULL,
    PRIMARY KEY (platform_id, livemode, status)
) STRICT, WITHOUT ROWID;
INSERT INTO account_counts
    SELECT platform_id, livemode, status, COUNT(*) FROM accounts
    WHERE is_platform = 0 AND deleted = 0 GROUP BY platform_id, livemode, status;

CREATE TRIGGER accounts_counted_new AFTER INSERT ON accounts
WHEN new.is_platform = 0 AND new.deleted = 0
BEGIN
    INSERT INTO account_counts VALUES (new.platform_id, new.livemode, new.status, 1)
    ON CONFLICT (platform_id, livemode, status) DO UPDATE SET accounts = accounts + 1;
END;
CREATE TRIGGER accounts_counted_changed AFTER UPDATE OF status, deleted ON accounts
WHEN new.is_platform = 0 AND (old.status <> new.status OR old.deleted <> new.deleted)
BEGIN
    UPDATE account_counts SET accounts = accounts - 1
    WHERE platform_id = old.platform_id AND livemode = old.livemode AND status = old.status
        AND old.deleted = 0;
    INSERT INTO account_counts
        SELECT new.platform_id, new.livemode, new.status, 1 WHERE new.deleted = 0
    ON CONFLICT (platform_id, livemode, status) DO UPDATE SET accounts = accounts + 1;
END;
