//! One unit of work: one transaction around everything that a mutation does.

pub(crate) mod audit;
pub mod idempotent;

use std::time::Duration;

use domain::{
    actor::{Actor, Scope},
    event::{Event, Subject},
    id::{AccountId, AuditId, EventId, JobId},
    money::Money,
    time::Timestamp,
};
use serde::{Serialize, de::DeserializeOwned};
use store::Write;

use crate::{
    Ctx, Error, Result,
    unit::idempotent::{Key, Memory, Outcome, Reply},
};

/// How often a unit is tried when it and another were in each other's way.
const TRIES: u32 = 6;

/// What a mutation works with while its transaction is open.
pub struct Unit<'a> {
    /// The context of the request.
    pub ctx: &'a Ctx,
    /// Who acts.
    pub actor: &'a Actor,
    /// The rows that may be touched.
    pub scope: &'a Scope,
    /// The open transaction.
    pub write: Write,
    /// The time on the tenant's clock: one for the whole unit.
    pub now: Timestamp,
    /// The caller's key, for events.
    key: Option<String>,
    /// The object that the audit row names.
    object: String,
    /// Payments to count when everything is posted: account, gross and when.
    counts: Vec<(AccountId, Money, Timestamp)>,
}

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
    let mut write = ctx.store.begin_write().await?;
    let now = ctx.now(&mut write, scope.tenant()).await?;
    if let Some(memory) = memory
        && let Some(outcome) = memory.claim(ctx, &mut write, actor).await?
    {
        // The record may be of a unit that is done and not durable yet: wait until it is.
        write.commit().await?;
        return outcome.replay();
    }
    write.mark().await?;
    let mut unit = Unit {
        ctx,
        actor,
        scope,
        write,
        now,
        key: memory.map(|memory| memory.key.text().to_owned()),
        object: String::new(),
        counts: Vec::new(),
    };
    match work.run(&mut unit).await {
        Ok(value) => {
            unit.write_counts().await?;
            unit.audit(W::ACTION, "done").await?;
            if let Some(memory) = memory {
                let less = W::remembered(&value);
                let outcome = Outcome::Done(less.as_ref().unwrap_or(&value));
                memory.keep(&mut unit.write, actor, &outcome).await?;
            }
            unit.write.commit().await?;
            Ok(Reply {
                value,
                replayed: false,
            })
        }
        Err(error @ Error::Refused { .. }) => {
            // The refusal is remembered and audited; everything else is as it was.
            unit.write.undo_to_mark().await?;
            unit.audit(W::ACTION, error.code()).await?;
            if let (Some(memory), Some(refused)) = (memory, Outcome::refused(&error)) {
                memory.keep(&mut unit.write, actor, &refused).await?;
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

impl Unit<'_> {
    /// Names the object that the audit row is about.
    pub fn about(&mut self, id: &str) {
        id.clone_into(&mut self.object);
    }

    /// A new id of a type made from random characters.
    pub fn id<T>(&self, from: fn(&str) -> T) -> T {
        from(&self.ctx.ids.suffix(24))
    }

    /// On whom an event about `owner` is recorded: nobody when it is the platform itself.
    pub fn on(&self, owner: &AccountId) -> Option<AccountId> {
        (owner != self.scope.platform()).then(|| owner.clone())
    }

    /// Records that something happened to `subject`, on the connected account `on` or on the
    /// platform itself.
    pub async fn event(
        &mut self,
        kind: &str,
        on: Option<&AccountId>,
        subject: Subject,
        previous: Option<Subject>,
    ) -> Result<()> {
        let event = Event {
            id: self.id(EventId::from_suffix),
            kind: kind.to_owned(),
            account: on.cloned(),
            subject,
            previous,
            request: self.ctx.request.as_deref().map(str::to_owned),
            idempotency_key: self.key.clone(),
            created: self.now,
        };
        store::events::insert(&mut self.write, self.scope, &event).await?;
        Ok(())
    }

    /// Enqueues work for later, once per `dedup` within the tenant.
    pub async fn enqueue(
        &mut self,
        kind: &str,
        dedup: &str,
        payload: &str,
        run_at: Timestamp,
    ) -> Result<()> {
        let tenant = self.scope.tenant();
        let mode = if tenant.livemode { "live" } else { "test" };
        let dedup = format!("{kind}:{}:{mode}:{dedup}", tenant.platform);
        let id = self.id(JobId::from_suffix);
        store::jobs::enqueue(
            &mut self.write,
            self.scope,
            &id,
            kind,
            &dedup,
            payload,
            run_at,
            self.now,
        )
        .await?;
        Ok(())
    }

    /// Counts a payment in the figures of its account, when the unit is done: rows of accounts are
    /// locked after those of the ledger, whatever the use case, so that no two units block each
    /// other.
    pub(crate) fn count_payment(&mut self, account: &AccountId, gross: Money, at: Timestamp) {
        self.counts.push((account.clone(), gross, at));
    }

    async fn write_counts(&mut self) -> Result<()> {
        let mut counts = std::mem::take(&mut self.counts);
        counts.sort_by(|one, other| one.0.cmp(&other.0));
        for (account, gross, at) in counts {
            store::accounts::count_payment(&mut self.write, self.scope, &account, gross, at)
                .await?;
        }
        Ok(())
    }

    async fn audit(&mut self, action: &str, outcome: &str) -> Result<()> {
        let row = store::audit::Row {
            id: self.id(AuditId::from_suffix),
            action,
            object: &self.object.clone(),
            outcome,
            request: self.ctx.request.as_deref(),
        };
        store::audit::insert(&mut self.write, self.actor, &row, self.now).await?;
        Ok(())
    }
}
