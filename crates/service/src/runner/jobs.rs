//! Work that is done when its time has come.

pub(crate) mod kind;
mod once;
mod refresh;
mod settle;
mod sms;

use std::{future::Future, time::Duration};

use domain::{
    actor::Tenant,
    time::{DAY, MINUTE, Timestamp},
};
use store::jobs::Job;

pub(crate) use once::once;

use crate::{Ctx, Error, Result};

/// How often a job is tried.
const TRIES: i64 = 8;
/// How often the runner looks.
const PAUSE: Duration = Duration::from_millis(1_000);

/// Does every job of the tenant that is due now. Answers how many were done.
pub async fn run_due(ctx: &Ctx, tenant: &Tenant) -> Result<u32> {
    let now = {
        let mut read = ctx.store.read().await?;
        ctx.now(&mut read, tenant).await?
    };
    let mut done = 0;
    while let Some(job) = next(ctx, tenant, now).await? {
        run(ctx, &job, now).await?;
        done += 1;
    }
    Ok(done)
}

async fn next(ctx: &Ctx, tenant: &Tenant, now: Timestamp) -> Result<Option<Job>> {
    let mut read = ctx.store.read().await?;
    Ok(store::jobs::next_due(&mut read, tenant, now).await?)
}

/// Does one job; a failure is noted and tried again later, or given up after [`TRIES`].
async fn run(ctx: &Ctx, job: &Job, now: Timestamp) -> Result<()> {
    let outcome = match job.kind.as_str() {
        kind::SETTLE => settle::run(ctx, job).await,
        kind::REFRESH => refresh::run(ctx, job).await,
        kind::SMS => sms::run(ctx, job).await,
        kind::PAYOUTS => crate::money::payouts::sweep(ctx, job).await,
        kind::SEND => crate::money::payouts::send(ctx, job).await,
        kind::ARRIVE => crate::money::payouts::arrive(ctx, job).await,
        kind::REFUNDS => crate::money::refunds::run_waiting(ctx, job).await,
        kind::REFUND_OUTCOME => crate::money::refunds::run_outcome(ctx, job).await,
        kind::DISPUTE => crate::money::disputes::run_opening(ctx, job).await,
        kind::DISPUTE_STEP => crate::money::disputes::run_step(ctx, job).await,
        kind::TOPUP => crate::money::topups::run_answer(ctx, job).await,
        kind::COLLECT => crate::ledger::reserves::collect(ctx, job).await,
        kind::RELEASE => crate::ledger::reserves::release(ctx, job).await,
        kind::AUTHORISATION => crate::money::payments::expire(ctx, job).await,
        other => Err(Error::Outside(format!(
            "no handler for jobs of kind {other}"
        ))),
    };
    let Err(error) = outcome else {
        return Ok(());
    };
    tracing::warn!(job = %job.id, kind = job.kind, %error, "a job failed");
    let attempts = job.attempts.saturating_add(1);
    let pause = MINUTE.saturating_mul(1_i64 << attempts.clamp(0, 10));
    let again = (attempts < TRIES).then(|| now.plus(pause));
    let mut write = ctx.store.begin_write().await?;
    store::jobs::fail(&mut write, &job.id, &error.to_string(), again).await?;
    write.commit().await?;
    Ok(())
}

/// Moves the tenant's test clock to `target`, and on the way does each job at its own time.
pub async fn advance_to(ctx: &Ctx, tenant: &Tenant, target: Timestamp) -> Result<()> {
    while let Some(job) = next(ctx, tenant, target).await? {
        move_clock(ctx, tenant, job.run_at).await?;
        let now = job.run_at;
        run(ctx, &job, now).await?;
    }
    move_clock(ctx, tenant, target).await
}

async fn move_clock(ctx: &Ctx, tenant: &Tenant, to: Timestamp) -> Result<()> {
    let mut write = ctx.store.begin_write().await?;
    store::platforms::move_clock(&mut write, tenant, to.since(ctx.wall())).await?;
    write.commit().await?;
    Ok(())
}

/// Does the jobs of every tenant as they come due, until `shutdown` answers.
pub async fn run_forever(ctx: Ctx, shutdown: impl Future<Output = ()>) {
    let mut shutdown = std::pin::pin!(shutdown);
    loop {
        if let Err(error) = sweep(&ctx).await {
            tracing::error!(%error, "the jobs could not be done; trying again");
        }
        tokio::select! {
            () = &mut shutdown => return,
            () = tokio::time::sleep(PAUSE) => {}
        }
    }
}

async fn sweep(ctx: &Ctx) -> Result<()> {
    for platform in crate::access::platforms::all(ctx).await? {
        for livemode in [false, true] {
            let tenant = Tenant {
                platform: platform.id.clone(),
                livemode,
            };
            run_due(ctx, &tenant).await?;
        }
    }
    Ok(())
}

/// Forgets what is past its keeping: idempotency keys after a day, ended sessions, attempts.
pub async fn prune(ctx: &Ctx) -> Result<()> {
    let now = ctx.wall();
    let mut write = ctx.store.begin_write().await?;
    store::idempotency::prune(&mut write, now.plus(-DAY)).await?;
    store::sessions::prune(&mut write, now).await?;
    store::attempts::prune(&mut write, now.plus(-DAY)).await?;
    write.commit().await?;
    Ok(())
}
