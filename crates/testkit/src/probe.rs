//! The tables themselves, read past the service: what a proof compares with.

use sqlx::{AnyConnection, FromRow};

use crate::World;

/// A connection of its own to a world's database.
pub struct Probe {
    conn: AnyConnection,
    platform: String,
}

/// One account of the ledger.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct LedgerRow {
    /// An account, or `world`.
    pub owner: String,
    /// What it holds, such as `available`.
    pub kind: String,
    /// The currency.
    pub currency: String,
    /// Credits less debits, in minor units.
    pub balance: i64,
}

/// One balance transaction.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct LineRow {
    /// The order in which it was written.
    pub seq: i64,
    /// Whose.
    pub account_id: String,
    /// Such as `charge`.
    pub kind: String,
    /// Before the fee, in minor units.
    pub amount: i64,
    /// The fee, in minor units.
    pub fee: i64,
    /// The amount less the fee, in minor units.
    pub net: i64,
    /// The currency.
    pub currency: String,
    /// `payments`, or another kind of balance.
    pub balance_type: String,
    /// When it settles, as unix time.
    pub available_on: i64,
}

/// An object that was made by itself.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct MadeRow {
    /// The order in which it was written.
    pub seq: i64,
    /// Its id.
    pub id: String,
    /// Whose.
    pub account_id: String,
    /// Of what: the payment of a dispute, the currency of a payout.
    pub reference: String,
}

/// How far each table is filled: equal before and after means that nothing was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromRow)]
pub struct Marks {
    /// Postings.
    pub postings: i64,
    /// Balance transactions.
    pub lines: i64,
    /// Events.
    pub events: i64,
    /// Jobs.
    pub jobs: i64,
    /// Payments, transfers, refunds and everything else that an operation makes.
    pub objects: i64,
    /// The sum of all versions of ledger accounts.
    pub versions: i64,
    /// Rows of the audit log.
    pub audit: i64,
}

impl Probe {
    /// Opens the database of `world`.
    pub async fn open(world: &World) -> Self {
        Self {
            conn: world.database.connect().await,
            platform: world.platform.id.to_string(),
        }
    }

    /// Every account of the platform's ledger in test mode.
    pub async fn ledger(&mut self) -> Vec<LedgerRow> {
        sqlx::query_as(
            "SELECT owner, kind, currency, credits - debits AS balance FROM ledger_accounts
             WHERE platform_id = $1 AND livemode = 0",
        )
        .bind(&self.platform)
        .fetch_all(&mut self.conn)
        .await
        .expect("the ledger is read")
    }

    /// Every balance transaction after `seq`, the oldest first.
    pub async fn lines_after(&mut self, seq: i64) -> Vec<LineRow> {
        sqlx::query_as(
            "SELECT seq, account_id, kind, amount, fee, net, currency, balance_type, available_on
             FROM balance_transactions
             WHERE seq > $1 AND platform_id = $2 AND livemode = 0 ORDER BY seq",
        )
        .bind(seq)
        .bind(&self.platform)
        .fetch_all(&mut self.conn)
        .await
        .expect("the lines are read")
    }

    /// The sum of the lines that a payout paid out, its own line among them, and their number.
    pub async fn payout_sum(&mut self, payout: &str) -> (i64, i64) {
        sqlx::query_as(
            "SELECT CAST(COALESCE(SUM(net), 0) AS BIGINT), COUNT(*) FROM balance_transactions
             WHERE payout = $1",
        )
        .bind(payout)
        .fetch_one(&mut self.conn)
        .await
        .expect("the lines are added")
    }

    /// Disputes after `seq`, the oldest first.
    pub async fn disputes_after(&mut self, seq: i64) -> Vec<MadeRow> {
        self.made(
            "SELECT seq, id, account_id, payment AS reference FROM disputes
             WHERE seq > $1 AND platform_id = $2 AND livemode = 0 ORDER BY seq",
            seq,
        )
        .await
    }

