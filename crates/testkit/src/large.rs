//! A large set of valid data, written in bulk.
//!
//! The service makes one seller, one newcomer and one of each operation; their rows are the
//! templates. SQL then repeats them with other ids, times and names, many rows a statement, so that
//! the rows look like those that the service writes, whatever columns the tables have.

mod copy;
mod plan;
mod template;

use domain::time::{DAY, Timestamp};
use sqlx::{AnyConnection, AssertSqlSafe};

use crate::{World, build};
use plan::Plan;
use template::{Deltas, Marks};

/// How much there is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Large {
    /// Connected accounts. One of ten did not finish onboarding and has no money.
    pub accounts: i64,
    /// Balance transactions, rounded to whole operations of each seller: half of them are the
    /// sellers'.
    pub lines: i64,
}

/// Tables that every operation adds rows to.
const OF_OPERATIONS: [&str; 7] = [
    "payments",
    "application_fees",
    "transfers",
    "postings",
    "balance_transactions",
    "events",
    "audit",
];
/// Tables with rows of each account, and the column that says whose.
const OF_ACCOUNTS: [(&str, &str); 3] = [
    ("accounts", "id"),
    ("account_figures", "account_id"),
    ("ledger_accounts", "owner"),
];
/// How many operations, or accounts, are written by one statement.
const CHUNK: i64 = 20_000;
/// Which lines the chart of earnings counts.
const EARNED: &str = "'charge', 'payment', 'refund', 'payment_refund', 'refund_failure', \
     'application_fee', 'application_fee_refund'";

impl Large {
    /// Adds the data to the platform of a world in which nothing has happened yet.
    pub async fn fill(self, w: &World) {
        w.fund(1_000_000).await;
        let seller = w.seller("Zzfirst Zzlast Zznumber").await.id;
        let newcomer = w.newcomer("Zzfirst Zzlast Zznumber").await.id;
        let mut conn = w.database.connect().await;
        prepare(&mut conn, w.database.is_postgres()).await;
        let marks = Marks::of(&mut conn, &OF_OPERATIONS).await;
        let before = Deltas::of(&mut conn).await;
        operate(w, &seller).await;
        let deltas = Deltas::of(&mut conn).await.since(&before);
        let plan = Plan::new(self, &seller, &newcomer);
        let rows = template::of_operations(&mut conn, &marks).await;
        let lines = rows.iter().find(|it| it.table == "balance_transactions");
        let lines = lines.map_or(1, |it| it.rows.len());
        let plan = plan.with_lines(i64::try_from(lines).unwrap_or(1));
        let needles = plan.needles_of_operations(&rows);
        for owner in [&seller, &newcomer] {
            let rows = template::of_account(&mut conn, owner.as_str(), &OF_ACCOUNTS).await;
            plan.copy_accounts(&mut conn, &rows, owner).await;
        }
        trust(&mut conn, w.database.is_postgres()).await;
        plan.copy_operations(&mut conn, &rows, &needles, &deltas)
            .await;
        plan.raise_totals(&mut conn, &deltas).await;
        sum_up(&mut conn).await;
    }
}

/// A payment that was recorded and is available, and a transfer.
async fn operate(w: &World, seller: &domain::id::AccountId) {
    let created: Timestamp = w.ctx.wall().plus(-30 * DAY);
    let new = build::new_payment(seller, "zzsale", 5_000, 500, created);
    service::payments::record(&w.ctx, &w.admin(), &new, None)
        .await
        .expect("the payment is recorded");
    let new = build::new_transfer(seller, 300);
    service::transfers::create(&w.ctx, &w.admin(), &new, None)
        .await
        .expect("the transfer is made");
}

/// Nothing here need survive a failure.
async fn prepare(conn: &mut AnyConnection, postgres: bool) {
    let settings: &[&str] = match postgres {
        true => &["SET synchronous_commit = off", "SET work_mem = '128MB'"],
        false => &[
            "PRAGMA foreign_keys = OFF",
            "PRAGMA synchronous = OFF",
            "PRAGMA cache_size = -400000",
            "PRAGMA temp_store = MEMORY",
        ],
    };
    for setting in settings {
        run(conn, (*setting).to_owned()).await;
    }
}

/// Postings refer to accounts that are known to be there. Accounts are written before this, since
/// triggers count them.
async fn trust(conn: &mut AnyConnection, postgres: bool) {
    if postgres {
        run(conn, "SET session_replication_role = replica".to_owned()).await;
    }
}

/// What is kept beside the lines, and what the planner knows of the tables.
async fn sum_up(conn: &mut AnyConnection) {
    run(conn, "DELETE FROM earnings".to_owned()).await;
    for span in [900, 86_400] {
        let sum = format!(
            "INSERT INTO earnings (platform_id, livemode, account_id, currency, span, slot, net)
             SELECT platform_id, livemode, account_id, currency, {span},
                created - created % {span} AS slot, CAST(SUM(net) AS BIGINT)
             FROM balance_transactions WHERE kind IN ({EARNED})
             GROUP BY platform_id, livemode, account_id, currency, created - created % {span}
             ORDER BY platform_id, livemode, account_id, currency, slot"
        );
        run(conn, sum).await;
    }
    run(conn, "ANALYZE".to_owned()).await;
}

async fn run(conn: &mut AnyConnection, sql: String) {
    let query = sqlx::query(AssertSqlSafe(sql.clone())).persistent(false);
    if let Err(error) = query.execute(conn).await {
        let start: String = sql.chars().take(2_000).collect();
        panic!("{error}: {start}");
    }
}
