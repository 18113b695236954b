//! Jobs of one second: done one after the other, and durable together, since most of what a small
//! job takes is the wait for the disk.

use std::pin::Pin;

use domain::time::Timestamp;
use store::jobs::Due;

use super::{
    attempt::{again, attempt, noted},
    shift::Shift,
};
use crate::{Ctx, Error, Result};

/// In a box: the futures of callers would be too deep for the compiler.
type Doing<'a> = Pin<Box<dyn Future<Output = Result<u32>> + Send + 'a>>;

/// Does the first of the jobs of a tenant that are due at the same second, and those after it that
/// can share its transaction, until the shift is over. Answers how many were done.
pub(super) fn together<'a>(
    ctx: &'a Ctx,
    shift: &'a Shift,
    due: &'a [Due],
    now: Timestamp,
) -> Doing<'a> {
    Box::pin(first_of(ctx, shift, due, now))
}

async fn first_of(ctx: &Ctx, shift: &Shift, due: &[Due], now: Timestamp) -> Result<u32> {
    let sharing = due.iter().take_while(|due| can_share(due)).count();
    if let Some(due) = due.get(..sharing)
        && due.len() > 1
    {
        match shared(ctx, shift, due, now).await {
            Err(Error::Internal(error)) => {
                // Nothing of some remains. The first is done by itself, so that a job that makes
                // every COMMIT fail is noted in its turn and holds up nobody.
                tracing::warn!(%error, "jobs that were done together were undone together");
            }
            other => return other,
        }
    }
    let Some(first) = due.first() else {
        return Ok(0);
    };
    run(ctx, first, now).await?;
    shift.beat();
    Ok(1)
}

fn can_share(due: &Due) -> bool {
    due.job.as_ref().is_ok_and(|job| job.task.is_one_unit())
}

async fn shared(ctx: &Ctx, shift: &Shift, due: &[Due], now: Timestamp) -> Result<u32> {
    let (ctx, batch) = ctx.batched();
    let mut done = 0;
    let mut outcome = Ok(());
    for due in due {
        if shift.is_over() || outcome.is_err() {
            break;
        }
        outcome = run(&ctx, due, now).await;
        shift.beat();
        done += 1;
    }
    batch.durable().await?;
    outcome.map(|()| done)
}

/// Tries a job. A failure is noted, and those that come after it go on.
async fn run(ctx: &Ctx, due: &Due, now: Timestamp) -> Result<()> {
    let Err(error) = attempt(ctx, due).await else {
        return Ok(());
    };
    // The job has done nothing wrong: it was not begun.
    if matches!(error, Error::Busy) {
        return Err(error);
    }
    tracing::warn!(job = due.seq, kind = due.kind, %error, "a job failed");
    let again = again(due.job.as_ref().ok(), due.attempts.saturating_add(1), now);
    let mut write = ctx.store.begin_write().await?;
    store::jobs::fail(&mut write, due.seq, &noted(&error), again).await?;
    write.commit().await?;
    Ok(())
}
