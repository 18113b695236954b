//! One writer, whose transactions hold every transfer that waits.

use std::{path::Path, thread};

use rusqlite::{Connection, Transaction, params};
use tokio::sync::{
    mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel},
    oneshot,
};

use super::Transfer;

/// Five tables, each of which takes a row per transfer, in the order of writing.
const SCHEMA: &str = "
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    CREATE TABLE keys (key TEXT PRIMARY KEY, answer TEXT) WITHOUT ROWID;
    CREATE TABLE transfers (seq INTEGER PRIMARY KEY, destination TEXT, amount INTEGER,
        currency TEXT);
    CREATE TABLE debits (seq INTEGER PRIMARY KEY, transfer INTEGER, amount INTEGER);
    CREATE TABLE credits (seq INTEGER PRIMARY KEY, transfer INTEGER, amount INTEGER);
    CREATE TABLE events (seq INTEGER PRIMARY KEY, transfer INTEGER, doc TEXT);";

struct Job {
    transfer: Transfer,
    done: oneshot::Sender<i64>,
}

/// The way to the one writer.
#[derive(Clone)]
pub struct Writer(UnboundedSender<Job>);

impl Writer {
    /// Makes the file and starts the writer.
    pub fn open(path: &Path) -> rusqlite::Result<Self> {
        let conn = Connection::open(path)?;
        conn.execute_batch(SCHEMA)?;
        let (jobs, waiting) = unbounded_channel();
        thread::spawn(move || write_all(conn, waiting));
        Ok(Self(jobs))
    }

    /// Answers with the transfer's number when it is on the disk.
    pub async fn write(&self, transfer: Transfer) -> Option<i64> {
        let (done, written) = oneshot::channel();
        self.0.send(Job { transfer, done }).ok()?;
        written.await.ok()
    }
}

/// Until nobody can ask any more. Who is not answered was not written.
fn write_all(mut conn: Connection, mut waiting: UnboundedReceiver<Job>) {
    while let Some(first) = waiting.blocking_recv() {
        let others = std::iter::from_fn(|| waiting.try_recv().ok());
        let batch: Vec<Job> = std::iter::once(first).chain(others).collect();
        match write(&mut conn, &batch) {
            Ok(numbers) => {
                for (job, number) in batch.into_iter().zip(numbers) {
                    let _ = job.done.send(number);
                }
            }
            Err(error) => eprintln!("the probe could not write: {error}"),
        }
    }
}

fn write(conn: &mut Connection, batch: &[Job]) -> rusqlite::Result<Vec<i64>> {
    let transaction = conn.transaction()?;
    let numbers = batch
        .iter()
        .map(|job| insert(&transaction, &job.transfer))
        .collect::<rusqlite::Result<_>>()?;
    transaction.commit()?;
    Ok(numbers)
}

fn insert(transaction: &Transaction<'_>, it: &Transfer) -> rusqlite::Result<i64> {
    let doc = serde_json::to_string(it).unwrap_or_default();
    transaction
        .prepare_cached("INSERT INTO transfers (destination, amount, currency) VALUES (?, ?, ?)")?
        .execute(params![it.destination, it.amount, it.currency])?;
    let number = transaction.last_insert_rowid();
    transaction
        .prepare_cached("INSERT INTO keys (key, answer) VALUES (?, ?)")?
        .execute(params![it.key, doc])?;
    transaction
        .prepare_cached("INSERT INTO debits (transfer, amount) VALUES (?, ?)")?
        .execute(params![number, it.amount])?;
    transaction
        .prepare_cached("INSERT INTO credits (transfer, amount) VALUES (?, ?)")?
        .execute(params![number, it.amount])?;
    transaction
        .prepare_cached("INSERT INTO events (transfer, doc) VALUES (?, ?)")?
        .execute(params![number, doc])?;
    Ok(number)
}
