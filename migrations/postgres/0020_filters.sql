-- The lines of a payout are listed in the order in which they were made.
DROP INDEX balance_transactions_by_payout;
CREATE INDEX balance_transactions_by_payout ON balance_transactions (payout, created, seq)
    WHERE payout IS NOT NULL;

-- So are those of one object, and the fees of a payment: nobody sorts them.
DROP INDEX balance_transactions_by_source;
CREATE INDEX balance_transactions_by_source ON balance_transactions (source, created, seq);
DROP INDEX application_fees_by_payment;
CREATE INDEX application_fees_by_payment ON application_fees (payment, created, seq);

-- What people ask for by name. Few rows have a name of each kind, and no others are held.
CREATE INDEX payments_by_group
    ON payments (transfer_group, platform_id, livemode, account_id, created, seq)
    WHERE transfer_group IS NOT NULL;
CREATE INDEX refunds_by_intent
    ON refunds (intent, platform_id, livemode, account_id, created, seq)
    WHERE intent IS NOT NULL;
CREATE INDEX disputes_by_intent
    ON disputes (intent, platform_id, livemode, account_id, created, seq)
    WHERE intent IS NOT NULL;
