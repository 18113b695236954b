-- Indexes for the plans that statements need, and fewer of those that none uses.

-- Refunds are looked for by status where they wait for funds, and not otherwise.
CREATE INDEX refunds_waiting ON refunds (platform_id, livemode, account_id, created, seq)
    WHERE status = 'waiting';
DROP INDEX refunds_by_status;

-- Events are listed by type and by account.
CREATE INDEX events_by_kind ON events (platform_id, livemode, kind, created, seq);
CREATE INDEX events_by_account ON events (account_id, platform_id, livemode, created, seq)
    WHERE account_id IS NOT NULL;

-- Events are let go of when the operator says so, and no younger ones: those of a tenant before
-- this second, on its clock.
CREATE TABLE events_let_go (
    platform_id TEXT NOT NULL,
    livemode    INTEGER NOT NULL,
    before      INTEGER NOT NULL,
    PRIMARY KEY (platform_id, livemode)
) STRICT;
DROP TRIGGER events_no_delete;
CREATE TRIGGER events_no_delete BEFORE DELETE ON events
WHEN old.created >= COALESCE((SELECT before FROM events_let_go
    WHERE platform_id = old.platform_id AND livemode = old.livemode), 0)
BEGIN
    SELECT RAISE(ABORT, 'append-only table events');
END;
