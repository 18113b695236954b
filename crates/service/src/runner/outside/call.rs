//! One call outside: made under a lease, then settled.

use std::time::Duration;

use store::jobs::{Due, lease};

use crate::{
    Ctx, Error, Result,
    runner::attempt::{again, attempt, noted},
};

/// For how long a job is leased, in seconds.
pub(super) const LEASE: i64 = 60;
/// How long a call may take: half of its lease, so that nobody else takes the job while the call is
/// being made, and there is time to settle it. Renewing the lease instead would let a call go on for
/// ever, and none that we make has a reason to.
const CALL: Duration = Duration::from_secs(LEASE.unsigned_abs() / 2);
/// The pause after what a call came to could not be written down; it doubles from time to time.
const FIRST_PAUSE: Duration = Duration::from_millis(100);
/// The longest pause.
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// Makes the call, once, and settles it. While the database cannot be written, that is tried again
/// and the call is not made again, for as long as the process lives. After that the lease runs out,
/// and another one calls under the same id.
pub(super) async fn call(ctx: Ctx, due: Due, by: String) {
    let outcome = make(&ctx, &due).await;
    if let Err(error) = &outcome {
        tracing::warn!(job = due.seq, kind = due.kind, %error, "a call outside failed");
    }
    let mut pause = FIRST_PAUSE;
    while let Err(error) = settle(&ctx, &due, &by, &outcome).await {
        tracing::error!(job = due.seq, kind = due.kind, %error, "a call cannot be settled yet");
        tokio::time::sleep(pause).await;
        pause = pause.saturating_mul(2).min(LONGEST_PAUSE);
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
    within(CALL, attempt(ctx, due)).await
}

async fn within(limit: Duration, call: impl Future<Output = Result<()>>) -> Result<()> {
    let late = |_| Error::Outside(format!("no answer within {limit:?}"));
    tokio::time::timeout(limit, call).await.map_err(late)?
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
            let error = noted(error);
            lease::give_back(&mut write, (due.seq, by), &error, again, private).await?;
        }
        // An unreadable job always is an error.
        (None, Ok(())) => {}
    }
    Ok(write.commit().await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_call_without_an_answer_ends() {
        let never = std::future::pending();
        let outcome = within(Duration::from_millis(1), never).await;
        assert_eq!(outcome.unwrap_err().to_string(), "no answer within 1ms");
    }
}
