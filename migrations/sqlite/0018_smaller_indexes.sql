-- An index of what most rows do not have is written for every row all the same, and at a place of
-- its own for each account. These hold the rows that are looked for, and no others.

DROP INDEX payments_by_intent;
CREATE INDEX payments_by_intent ON payments (intent, platform_id, livemode, account_id, created, seq)
    WHERE intent IS NOT NULL;
DROP INDEX payments_by_customer;
CREATE INDEX payments_by_customer
    ON payments (customer, platform_id, livemode, account_id, created, seq)
    WHERE customer IS NOT NULL;
DROP INDEX payment_intents_by_customer;
CREATE INDEX payment_intents_by_customer
    ON payment_intents (customer, platform_id, livemode, account_id, created, seq)
    WHERE customer IS NOT NULL;
DROP INDEX transfers_by_group;
CREATE INDEX transfers_by_group ON transfers (platform_id, livemode, transfer_group, created, seq)
    WHERE transfer_group IS NOT NULL;

-- Few lines are pending, and none is on a payout when it is written.
DROP INDEX balance_transactions_unsettled;
CREATE INDEX balance_transactions_unsettled
    ON balance_transactions (platform_id, livemode, available_on, seq) WHERE available = 0;
DROP INDEX balance_transactions_upcoming;
CREATE INDEX balance_transactions_upcoming
    ON balance_transactions (platform_id, livemode, account_id, available_on) WHERE available = 0;
DROP INDEX balance_transactions_by_payout;
CREATE INDEX balance_transactions_by_payout ON balance_transactions (payout, seq)
    WHERE payout IS NOT NULL;
