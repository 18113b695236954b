//! One call outside: made under a lease, then settled.

use std::time::Duration;

use store::jobs::{Due, lease};

use crate::{
    Ctx, Error, Result,
    runner::attempt::{again, attempt},
};

/// How long a call may take.
const CALL: Duration = Duration::from_secs(30);
/// For how long a job is leased, in seconds: longer than a call takes and is settled.
pub(super) const LEASE: i64 = 60;
/// How often it is tried to write down what a call came to. While the database cannot be written,
/// the call is not made again; the tries end before the lease does.
const SETTLE: u32 = 8;
/// The pause after the first of them; it doubles from time to time.
const FIRST_PAUSE: Duration = Duration::from_millis(100);

/// Makes the call and settles it. What cannot be settled is made again under the same id when the
/// lease is over.
pub(super) async fn call(ctx: Ctx, due: Due, by: String) {
    let outcome = make(&ctx, &due).await;
    if let Err(error) = &outcome {
        tracing::warn!(job = due.seq, kind = due.kind, %error, "a call outside failed");
    }
    let mut tried = 0;
    while let Err(error) = settle(&ctx, &due, &by, &outcome).await {
        tried += 1;
        tracing::error!(job = due.seq, kind = due.kind, %error, tried, "a call could not be settled");
        if tried == SETTLE {
            return;
        }
        tokio::time::sleep(FIRST_PAUSE * 2_u32.pow(tried - 1)).await;
    }
}

async fn make(ctx: &Ctx, due: &Due) -> Result<()> {
    let worn_out = |tries: i64| due.attempts > tries;
    if due
        .job
        .as_ref()
        .is_ok_and(|job| worn_out(job.task.retry().tries))
    {
        let message = "no runner could say what became of it";
        return Err(Error::Outside(message.to_owned()));
    }
    let late = |_| Error::Outside(format!("no answer within {} seconds", CALL.as_secs()));
    tokio::time::timeout(CALL, attempt(ctx, due))
        .await
        .map_err(late)?
}

async fn settle(ctx: &Ctx, due: &Due, by: &str, outcome: &Result<()>) -> Result<()> {
    let mut write = ctx.store.begin_write().await?;
    let wall = ctx.wall();
    let job = due.job.as_ref().ok();
    match (job, outcome) {
        (Some(job), Ok(())) => {
            lease::settle(&mut write, &job.id, by, wall).await?;
        }
        (_, Err(error)) => {
            let again = again(job, due.attempts, wall);
            let private = job.is_none_or(|job| job.task.is_private());
            let error = error.to_string();
            lease::give_back(&mut write, (due.seq, by), &error, again, private).await?;
        }
        // An unreadable job always is an error.
        (None, Ok(())) => {}
    }
    Ok(write.commit().await?)
}
