//! Housekeeping: forgetting what is past its keeping, in slices, so that nobody waits for long, and
//! counting anew what the tables hold.

use std::time::Duration;

use domain::{
    actor::Tenant,
    time::{DAY, Timestamp},
};
use store::{Write, attempts, events, idempotency, jobs, links, sessions};

use super::shift::Shift;
use crate::{Ctx, Result, access::platforms};

/// Rows that are removed in one transaction.
const SLICE: i64 = 5_000;
/// How often old rows are looked for.
const PAUSE: Duration = Duration::from_secs(3_600);
/// How long jobs are kept that are done, in seconds.
const JOBS: i64 = 7 * DAY;

/// Forgets what is old now, counts the tables, and does so every hour, until the shift is over.
pub(super) async fn lane(ctx: Ctx, shift: Shift) {
    while !shift.is_over() {
        if let Err(error) = forget(&ctx, &shift).await {
            tracing::warn!(%error, "old rows could not be removed");
        }
        if let Err(error) = ctx.store.optimize().await {
            tracing::warn!(%error, "the tables could not be counted anew");
        }
        shift.pause(PAUSE).await;
    }
}

/// Forgets what is past its keeping: jobs a week after they were done; idempotency keys and wrong
/// attempts after a day; sessions when they end; and links, challenges and codes a day after they
/// expired, by the clock of their tenant; events when the operator says so. Answers how many rows
/// there were.
pub async fn prune(ctx: &Ctx) -> Result<u64> {
    forget(ctx, &Shift::endless()).await
}

/// What is forgotten by its age.
enum Old {
    Jobs,
    Keys,
    Attempts,
    Sessions,
    Links(Tenant),
    Challenges(Tenant),
    Codes(Tenant),
    /// Those that were kept for that many days.
    Events(Tenant, i64),
}

async fn forget(ctx: &Ctx, shift: &Shift) -> Result<u64> {
    let mut removed = 0;
    let mut all = vec![Old::Jobs, Old::Keys, Old::Attempts, Old::Sessions];
    for platform in platforms::all(ctx).await? {
        for livemode in [true, false] {
            let platform = platform.id.clone();
            let tenant = Tenant { platform, livemode };
            all.push(Old::Links(tenant.clone()));
            all.push(Old::Challenges(tenant.clone()));
            if let Some(days) = ctx.config.keep_events {
                all.push(Old::Events(tenant.clone(), days));
            }
            all.push(Old::Codes(tenant));
        }
    }
    for old in all {
        loop {
            if shift.is_over() {
                return Ok(removed);
            }
            let rows = slice(ctx, &old).await?;
            removed += rows;
            if i64::try_from(rows).unwrap_or(0) < SLICE {
                break;
            }
        }
    }
    Ok(removed)
}

async fn slice(ctx: &Ctx, old: &Old) -> Result<u64> {
    let mut unit = ctx.store.begin_write().await?;
    let write = &mut unit;
    let wall = ctx.wall();
    let day_ago = wall.plus(-DAY);
    let rows = match old {
        Old::Jobs => jobs::prune(write, wall.plus(-JOBS), SLICE).await?,
        Old::Keys => idempotency::prune(write, day_ago, SLICE).await?,
        Old::Attempts => attempts::prune(write, day_ago, SLICE).await?,
        Old::Sessions => sessions::prune(write, wall, SLICE).await?,
        Old::Links(tenant) => {
            let before = day_before(ctx, write, tenant).await?;
            links::prune(write, tenant, before, SLICE).await?
        }
        Old::Challenges(tenant) => {
            let before = day_before(ctx, write, tenant).await?;
            links::prune_challenges(write, tenant, before, SLICE).await?
        }
        Old::Codes(tenant) => {
            let before = day_before(ctx, write, tenant).await?;
            links::prune_codes(write, tenant, before, SLICE).await?
        }
        Old::Events(tenant, days) => {
            let now = ctx.now(write, tenant).await?;
            let before = now.plus(days.saturating_mul(-DAY));
            events::prune(write, tenant, before, SLICE).await?
        }
    };
    unit.commit().await?;
    Ok(rows)
}

/// A day ago on the tenant's clock.
async fn day_before(ctx: &Ctx, write: &mut Write, tenant: &Tenant) -> Result<Timestamp> {
    Ok(ctx.now(write, tenant).await?.plus(-DAY))
}
