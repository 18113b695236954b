-- What happened stays as it was: corrections are new rows.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'append-only table %', TG_TABLE_NAME;
END $$;

CREATE TRIGGER postings_append_only BEFORE UPDATE OR DELETE ON postings
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE ON events
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A balance transaction may only turn available.
CREATE TRIGGER balance_transactions_no_delete BEFORE DELETE ON balance_transactions
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER balance_transactions_fixed BEFORE UPDATE ON balance_transactions
    FOR EACH ROW
    WHEN (NOT (old.available = 0 AND new.available = 1)
        OR old.id <> new.id OR old.account_id <> new.account_id OR old.kind <> new.kind
        OR old.amount <> new.amount OR old.fee <> new.fee OR old.net <> new.net
        OR old.currency <> new.currency OR old.source <> new.source)
    EXECUTE FUNCTION refuse_change();
