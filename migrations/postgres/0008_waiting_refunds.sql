-- From whom a refund that waits for funds takes a transfer back: it is tried again when that
-- account has more.

ALTER TABLE refunds ADD COLUMN takes_from TEXT;
UPDATE refunds SET takes_from =
    (SELECT p.doc::jsonb #>> '{card,transfer_data,destination}' FROM payments p WHERE p.id = refunds.payment)
WHERE status = 'waiting' AND (doc::jsonb ->> 'reverse_transfer')::boolean;
CREATE INDEX refunds_waiting_for ON refunds (platform_id, livemode, takes_from)
    WHERE status = 'waiting';