    /// Payouts after `seq`, the oldest first.
    pub async fn payouts_after(&mut self, seq: i64) -> Vec<MadeRow> {
        self.made(
            "SELECT seq, id, account_id, currency AS reference FROM payouts
             WHERE seq > $1 AND platform_id = $2 AND livemode = 0 ORDER BY seq",
            seq,
        )
        .await
    }

    async fn made(&mut self, sql: &'static str, seq: i64) -> Vec<MadeRow> {
        sqlx::query_as(sql)
            .bind(seq)
            .bind(&self.platform)
            .fetch_all(&mut self.conn)
            .await
            .expect("the objects are read")
    }

    /// How far each table is filled.
    pub async fn marks(&mut self) -> Marks {
        sqlx::query_as(
            "SELECT (SELECT COALESCE(MAX(seq), 0) FROM postings) AS postings,
                (SELECT COALESCE(MAX(seq), 0) FROM balance_transactions) AS lines,
                (SELECT COALESCE(MAX(seq), 0) FROM events) AS events,
                (SELECT COUNT(*) FROM jobs) AS jobs,
                (SELECT COALESCE(MAX(seq), 0) FROM payments)
                    + (SELECT COALESCE(MAX(seq), 0) FROM transfers)
                    + (SELECT COALESCE(MAX(seq), 0) FROM topups)
                    + (SELECT COALESCE(MAX(seq), 0) FROM application_fees)
                    + (SELECT COALESCE(MAX(seq), 0) FROM payment_intents)
                    + (SELECT COALESCE(MAX(seq), 0) FROM refunds)
                    + (SELECT COALESCE(MAX(seq), 0) FROM disputes)
                    + (SELECT COALESCE(MAX(seq), 0) FROM payouts)
                    + (SELECT COALESCE(MAX(seq), 0) FROM transfer_reversals)
                    + (SELECT COALESCE(MAX(seq), 0) FROM fee_refunds) AS objects,
                (SELECT CAST(COALESCE(SUM(version), 0) AS BIGINT) FROM ledger_accounts)
                    AS versions,
                (SELECT COALESCE(MAX(seq), 0) FROM audit) AS audit",
        )
        .fetch_one(&mut self.conn)
        .await
        .expect("the tables are read")
    }

    /// A number that differs as soon as anything was written. On SQLite only.
    pub async fn version(&mut self) -> i64 {
        sqlx::query_scalar("PRAGMA data_version")
            .fetch_one(&mut self.conn)
            .await
            .expect("the version is read")
    }

    /// Adds to a ledger account behind everyone's back: for proving that a proof would see it.
    pub async fn falsify_ledger(&mut self, owner: &str, kind: &str, currency: &str, by: i64) {
        sqlx::query(
            "UPDATE ledger_accounts SET credits = credits + $1
             WHERE platform_id = $2 AND livemode = 0 AND owner = $3 AND kind = $4
                AND currency = $5",
        )
        .bind(by)
        .bind(&self.platform)
        .bind(owner)
        .bind(kind)
        .bind(currency)
        .execute(&mut self.conn)
        .await
        .expect("the ledger takes it");
    }

    /// Writes the newest line of an owner once more: for proving that a proof would see it.
    pub async fn repeat_line(&mut self, owner: &str) {
        sqlx::query(
            "INSERT INTO balance_transactions (id, platform_id, livemode, account_id, kind, amount,
                fee, net, currency, source, description, ledger_transaction, created, available_on,
                available, fee_details, balance_type)
             SELECT id || 'x', platform_id, livemode, account_id, kind, amount, fee, net, currency,
                source, description, ledger_transaction, created, available_on, available,
                fee_details, balance_type
             FROM balance_transactions WHERE account_id = $1 ORDER BY seq DESC LIMIT 1",
        )
        .bind(owner)
        .execute(&mut self.conn)
        .await
        .expect("the line is written");
    }
}
