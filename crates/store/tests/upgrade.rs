//! What waited in a database of the version before is done by this one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{borrow::Cow, path::Path};

use domain::{
    actor::Tenant,
    card::DisputeCause,
    external_account::PayoutFailure,
    message::Sms,
    money::Currency,
    task::{DisputeStep, PayoutErrand, Task},
    time::Timestamp,
};
use sqlx::{AnyConnection, AssertSqlSafe, Connection, migrate::Migrator};
use store::{
    Conn, Store, jobs,
    jobs::{
        Due,
        lease::{self, Lease},
    },
    sql,
};
use testkit::Database;

/// The last migration before the queue was typed.
const BEFORE: i64 = 4;

/// Kind, key, and payload as they were, in the order in which they came due.
const OLD: [(&str, &str, &str); 15] = [
    ("settle", "1000", ""),
    ("refresh", "acct_a:1001", "acct_a"),
    ("payouts", "acct_a:2026-11-30", "acct_a 2026-11-30"),
    ("payout_send", "po_a", "acct_a po_a -"),
    ("payout_arrive", "po_b", "acct_a po_b account_closed"),
    ("refunds", "acct_a:x", "acct_a"),
    ("refund_outcome", "re_a", "re_a"),
    ("dispute", "ch_a:2", "ch_a product_not_received inquiry"),
    ("dispute_step", "du_a:lose:1:1008", "acct_a du_a lose 1"),
    ("topup", "tu_a", "tu_a"),
    ("authorisation", "ch_b", "ch_b"),
    ("collect", "acct_a:usd:7:1011", "acct_a usd 7"),
    ("reserve_release", "po_c", "acct_a usd"),
    ("payout_send", "po_d", "acct_a po_d no_account"),
    ("dispute", "ch_c:1", "ch_c fraudulent dispute"),
];

fn new() -> Vec<Task> {
    let account = || "acct_a".parse().unwrap();
    let errand = |payout: &str, failure| PayoutErrand {
        account: account(),
        payout: payout.parse().unwrap(),
        failure,
    };
    vec![
        Task::Settle,
        Task::RefreshAccount { account: account() },
        Task::Payday {
            account: account(),
            day: "2026-11-30".parse().unwrap(),
        },
        Task::SendPayout(errand("po_a", None)),
        Task::ArrivePayout(errand("po_b", Some(PayoutFailure::AccountClosed))),
        Task::RetryRefunds { account: account() },
        Task::AnswerRefund {
            refund: "re_a".parse().unwrap(),
        },
        Task::OpenDispute {
            payment: "ch_a".parse().unwrap(),
            reason: DisputeCause::ProductNotReceived,
            inquiry: true,
            number: 2,
        },
        Task::StepDispute {
            account: account(),
            dispute: "du_a".parse().unwrap(),
            step: DisputeStep::Lose,
            submissions: 1,
        },
        Task::AnswerTopup {
            topup: "tu_a".parse().unwrap(),
        },
        Task::ExpireAuthorisation {
            payment: "ch_b".parse().unwrap(),
        },
        Task::Collect {
            account: account(),
            currency: Currency::USD,
            since: Timestamp::from_unix(7),
        },
        Task::ReleaseReserve {
            account: account(),
            currency: Currency::USD,
            debit: "po_c".parse().unwrap(),
        },
        Task::SendPayout(errand("po_d", Some(PayoutFailure::NoAccount))),
        Task::OpenDispute {
            payment: "ch_c".parse().unwrap(),
            reason: DisputeCause::Fraudulent,
            inquiry: false,
            number: 1,
        },
    ]
}

fn sms() -> Sms {
    Sms {
        account: "acct_a".parse().unwrap(),
        to: "+34600000001".to_owned(),
        body: "123456 is \"your\" code".to_owned(),
        expires_at: Timestamp::from_unix(5_600),
    }
}

#[tokio::test]
async fn on_sqlite() {
    story(&Database::sqlite()).await;
}

#[tokio::test]
async fn on_postgres() {
    if let Some(database) = Database::postgres().await {
        story(&database).await;
        database.remove().await;
    }
}

async fn story(database: &Database) {
    fill(database).await;
    let store = Store::open(&database.address()).await.unwrap();
    store.migrate().await.unwrap();
    money(&store).await;
    outside(&store).await;
    store.close().await;
}

