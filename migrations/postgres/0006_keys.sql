-- What a key may do and who made it. Keys from before were made by nobody who is known, so they
-- count as the operator's and keep what they could do: everything that a key can.
ALTER TABLE api_keys ADD COLUMN rights TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE api_keys ADD COLUMN created_by TEXT COLLATE "C" REFERENCES users (id);
ALTER TABLE api_keys ADD COLUMN last_used_at BIGINT;
UPDATE api_keys SET rights = 'view_accounts create_accounts edit_accounts close_accounts create_login_links edit_payout_destinations view_money send_funds add_funds pay_out record_payments refund_payments respond_to_disputes view_outbox run_simulator'
WHERE kind = 'secret';

-- When the member behind a session last proved who they are.
ALTER TABLE sessions ADD COLUMN verified_at BIGINT NOT NULL DEFAULT 0;
