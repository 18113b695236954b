//! The money lane: in order within a tenant, by the tenant's clock.

use std::time::Duration;

use domain::{actor::Tenant, time::Timestamp};
use store::jobs::Due;

use super::{shift::Shift, together::together};
use crate::{Ctx, Result};

/// How many jobs of a tenant are done before the next one's turn, and at most become durable
/// together.
const TURN: u32 = 64;
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
    while done < TURN && !shift.is_over() {
        let due = due(ctx, tenant, now, TURN.saturating_sub(done)).await?;
        if due.is_empty() {
            break;
        }
        done += together(ctx, shift, &due, now).await?;
    }
    Ok(done)
}

/// Does every job of the tenant that is due now. Answers how many were done.
pub async fn run_due(ctx: &Ctx, tenant: &Tenant) -> Result<u32> {
    let (now, shift) = (now(ctx, tenant).await?, Shift::endless());
    let mut done = 0;
    loop {
        let due = due(ctx, tenant, now, TURN).await?;
        if due.is_empty() {
            return Ok(done);
        }
        done += together(ctx, &shift, &due, now).await?;
    }
}

/// Moves the tenant's test clock to `target`, and on the way does each job at its own time.
pub async fn advance_to(ctx: &Ctx, tenant: &Tenant, target: Timestamp) -> Result<()> {
    let shift = Shift::endless();
    loop {
        let due = due(ctx, tenant, target, TURN).await?;
        let Some(at) = due.first().map(|first| first.run_at) else {
            return move_clock(ctx, tenant, target).await;
        };
        move_clock(ctx, tenant, at).await?;
        together(ctx, &shift, &due, at).await?;
    }
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

async fn due(ctx: &Ctx, tenant: &Tenant, now: Timestamp, most: u32) -> Result<Vec<Due>> {
    let mut read = ctx.store.read().await?;
    Ok(store::jobs::due(&mut read, tenant, now, most).await?)
}
