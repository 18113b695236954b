//! One unit of work: one transaction around everything that a mutation does.

pub mod idempotent;

use std::time::Duration;

use domain::actor::{Actor, Scope};
use store::Write;

use crate::{
    Ctx, Error, Result, Unit,
    ledger::follow,
    work::idempotent::{Idempotency, Reply, Stored},
};

/// How often a unit is tried when it and another were in each other's way.
const TRIES: u32 = 6;

/// A mutation.
pub trait Work: Sync {
    /// What it makes.
    type Output: Send + Sync;
    /// How the audit log calls it, such as `transfer.create`.
    const ACTION: &'static str;
    /// Does it, inside the unit's transaction. May run again from the start when two units were
    /// in each other's way.
    fn run(&self, unit: &mut Unit<'_>) -> impl Future<Output = Result<Self::Output>> + Send;
}

/// Runs `work` in one transaction, without a key.
pub async fn run<W: Work>(ctx: &Ctx, actor: &Actor, scope: &Scope, work: &W) -> Result<W::Output> {
    run_keyed(ctx, actor, scope, None, work).await?.fresh()
}

/// Runs `work` in one transaction, once per key.
pub async fn run_keyed<W: Work>(
    ctx: &Ctx,
    actor: &Actor,
    scope: &Scope,
    key: Option<Idempotency<'_, W::Output>>,
    work: &W,
) -> Result<Reply<W::Output>> {
    let mut tried = 0;
    loop {
        match attempt(ctx, actor, scope, key.as_ref(), work).await {
            Err(Error::Internal(store::Error::Retry)) if tried < TRIES => {
                tried += 1;
                let pause = 5 * u64::from(2_u32.pow(tried)) + u64::from(ctx.ids.below(20));
                tokio::time::sleep(Duration::from_millis(pause)).await;
            }
            other => return other,
        }
    }
}

async fn attempt<W: Work>(
    ctx: &Ctx,
    actor: &Actor,
    scope: &Scope,
    key: Option<&Idempotency<'_, W::Output>>,
    work: &W,
) -> Result<Reply<W::Output>> {
    let mut write = ctx.store.begin_write().await?;
    let now = ctx.now(&mut write, scope.tenant()).await?;
    if let Some(key) = key
        && let Some(stored) = claim(ctx, &mut write, actor, key).await?
    {
        // The record may be of a unit that is done and not durable yet: wait until it is.
        write.commit().await?;
        return Ok(Reply::Replayed(stored));
    }
    write.mark().await?;
    let key_of_caller = key.map(|key| key.key);
    let mut unit = Unit::open((ctx, actor, scope), write, now, key_of_caller);
    match done(&mut unit, work).await {
        Ok(value) => {
            unit.audit(W::ACTION, "done").await?;
            remember(&mut unit, key, Ok(&value)).await?;
            unit.write.commit().await?;
            Ok(Reply::Fresh(value))
        }
        Err(error @ Error::Refused { .. }) => {
            // The refusal is remembered and audited; everything else is as it was.
            unit.write.undo_to_mark().await?;
            unit.audit(W::ACTION, error.code()).await?;
            remember(&mut unit, key, Err(&error)).await?;
            unit.write.commit().await?;
            Err(error)
        }
        Err(error) => {
            unit.write.rollback().await?;
            Err(error)
        }
    }
}

/// The work, and what follows from the balances that it changed.
async fn done<W: Work>(unit: &mut Unit<'_>, work: &W) -> Result<W::Output> {
    let value = work.run(unit).await?;
    follow::up(unit).await?;
    unit.write_figures().await?;
    Ok(value)
}

async fn claim<T>(
    ctx: &Ctx,
    write: &mut Write,
    actor: &Actor,
    key: &Idempotency<'_, T>,
) -> Result<Option<Stored>> {
    let scope = idempotent::scope(actor);
    let found =
        store::idempotency::claim(write, &scope, key.key, &key.fingerprint, ctx.wall()).await;
    let found = match found {
        // Whoever has the key holds its record until it is done.
        Err(store::Error::Locked) => return Err(Error::IdempotencyInUse),
        found => found?,
    };
    let Some(record) = found else {
        return Ok(None);
    };
    if record.fingerprint != key.fingerprint {
        return Err(Error::IdempotencyMismatch);
    }
    match (
        record.status.and_then(|status| u16::try_from(status).ok()),
        record.body,
    ) {
        (Some(status), Some(body)) => Ok(Some(Stored { status, body })),
        _ => Err(Error::IdempotencyInUse),
    }
}

async fn remember<T>(
    unit: &mut Unit<'_>,
    key: Option<&Idempotency<'_, T>>,
    outcome: std::result::Result<&T, &Error>,
) -> Result<()> {
    let Some(key) = key else {
        return Ok(());
    };
    let stored = (key.render)(outcome);
    let scope = idempotent::scope(unit.actor);
    store::idempotency::finish(
        &mut unit.write,
        &scope,
        key.key,
        stored.status,
        &stored.body,
    )
    .await?;
    Ok(())
}
