-- Indexes for the plans that statements need, and fewer of those that none uses.

-- A job and an attempt are found by the order of writing.
CREATE UNIQUE INDEX jobs_in_order ON jobs (seq);
CREATE UNIQUE INDEX attempts_in_order ON attempts (seq);

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
    platform_id TEXT COLLATE "C" NOT NULL,
    livemode    BIGINT NOT NULL,
    before      BIGINT NOT NULL,
    PRIMARY KEY (platform_id, livemode)
);
CREATE FUNCTION refuse_young_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF old.created >= COALESCE((SELECT before FROM events_let_go
        WHERE platform_id = old.platform_id AND livemode = old.livemode), 0)
    THEN
        RAISE EXCEPTION 'append-only table events';
    END IF;
    RETURN old;
END $$;
DROP TRIGGER events_append_only ON events;
CREATE TRIGGER events_append_only BEFORE UPDATE ON events
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER events_no_delete BEFORE DELETE ON events
    FOR EACH ROW EXECUTE FUNCTION refuse_young_event();
