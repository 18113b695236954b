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
        "SELECT CAST(SUM(net) AS BIGINT) FROM ( SELECT net FROM earnings",
        "the days in one column of a chart",
    ),
    (
        "SELECT MIN(slot) FROM earnings",
        "one look into the index: Postgres tells of it as of a sum",
    ),
    (
        "AND account_id = $3 AND kind = $4 AND created",
        "passes over an account's own events of other types",
    ),
    (
        "AND ($11 = 0 OR captured > 0)",
        "payments that were never captured are few",
    ),
    (
        "SELECT a.status, COUNT(*) FROM accounts a",
        "what a filter leaves is counted one by one; without one the counts are kept",
    ),
    (
        "external_id IN ($3",
        "fifty looks into the index, or a walk where there are fewer rows than that",
    ),
    (
        "origin_id IN ($3",
        "fifty looks into the index, or a walk where there are fewer rows than that",
    ),
    (
        "hits CROSS JOIN accounts a",
        "what a search found is gathered up to a number, see `accounts/search.rs`",
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
