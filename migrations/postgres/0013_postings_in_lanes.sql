-- A row of postings locked the two rows of ledger_accounts that it names. Units of a lane share a
-- transaction, each of them in a savepoint, so that each added a locker to the list of the hottest
-- rows, and the next had to read all of them. Whoever posts holds or opens both rows beforehand,
-- and the check of the ledger finds a posting without its account.
ALTER TABLE postings DROP CONSTRAINT postings_debit_account_currency_fkey;
ALTER TABLE postings DROP CONSTRAINT postings_credit_account_currency_fkey;
