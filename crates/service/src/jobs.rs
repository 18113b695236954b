//! Work that is done when its time has come.

mod refresh;
mod settle;
mod sms;

use std::{future::Future, time::Duration};

use domain::{
    actor::{Actor, Tenant},
    id::AccountId,
    time::{DAY, MINUTE, Timestamp},
};
use store::jobs::Job;

use crate::{Ctx, Error, Result, Unit, Work, authorize, unit};

/// Pending money reaches its date.
pub const SETTLE: &str = "settle";
/// A deadline of an account passes.
pub const REFRESH: &str = "refresh";
/// A message goes to a phone.
pub const SMS: &str = "sms";
/// An account's payday.
pub const PAYOUTS: &str = "payouts";
/// A payout goes to its bank.
pub const SEND: &str = "payout_send";
/// A payout arrives at its bank, or comes back.
pub const ARRIVE: &str = "payout_arrive";
/// Refunds that waited for funds are tried again.
pub const REFUNDS: &str = "refunds";
/// The card's bank says what became of a refund.
pub const REFUND_OUTCOME: &str = "refund_outcome";
/// A card that the test network disputes: the payload is payment, reason, and `inquiry` or
/// `dispute`, with spaces between.
pub const DISPUTE: &str = "dispute";
/// The authorisation of a card ends: the payload is the payment.
pub const AUTHORISATION: &str = "authorisation";
/// A dispute's deadline passes, or a bank decides about it.
pub const DISPUTE_STEP: &str = "dispute_step";
/// A bank answers a top-up.
pub const TOPUP: &str = "topup";
/// The platform pays off an account that stays negative.
pub const COLLECT: &str = "collect";
/// What is held on after a bank debit is released: the payload is the account and the currency.
pub const RELEASE: &str = "reserve_release";

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
        SETTLE => settle::run(ctx, job).await,
        REFRESH => refresh::run(ctx, job).await,
        SMS => sms::run(ctx, job).await,
        PAYOUTS => crate::payouts::sweep(ctx, job).await,
        SEND => crate::payouts::send(ctx, job).await,
        ARRIVE => crate::payouts::arrive(ctx, job).await,
        REFUNDS => crate::refunds::run_waiting(ctx, job).await,
        REFUND_OUTCOME => crate::refunds::run_outcome(ctx, job).await,
        DISPUTE => crate::disputes::run_opening(ctx, job).await,
        DISPUTE_STEP => crate::disputes::run_step(ctx, job).await,
        TOPUP => crate::topups::run_answer(ctx, job).await,
        COLLECT => crate::reserves::collect(ctx, job).await,
        RELEASE => crate::reserves::release(ctx, job).await,
        AUTHORISATION => crate::payments::expire(ctx, job).await,
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

/// Who does the work of jobs.
pub(crate) fn system(tenant: &Tenant) -> Actor {
    Actor::System {
        tenant: tenant.clone(),
    }
}

/// Does the work of a job on every row of its tenant, or only on those of `owner`, and marks the
/// job as done in the same transaction. Nothing happens when another runner did it before.
pub(crate) async fn once<W: Work<Output = ()>>(
    ctx: &Ctx,
    job: &Job,
    owner: Option<&AccountId>,
    work: &W,
) -> Result<()> {
    let (actor, scope) = authorize::system(&job.tenant);
    let scope = owner.map_or_else(|| scope.clone(), |id| authorize::of_owner(&scope, id));
    unit::run(ctx, &actor, &scope, &Once { job, work }).await
}

struct Once<'a, W> {
    job: &'a Job,
    work: &'a W,
}

impl<W: Work<Output = ()>> Work for Once<'_, W> {
    type Output = ();
    const ACTION: &'static str = W::ACTION;

    async fn run(&self, unit: &mut Unit<'_>) -> Result<()> {
        if store::jobs::finish(&mut unit.write, &self.job.id).await? {
            self.work.run(unit).await?;
        }
        Ok(())
    }
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
    for platform in crate::platforms::all(ctx).await? {
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
