-- What happened stays as it was: corrections are new rows.
CREATE TRIGGER postings_no_update BEFORE UPDATE ON postings
BEGIN
    SELECT RAISE(ABORT, 'append-only table postings');
END;
CREATE TRIGGER postings_no_delete BEFORE DELETE ON postings
BEGIN
    SELECT RAISE(ABORT, 'append-only table postings');
END;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'append-only table audit');
END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'append-only table audit');
END;
CREATE TRIGGER events_no_update BEFORE UPDATE ON events
BEGIN
    SELECT RAISE(ABORT, 'append-only table events');
END;
CREATE TRIGGER events_no_delete BEFORE DELETE ON events
BEGIN
    SELECT RAISE(ABORT, 'append-only table events');
END;

-- A balance transaction may only turn available.
CREATE TRIGGER balance_transactions_no_delete BEFORE DELETE ON balance_transactions
BEGIN
    SELECT RAISE(ABORT, 'append-only table balance_transactions');
END;
CREATE TRIGGER balance_transactions_fixed BEFORE UPDATE ON balance_transactions
WHEN NOT (old.available = 0 AND new.available = 1)
    OR old.id <> new.id OR old.account_id <> new.account_id OR old.kind <> new.kind
    OR old.amount <> new.amount OR old.fee <> new.fee OR old.net <> new.net
    OR old.currency <> new.currency OR old.source <> new.source
BEGIN
    SELECT RAISE(ABORT, 'append-only table balance_transactions');
END;
