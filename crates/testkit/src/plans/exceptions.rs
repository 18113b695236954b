//! Statements that may read more the larger a tenant is, each by the file in which it stands or by a
//! part of its text, and why.

pub(super) const EXCEPTIONS: &[(&str, &str)] = &[
    (
        "crates/store/src/verify.rs",
        "the whole ledger is added up, which is what the operator asked for",
    ),
    (
        "SELECT COUNT(*) FROM jobs WHERE state = 'failed'",
        "jobs that were given up are few, and somebody looks at them",
    ),
    (
        "WITH RECURSIVE found (destination)",
        "one look into the index for each destination",
    ),
    (
        "SELECT platforms.id, modes.livemode FROM platforms",
        "one look into the index for each platform and mode",
    ),
    (
        "NOT LIKE '%,' || CAST(seq AS TEXT)",
        "passes over what this runner is calling about, which is at most 32 jobs",
    ),
    (
        "UPDATE balance_transactions SET payout = $5",
        "every open line of the owner is put on the payout",
    ),
    (
        "AND ($11 = 0 OR captured > 0)",
        "payments that were never captured are few",
    ),
    (
        "term >= $8 AND term < $9",
        "every account that has the word, until there is an index that ranks",
    ),
    (
        "SELECT a.status, COUNT(*) FROM accounts a",
        "the figures on the tabs are counted one by one",
    ),
    (
        "SELECT available_on, CAST(SUM(net) AS BIGINT) FROM balance_transactions",
        "what an owner waits for, which is a few days' lines",
    ),
    (
        "SELECT currency, available_on, CAST(SUM(net) AS BIGINT) FROM balance_transactions",
        "what an owner waits for, which is a few days' lines",
    ),
    (
        "AND currency = $4 AND created >= $5 ORDER BY created, seq",
        "the payouts that an owner asked for on one day",
    ),
];
