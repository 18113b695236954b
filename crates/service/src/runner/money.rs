//! The money lane: in order within a tenant, by the tenant's clock.

use std::time::Duration;

use domain::{actor::Tenant, time::Timestamp};
use store::jobs::Due;

use super::{
    attempt::{again, attempt, noted},
    shift::Shift,
};
use crate::{Ctx, Error, Result};

/// How many jobs of a tenant are done before the next one's turn.
const SLICE: u32 = 20;
/// How often the lane looks when there is nothing to do.
const PAUSE: Duration = Duration::from_secs(1);

/// Does the work of all tenants as it comes due, until the shift is over.
pub(super) async fn lane(ctx: Ctx, shift: Shift) {
    while !shift.is_over() {
        match turns(&ctx, &shift).await {
            Ok(0) => {
                shift.beat();
                shift.pause(PAUSE).await;
            }
            Ok(_) => {}
            Err(error) => {
                tracing::error!(%error, "the money lane cannot go on; trying again");
                shift.pause(PAUSE).await;
            }
        }
    }
}

/// Gives every tenant with work to do one turn, for no more than some jobs, so that nobody waits for
/// the whole backlog of another. Those in live mode go first, and again before each turn of test
/// mode, which they never wait for longer than that. Answers how many jobs were done.
pub async fn take_turns(ctx: &Ctx) -> Result<u32> {
    turns(ctx, &Shift::endless()).await
}

async fn turns(ctx: &Ctx, shift: &Shift) -> Result<u32> {
    let mut done = 0;
    for tenant in tenants_due(ctx).await? {
        if !tenant.livemode {
            let due = tenants_due(ctx).await?;
            for live in due.iter().filter(|it| it.livemode) {
                done += turn(ctx, shift, live).await?;
            }
        }
        done += turn(ctx, shift, &tenant).await?;
    }
    Ok(done)
}

async fn tenants_due(ctx: &Ctx) -> Result<Vec<Tenant>> {
    let mut read = ctx.store.read().await?;
    Ok(store::jobs::tenants_due(&mut read, ctx.wall()).await?)
}

async fn turn(ctx: &Ctx, shift: &Shift, tenant: &Tenant) -> Result<u32> {
    let now = now(ctx, tenant).await?;
    let mut done = 0;
    while done < SLICE && !shift.is_over() && step(ctx, tenant, now).await? {
        shift.beat();
        done += 1;
    }
    Ok(done)
}

/// Does every job of the tenant that is due now. Answers how many were done.
pub async fn run_due(ctx: &Ctx, tenant: &Tenant) -> Result<u32> {
    let now = now(ctx, tenant).await?;
    let mut done = 0;
    while step(ctx, tenant, now).await? {
        done += 1;
    }
    Ok(done)
}

/// Moves the tenant's test clock to `target`, and on the way does each job at its own time.
pub async fn advance_to(ctx: &Ctx, tenant: &Tenant, target: Timestamp) -> Result<()> {
    while let Some(due) = next(ctx, tenant, target).await? {
        move_clock(ctx, tenant, due.run_at).await?;
        run(ctx, &due, due.run_at).await?;
    }
    move_clock(ctx, tenant, target).await
}

async fn move_clock(ctx: &Ctx, tenant: &Tenant, to: Timestamp) -> Result<()> {
    let mut write = ctx.store.begin_write().await?;
    store::platforms::move_clock(&mut write, tenant, to.since(ctx.wall())).await?;
    write.commit().await?;
    Ok(())
}

async fn now(ctx: &Ctx, tenant: &Tenant) -> Result<Timestamp> {
    let mut read = ctx.store.read().await?;
    ctx.now(&mut read, tenant).await
}

/// Does the first of the tenant's jobs that are due at `now`. False when none is.
async fn step(ctx: &Ctx, tenant: &Tenant, now: Timestamp) -> Result<bool> {
    let Some(due) = next(ctx, tenant, now).await? else {
        return Ok(false);
    };
    run(ctx, &due, now).await?;
    Ok(true)
}

async fn next(ctx: &Ctx, tenant: &Tenant, now: Timestamp) -> Result<Option<Due>> {
    let mut read = ctx.store.read().await?;
    Ok(store::jobs::next_due(&mut read, tenant, now).await?)
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
