//! Re-adding the ledger, and comparing it with everything that is kept beside it.
//!
//! Every query here sums inside the database and answers only what differs.

use crate::{Conn, Result, sql};

/// Totals of one currency of one tenant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CurrencyTotal {
    /// Whose.
    pub platform_id: String,
    /// 1 for live data.
    pub livemode: i64,
    /// The currency.
    pub currency: String,
    /// How many postings.
    pub postings: i64,
    /// The sum of all postings, in minor units.
    pub moved: i64,
    /// Credits less debits over all accounts: zero when the ledger is whole.
    pub imbalance: i64,
    /// What is owed to owners: the sum of their accounts, in minor units.
    pub owed: i64,
}

from_row!(CurrencyTotal: platform_id, livemode, currency, postings, moved, imbalance, owed);

/// Something that does not add up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which account, transaction or row.
    pub subject: String,
    /// What should be, in minor units.
    pub expected: i64,
    /// What is, in minor units.
    pub found: i64,
}

from_row!(Difference: subject, expected, found);

/// One comparison: what it is called, and the query that answers every difference.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// In words.
    pub name: &'static str,
    sql: &'static str,
}

/// Ledger accounts of one kind against the sum of those balance transactions that make them up.
macro_rules! balance_of_lines {
    ($kind:literal, $lines:literal) => {
        concat!(
            "SELECT l.id AS subject, CAST(COALESCE(t.total, 0) AS BIGINT) AS expected,
                l.credits - l.debits AS found
             FROM ledger_accounts l LEFT JOIN
                (SELECT platform_id, livemode, account_id, currency, SUM(net) AS total
                 FROM balance_transactions WHERE ",
            $lines,
            " GROUP BY platform_id, livemode, account_id, currency) t
                ON t.platform_id = l.platform_id AND t.livemode = l.livemode
                AND t.account_id = l.owner AND t.currency = l.currency
             WHERE l.kind = '",
            $kind,
            "' AND COALESCE(t.total, 0) <> l.credits - l.debits ORDER BY l.id LIMIT 100"
        )
    };
}

/// Every comparison.
pub const CHECKS: &[Check] = &[
    Check {
        name: "debits of each ledger account equal its postings",
        sql: "SELECT a.id AS subject, CAST(COALESCE(p.total, 0) AS BIGINT) AS expected,
                a.debits AS found
              FROM ledger_accounts a LEFT JOIN
                (SELECT debit_account AS id, SUM(amount) AS total FROM postings
                 GROUP BY debit_account) p ON p.id = a.id
              WHERE COALESCE(p.total, 0) <> a.debits ORDER BY a.id LIMIT 100",
    },
    Check {
        name: "credits of each ledger account equal its postings",
        sql: "SELECT a.id AS subject, CAST(COALESCE(p.total, 0) AS BIGINT) AS expected,
                a.credits AS found
              FROM ledger_accounts a LEFT JOIN
                (SELECT credit_account AS id, SUM(amount) AS total FROM postings
                 GROUP BY credit_account) p ON p.id = a.id
              WHERE COALESCE(p.total, 0) <> a.credits ORDER BY a.id LIMIT 100",
    },
    Check {
        name: "the version of each ledger account counts its postings",
        sql: "SELECT a.id AS subject, CAST(COALESCE(p.total, 0) AS BIGINT) AS expected,
                a.version AS found
              FROM ledger_accounts a LEFT JOIN
                (SELECT id, SUM(n) AS total FROM
                    (SELECT debit_account AS id, COUNT(*) AS n FROM postings GROUP BY debit_account
                     UNION ALL
                     SELECT credit_account, COUNT(*) FROM postings GROUP BY credit_account) sides
                 GROUP BY id) p ON p.id = a.id
              WHERE COALESCE(p.total, 0) <> a.version ORDER BY a.id LIMIT 100",
    },
    Check {
        name: "every posting names two accounts of its currency",
        sql: "SELECT p.transaction_id AS subject, p.amount AS expected, CAST(0 AS BIGINT) AS found
              FROM postings p
              LEFT JOIN ledger_accounts d ON d.id = p.debit_account AND d.currency = p.currency
              LEFT JOIN ledger_accounts c ON c.id = p.credit_account AND c.currency = p.currency
              WHERE d.id IS NULL OR c.id IS NULL ORDER BY p.transaction_id LIMIT 100",
    },
    Check {
        name: "available balances equal available balance transactions",
        sql: balance_of_lines!(
            "available",
            "available = 1 AND balance_type = 'payments'"
        ),
    },
    Check {
        name: "pending balances equal pending balance transactions",
        sql: balance_of_lines!(
            "pending",
            "available = 0 AND balance_type = 'payments'"
        ),
    },
    Check {
        name: "every balance transaction has a posting",
        sql: "SELECT t.id AS subject, t.net AS expected, CAST(0 AS BIGINT) AS found
              FROM balance_transactions t LEFT JOIN postings p
                ON p.transaction_id = t.ledger_transaction
              WHERE p.transaction_id IS NULL ORDER BY t.id LIMIT 100",
    },
    Check {
        name: "money set aside equals its balance transactions",
        sql: balance_of_lines!(
            "prefunding",
            "balance_type = 'refund_and_dispute_prefunding'"
        ),
    },
    Check {
        name: "the lines of every payout sum to it",
        sql: "SELECT t.payout AS subject, CAST(0 AS BIGINT) AS expected,
                CAST(SUM(t.net) AS BIGINT) AS found
              FROM balance_transactions t WHERE t.payout IS NOT NULL
              GROUP BY t.payout HAVING SUM(t.net) <> 0 ORDER BY t.payout LIMIT 100",
    },
    Check {
        name: "lines that no payout paid out equal the available balance",
        sql: balance_of_lines!(
            "available",
            "available = 1 AND payout IS NULL AND balance_type = 'payments'"
        ),
    },
    Check {
        name: "what is held for negative accounts equals the platform's reserve",
        sql: "SELECT l.id AS subject, CAST(COALESCE(r.total, 0) AS BIGINT) AS expected,
                l.credits - l.debits AS found
              FROM ledger_accounts l LEFT JOIN
                (SELECT platform_id, livemode, currency, SUM(amount) AS total
                 FROM connect_reserves GROUP BY platform_id, livemode, currency) r
                ON r.platform_id = l.platform_id AND r.livemode = l.livemode
                AND r.currency = l.currency
              WHERE l.kind = 'reserve' AND l.owner = l.platform_id
                AND COALESCE(r.total, 0) <> l.credits - l.debits
              ORDER BY l.id LIMIT 100",
    },
    Check {
        name: "balances in the list of accounts equal the ledger",
        sql: "SELECT a.id AS subject, CAST(COALESCE(l.total, 0) AS BIGINT) AS expected,
                COALESCE(f.balance, 0) AS found
              FROM accounts a LEFT JOIN account_figures f ON f.account_id = a.id LEFT JOIN
                (SELECT platform_id, livemode, owner, currency, SUM(credits - debits) AS total
                 FROM ledger_accounts WHERE kind IN ('available', 'pending')
                 GROUP BY platform_id, livemode, owner, currency) l
                ON l.platform_id = a.platform_id AND l.livemode = a.livemode AND l.owner = a.id
                AND l.currency = a.default_currency
              WHERE a.is_platform = 0
                AND (f.account_id IS NULL OR COALESCE(l.total, 0) <> f.balance)
              ORDER BY a.id LIMIT 100",
    },
    Check {
        name: "counts on tabs equal the accounts",
        sql: "SELECT status AS subject, CAST(SUM(counted) AS BIGINT) AS expected,
                CAST(SUM(kept) AS BIGINT) AS found
              FROM (SELECT platform_id, livemode, status, kind, country,
                        default_currency AS currency, COUNT(*) AS counted, 0 AS kept
                    FROM accounts WHERE is_platform = 0 AND deleted = 0
                    GROUP BY platform_id, livemode, status, kind, country, default_currency
                    UNION ALL
                    SELECT platform_id, livemode, status, kind, country, currency, 0, accounts
                    FROM account_counts) sides
              GROUP BY platform_id, livemode, status, kind, country, currency
              HAVING SUM(counted) <> SUM(kept) ORDER BY status LIMIT 100",
    },
    Check {
        name: "lifetime volumes equal payments",
        sql: "SELECT a.id AS subject, CAST(COALESCE(p.total, 0) AS BIGINT) AS expected,
                f.volume AS found
              FROM account_figures f JOIN accounts a ON a.id = f.account_id LEFT JOIN
                (SELECT platform_id, livemode, account_id, currency, SUM(captured) AS total
                 FROM payments GROUP BY platform_id, livemode, account_id, currency) p
                ON p.platform_id = a.platform_id AND p.livemode = a.livemode
                AND p.account_id = a.id AND p.currency = a.default_currency
              WHERE COALESCE(p.total, 0) <> f.volume ORDER BY a.id LIMIT 100",
    },
    Check {
        name: "sums of the earnings chart equal balance transactions",
        sql: "SELECT t.account_id AS subject, CAST(t.total AS BIGINT) AS expected,
                CAST(COALESCE(e.total, 0) AS BIGINT) AS found
              FROM (SELECT platform_id, livemode, account_id, currency, SUM(net) AS total
                    FROM balance_transactions WHERE kind IN ('charge', 'payment', 'refund',
                        'payment_refund', 'refund_failure', 'application_fee',
                        'application_fee_refund')
                    GROUP BY platform_id, livemode, account_id, currency) t
              LEFT JOIN (SELECT platform_id, livemode, account_id, currency, SUM(net) AS total
                    FROM earnings WHERE span = 900 GROUP BY platform_id, livemode, account_id, currency) e
                ON e.platform_id = t.platform_id AND e.livemode = t.livemode
                AND e.account_id = t.account_id AND e.currency = t.currency
              WHERE COALESCE(e.total, 0) <> t.total ORDER BY t.account_id LIMIT 100",
    },
    Check {
        name: "days of the earnings chart equal their quarters of an hour",
        sql: "SELECT d.account_id AS subject, CAST(COALESCE(q.total, 0) AS BIGINT) AS expected,
                d.net AS found
              FROM earnings d LEFT JOIN
                (SELECT platform_id, livemode, account_id, currency, slot - slot % 86400 AS day,
                    SUM(net) AS total
                 FROM earnings WHERE span = 900
                 GROUP BY platform_id, livemode, account_id, currency, slot - slot % 86400) q
                ON q.platform_id = d.platform_id AND q.livemode = d.livemode
                AND q.account_id = d.account_id AND q.currency = d.currency AND q.day = d.slot
              WHERE d.span = 86400 AND COALESCE(q.total, 0) <> d.net
              ORDER BY d.account_id LIMIT 100",
    },
    Check {
        name: "no account is overdrawn that may not be",
        sql: "SELECT id AS subject, CAST(0 AS BIGINT) AS expected, credits - debits AS found
              FROM ledger_accounts WHERE may_overdraw = 0 AND credits < debits
              ORDER BY id LIMIT 100",
    },
];

impl Check {
    /// Runs the comparison: every difference, at most 100.
    pub async fn run(&self, conn: &mut Conn) -> Result<Vec<Difference>> {
        sql::query_as(self.sql).fetch_all(conn).await
    }
}

/// Totals per tenant and currency.
pub async fn totals(conn: &mut Conn) -> Result<Vec<CurrencyTotal>> {
    sql::query_as(
        "SELECT l.platform_id, l.livemode, l.currency,
            CAST(COALESCE(p.postings, 0) AS BIGINT) AS postings,
            CAST(COALESCE(p.moved, 0) AS BIGINT) AS moved, l.imbalance, l.owed
         FROM (SELECT platform_id, livemode, currency,
                CAST(SUM(credits - debits) AS BIGINT) AS imbalance,
                CAST(SUM(CASE WHEN owner = 'world' THEN 0 ELSE credits - debits END) AS BIGINT)
                    AS owed
               FROM ledger_accounts GROUP BY platform_id, livemode, currency) l
         LEFT JOIN (SELECT platform_id, livemode, currency, COUNT(*) AS postings,
                SUM(amount) AS moved
               FROM postings GROUP BY platform_id, livemode, currency) p
            ON p.platform_id = l.platform_id AND p.livemode = l.livemode
            AND p.currency = l.currency
         ORDER BY l.platform_id, l.livemode, l.currency",
    )
    .fetch_all(conn)
    .await
}