/// A database of the version before, with a job of each kind.
async fn fill(database: &Database) {
    let mut conn = connect(database).await;
    let engine = if database.address().starts_with("postgres") {
        "postgres"
    } else {
        "sqlite"
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations");
    let all = Migrator::new(folder.join(engine)).await.unwrap();
    let before: Vec<_> = all
        .iter()
        .filter(|it| it.version <= BEFORE)
        .cloned()
        .collect();
    let before = Migrator {
        migrations: Cow::Owned(before),
        ..Migrator::DEFAULT
    };
    before.run(&mut conn).await.unwrap();
    run(
        &mut conn,
        "INSERT INTO platforms (id, name, created) VALUES ('acct_p', 'P', 1)".to_owned(),
    )
    .await;
    for (number, (kind, key, payload)) in OLD.iter().enumerate() {
        let dedup = format!("{kind}:acct_p:test:{key}");
        job(&mut conn, number, (kind, &dedup, payload), 0, "waiting").await;
    }
    let text = serde_json::to_string(&sms()).unwrap();
    job(&mut conn, 20, ("sms", "sms:job_20", &text), 0, "waiting").await;
    job(&mut conn, 21, ("sms", "sms:job_21", &text), 1, "waiting").await;
    job(&mut conn, 22, ("sms", "sms:job_22", &text), 1, "failed").await;
    let done = ("payouts", "payouts:acct_p:test:acct_a:2026-11-27", "");
    job(&mut conn, 23, done, 0, "done").await;
    conn.close().await.unwrap();
}

async fn job(
    conn: &mut AnyConnection,
    number: usize,
    (kind, dedup, payload): (&str, &str, &str),
    livemode: i64,
    state: &str,
) {
    let run_at = 1_000 + number;
    let sql = format!(
        "INSERT INTO jobs (id, platform_id, livemode, kind, dedup, payload, run_at, state, created)
         VALUES ('job_{number}', 'acct_p', {livemode}, '{kind}', '{dedup}', '{payload}', {run_at},
            '{state}', 1)"
    );
    run(conn, sql).await;
}

async fn first_due(conn: &mut Conn, tenant: &Tenant, now: Timestamp) -> Option<Due> {
    jobs::due(conn, tenant, now, 1).await.unwrap().pop()
}

/// Every job of money can be read, in its order, and the same work is not enqueued again.
async fn money(store: &Store) {
    let tenant = Tenant {
        platform: "acct_p".parse().unwrap(),
        livemode: false,
    };
    let now = Timestamp::from_unix(9_000);
    let mut write = store.begin_write().await.unwrap();
    let mut found = Vec::new();
    while let Some(due) = first_due(&mut write, &tenant, now).await {
        let job = due.job.unwrap();
        assert_eq!(due.kind, job.task.kind());
        assert!(jobs::finish(&mut write, &job.id, now).await.unwrap());
        let same = job.task.dedup(job.run_at);
        found.push((job.task, same));
    }
    write.commit().await.unwrap();
    let tasks: Vec<_> = found.iter().map(|(task, _)| task.clone()).collect();
    assert_eq!(tasks, new());
    let mut read = store.read().await.unwrap();
    let keys: Vec<String> = sql::query_scalar("SELECT dedup FROM jobs ORDER BY seq")
        .fetch_all(&mut read)
        .await
        .unwrap();
    for (task, same) in found {
        // What is always new work has no key of its own.
        if let Some(same) = same {
            let key = format!("{}:acct_p:test:{same}", task.kind());
            assert!(keys.contains(&key), "{key} in {keys:?}");
        }
    }
    assert!(keys.contains(&"payday:acct_p:test:acct_a:2026-11-27".to_owned()));
}

/// A code of live mode is sent, one of test mode is in the outbox, and one that was given up is
/// forgotten.
async fn outside(store: &Store) {
    let now = Timestamp::from_unix(9_000);
    let mut write = store.begin_write().await.unwrap();
    let to = lease::destinations(&mut write, now).await.unwrap();
    assert_eq!(to, ["acct_p:sms"]);
    let lease = Lease {
        by: "somebody",
        calling: &[],
        now,
        until: now.plus(60),
    };
    let taken = lease::take(&mut write, &lease, "acct_p:sms", 10)
        .await
        .unwrap();
    write.commit().await.unwrap();
    let [due] = taken.as_slice() else {
        panic!("one is to be sent, and not {taken:?}");
    };
    assert_eq!(due.job.as_ref().unwrap().task, Task::Sms(sms()));

    let mut read = store.read().await.unwrap();
    let shown: Vec<(String, String, i64)> =
        sql::query_as("SELECT recipient, body, created FROM messages")
            .fetch_all(&mut read)
            .await
            .unwrap();
    assert_eq!(shown, [(sms().to, sms().body, 5_000)]);
    let private: i64 = sql::query_scalar(
        "SELECT COUNT(*) FROM jobs WHERE kind = 'sms' AND state <> 'waiting' AND payload <> ''",
    )
    .fetch_one(&mut read)
    .await
    .unwrap();
    assert_eq!(private, 0);
}

async fn connect(database: &Database) -> AnyConnection {
    sqlx::any::install_default_drivers();
    let address = database.address();
    let url = if address.starts_with("postgres") {
        address
    } else {
        format!("sqlite://{address}?mode=rwc")
    };
    AnyConnection::connect(&url).await.unwrap()
}

async fn run(conn: &mut AnyConnection, sql: String) {
    sqlx::query(AssertSqlSafe(sql)).execute(conn).await.unwrap();
}
