//! What may read more the larger a tenant is, and why.

/// Filters of lists that no index serves: the table, how the condition begins, and why it may pass
/// over rows until a page is full.
pub(super) const FILTERS: &[(&str, &str, &str)] = &[
    (
        "balance_transactions",
        "currency =",
        "an owner has one currency, or a few",
    ),
    (
        "balance_transactions",
        "(SELECT origin FROM payments",
        "most of an owner's payments have one origin",
    ),
    (
        "transfers",
        "currency =",
        "whoever sends has one currency, or a few",
    ),
    (
        "transfers",
        "account_id =",
        "nearly all that an account gets is of the platform",
    ),
    (
        "transfers",
        "destination =",
        "Postgres goes through the sender's where half of them go to one account",
    ),
    (
        "payouts",
        "arrival_date ",
        "payouts arrive within days of when they were made",
    ),
    (
        "payouts",
        "destination =",
        "Postgres goes through the owner's where half of them go to one bank",
    ),
    (
        "payments",
        "currency =",
        "an owner has one currency, or a few",
    ),
    (
        "payments",
        "amount ",
        "a range of amounts is looked for with a range of time",
    ),
    (
        "payments",
        "captured >",
        "payments that were never captured are few",
    ),
    (
        "customers",
        "status =",
        "customers that were deleted are few",
    ),
    ("topups", "status =", "a platform's top-ups are few"),
    ("topups", "amount ", "a platform's top-ups are few"),
    (
        "events",
        "kind =",
        "passes over an account's own events of other types",
    ),
    (
        "events",
        "account_id =",
        "Postgres goes by the type where fewer have it",
    ),
];

/// Statements, each by the file in which it stands or by a part of its text.
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
        "SELECT a.status, COUNT(*) FROM accounts a",
        "what a filter leaves is counted one by one; without one the counts are kept",
    ),
    (
        "AND a.default_currency = $8",
        "passes over accounts that settle in another currency; in the order of amounts none is",
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
        "p.source_type = $3 AND p.source_id = $4",
        "the postings of one object have an index; of a sample Postgres walks all in their order",
    ),
    (
        "_rows AS (",
        "rows that are written, each by its key: many at once are joined with a small sample whole",
    ),
    (
        "UPDATE account_words_rule SET",
        "the last account is looked up in the index",
    ),
    (
        "AND deleted = 0 ORDER BY seq LIMIT $3",
        "a slice of the accounts that are cut into words anew",
    ),
    (
        "array_to_tsvector(",
        "a GIN index serves it, which Postgres reads for a bitmap only, and here it may make none",
    ),
    (
        "AND account_id || '' = $3 AND payout = $4",
        "the lines of one payout, by their index: only with the sample's statistics SQLite reads all",
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
