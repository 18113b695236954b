-- Columns that nobody looks for: what stood in them stands in the documents too. Each was written
-- with every row. The indexes are of lists that nobody asks for: of reversals, refunds of fees and
-- ways to pay without saying of what, and of tokens.

DROP INDEX tokens_by_account;
DROP INDEX tokens_by_bank_account;
DROP INDEX tokens_by_status;
DROP INDEX payment_methods_by_account;
DROP INDEX transfer_reversals_by_account;
DROP INDEX fee_refunds_by_account;

ALTER TABLE payment_intents DROP COLUMN status;
ALTER TABLE payment_intents DROP COLUMN charge;
ALTER TABLE payment_intents DROP COLUMN expires_at;
ALTER TABLE customers DROP COLUMN name;
ALTER TABLE customers DROP COLUMN deleted_at;
ALTER TABLE payment_methods DROP COLUMN status;
ALTER TABLE payment_methods DROP COLUMN fingerprint;
ALTER TABLE payment_methods DROP COLUMN expires_at;
ALTER TABLE tokens DROP COLUMN status;
ALTER TABLE tokens DROP COLUMN bank_account;
ALTER TABLE tokens DROP COLUMN fingerprint;
ALTER TABLE tokens DROP COLUMN expires_at;
ALTER TABLE refunds DROP COLUMN due_at;
ALTER TABLE disputes DROP COLUMN status;
ALTER TABLE disputes DROP COLUMN due_by;
ALTER TABLE transfer_reversals DROP COLUMN status;
ALTER TABLE transfer_reversals DROP COLUMN refund;
ALTER TABLE transfer_reversals DROP COLUMN due_at;
ALTER TABLE fee_refunds DROP COLUMN status;
ALTER TABLE fee_refunds DROP COLUMN refund;
ALTER TABLE fee_refunds DROP COLUMN due_at;
ALTER TABLE files DROP COLUMN status;
ALTER TABLE files DROP COLUMN filename;
ALTER TABLE files DROP COLUMN expires_at;

-- Most ways to pay are of no customer.
DROP INDEX payment_methods_by_customer;
CREATE INDEX payment_methods_by_customer
    ON payment_methods (customer, platform_id, livemode, account_id, created, seq)
    WHERE customer IS NOT NULL;
