-- Jobs are typed: the payload is the JSON of a task, and the kind is the one in it.
ALTER TABLE jobs ADD COLUMN lane TEXT NOT NULL DEFAULT 'money'
    CHECK (lane IN ('money', 'outside'));
-- Who is called outside: calls to one destination wait for each other, those to others do not.
ALTER TABLE jobs ADD COLUMN destination TEXT;
-- Which runner has it. The lease ends at run_at, and then anybody may take it.
ALTER TABLE jobs ADD COLUMN leased_by TEXT;
-- When it was done, by the wall clock.
ALTER TABLE jobs ADD COLUMN done_at INTEGER;

-- What waits, and what was given up, as tasks; what was done has no payload any more.
UPDATE jobs SET payload = task.payload
FROM (SELECT seq, CASE kind
    WHEN 'settle' THEN json_object('kind', 'settle')
    WHEN 'refresh' THEN json_object('kind', 'refresh_account', 'account', words ->> 0)
    WHEN 'payouts' THEN json_object('kind', 'payday',
        'account', words ->> 0, 'day', words ->> 1)
    WHEN 'payout_send' THEN json_object('kind', 'send_payout',
        'account', words ->> 0,
        'payout', words ->> 1,
        'failure', NULLIF(words ->> 2, '-'))
    WHEN 'payout_arrive' THEN json_object('kind', 'arrive_payout',
        'account', words ->> 0,
        'payout', words ->> 1,
        'failure', NULLIF(words ->> 2, '-'))
    WHEN 'refunds' THEN json_object('kind', 'retry_refunds', 'account', words ->> 0)
    WHEN 'refund_outcome' THEN json_object('kind', 'answer_refund', 'refund', words ->> 0)
    WHEN 'dispute' THEN json_object('kind', 'open_dispute',
        'payment', words ->> 0,
        'reason', words ->> 1,
        'inquiry', json(iif(words ->> 2 = 'inquiry', 'true', 'false')),
        'number', CAST(names ->> 4 AS INTEGER))
    WHEN 'dispute_step' THEN json_object('kind', 'step_dispute',
        'account', words ->> 0,
        'dispute', words ->> 1,
        'step', words ->> 2,
        'submissions', CAST(words ->> 3 AS INTEGER))
    WHEN 'topup' THEN json_object('kind', 'answer_topup', 'topup', words ->> 0)
    WHEN 'authorisation' THEN json_object('kind', 'expire_authorisation', 'payment', words ->> 0)
    WHEN 'collect' THEN json_object('kind', 'collect',
        'account', words ->> 0,
        'currency', words ->> 1,
        'since', CAST(words ->> 2 AS INTEGER))
    WHEN 'reserve_release' THEN json_object('kind', 'release_reserve',
        'account', words ->> 0,
        'currency', words ->> 1, 'debit', names ->> 3)
    WHEN 'sms' THEN json_set(payload, '$.kind', 'sms')
    ELSE payload END AS payload
FROM (
    SELECT *, '["' || replace(payload, ' ', '","') || '"]' AS words,
        '["' || replace(dedup, ':', '","') || '"]' AS names
    FROM jobs WHERE state <> 'done'
)) AS task
WHERE task.seq = jobs.seq;

-- In test mode a message is shown at once, without a job.
INSERT INTO messages (id, platform_id, account_id, channel, recipient, body, created)
    SELECT 'msg_' || substr(id, 5), platform_id, payload ->> 'account', 'sms', payload ->> 'to',
        payload ->> 'body', payload ->> 'expires_at' - 600
    FROM jobs WHERE kind = 'sms' AND livemode = 0 AND state = 'waiting' ORDER BY seq;
UPDATE jobs SET state = 'done', payload = ''
WHERE kind = 'sms' AND livemode = 0 AND state = 'waiting';
-- Nobody has to keep a number and a code that were given up.
UPDATE jobs SET payload = '' WHERE kind = 'sms' AND state = 'failed';

UPDATE jobs SET lane = 'outside', destination = platform_id || ':sms' WHERE kind = 'sms';
UPDATE jobs SET done_at = created WHERE state = 'done';
UPDATE jobs SET kind = 'refresh_account', dedup = 'refresh_account' || substr(dedup, 8) WHERE kind = 'refresh';
UPDATE jobs SET kind = 'payday', dedup = 'payday' || substr(dedup, 8) WHERE kind = 'payouts';
UPDATE jobs SET kind = 'send_payout', dedup = 'send_payout' || substr(dedup, 12) WHERE kind = 'payout_send';
UPDATE jobs SET kind = 'arrive_payout', dedup = 'arrive_payout' || substr(dedup, 14) WHERE kind = 'payout_arrive';
UPDATE jobs SET kind = 'retry_refunds', dedup = 'retry_refunds' || substr(dedup, 8) WHERE kind = 'refunds';
UPDATE jobs SET kind = 'answer_refund', dedup = 'answer_refund' || substr(dedup, 15) WHERE kind = 'refund_outcome';
UPDATE jobs SET kind = 'open_dispute', dedup = 'open_dispute' || substr(dedup, 8) WHERE kind = 'dispute';
UPDATE jobs SET kind = 'step_dispute', dedup = 'step_dispute' || substr(dedup, 13) WHERE kind = 'dispute_step';
UPDATE jobs SET kind = 'answer_topup', dedup = 'answer_topup' || substr(dedup, 6) WHERE kind = 'topup';
UPDATE jobs SET kind = 'expire_authorisation', dedup = 'expire_authorisation' || substr(dedup, 14) WHERE kind = 'authorisation';
UPDATE jobs SET kind = 'release_reserve', dedup = 'release_reserve' || substr(dedup, 16) WHERE kind = 'reserve_release';

DROP INDEX jobs_due;
CREATE INDEX jobs_of_money ON jobs (platform_id, livemode, run_at, seq)
    WHERE state = 'waiting' AND lane = 'money';
CREATE INDEX jobs_outside ON jobs (destination, run_at, seq)
    WHERE state = 'waiting' AND lane = 'outside';
CREATE INDEX jobs_done ON jobs (done_at) WHERE state = 'done';
CREATE INDEX jobs_given_up ON jobs (lane) WHERE state = 'failed';

-- What is past its keeping is found by its age.
CREATE TABLE attempts_in_order (
    seq     INTEGER PRIMARY KEY AUTOINCREMENT,
    subject TEXT NOT NULL,
    at      INTEGER NOT NULL
) STRICT;
INSERT INTO attempts_in_order (subject, at) SELECT subject, at FROM attempts ORDER BY at;
DROP TABLE attempts;
ALTER TABLE attempts_in_order RENAME TO attempts;
CREATE INDEX attempts_by_subject ON attempts (subject, at);
CREATE INDEX attempts_by_age ON attempts (at);
CREATE INDEX login_links_by_age ON login_links (platform_id, livemode, expires_at);
CREATE INDEX challenges_by_age ON challenges (platform_id, livemode, expires_at);
CREATE INDEX codes_by_age ON codes (platform_id, livemode, expires_at);
