//! One unit of work: one transaction around everything that a mutation does.

pub mod idempotent;

use std::time::Duration;

use domain::actor::{Actor, Scope};
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    Ctx, Error, Result, Unit,
    ledger::follow,
    work::idempotent::{Key, Memory, Outcome, Reply},
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

    /// What is remembered of it under a key, where that is less than all of it: what the caller is
    /// not shown need not be kept.
    fn remembered(_output: &Self::Output) -> Option<Self::Output> {
        None
    }
}

/// Runs `work` in one transaction, without a key.
pub async fn run<W: Work>(ctx: &Ctx, actor: &Actor, scope: &Scope, work: &W) -> Result<W::Output> {
    let reply = run_with(ctx, actor, scope, None, work).await?;
    Ok(reply.value)
}

/// Runs `work` in one transaction, once per key. Only what can be stored can be remembered.
pub async fn run_keyed<W: Work>(
    ctx: &Ctx,
    actor: &Actor,
    scope: &Scope,
    key: Option<&Key>,
    work: &W,
) -> Result<Reply<W::Output>>
where
    W::Output: Serialize + DeserializeOwned,
{
    run_with(ctx, actor, scope, key.map(Memory::of), work).await
}

async fn run_with<W: Work>(
    ctx: &Ctx,
    actor: &Actor,
    scope: &Scope,
    memory: Option<Memory<'_, W::Output>>,
    work: &W,
) -> Result<Reply<W::Output>> {
    let mut tried = 0;
    loop {
        match attempt(ctx, actor, scope, memory.as_ref(), work).await {
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
    memory: Option<&Memory<'_, W::Output>>,
    work: &W,
) -> Result<Reply<W::Output>> {
    let tenant = scope.tenant();
    let mut write = ctx.store.begin_unit(tenant).await?;
    let space = idempotent::scope(actor);
    let key = memory.map(|memory| (space.as_str(), memory.key.text()));
    let start = store::units::start(&mut write, tenant, key).await?;
    if let (Some(memory), Some(record)) = (memory, &start.record) {
        let outcome = memory.recall(record)?;
        // The record may be of a unit that is done and not durable yet: wait until it is.
        write.commit().await?;
        return outcome.replay();
    }
    let caller_key = memory.map(|memory| memory.key.text());
    let mut unit = Unit::open((ctx, actor, scope), write, &start, caller_key);
    match done(&mut unit, work).await {
        Ok(value) => {
            unit.audit(W::ACTION, "done").await?;
            if let Some(memory) = memory {
                let less = W::remembered(&value);
                let outcome = Outcome::Done(less.as_ref().unwrap_or(&value));
                memory.keep(ctx, &mut unit.write, actor, &outcome).await?;
            }
            unit.write.commit().await?;
            Ok(Reply {
                value,
                replayed: false,
            })
        }
        Err(error @ Error::Refused { .. }) => {
            // The refusal is remembered and audited; everything else is as it was.
            unit.write.undo().await?;
            unit.audit(W::ACTION, error.code()).await?;
            if let (Some(memory), Some(refused)) = (memory, Outcome::refused(&error)) {
                memory.keep(ctx, &mut unit.write, actor, &refused).await?;
            }
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
