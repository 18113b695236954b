//! What a use case works with while its transaction is open, and what it leaves to be done at its
//! end.

pub(crate) mod audit;

use domain::{
    actor::{Actor, Scope},
    event::{Event, Subject},
    id::{AccountId, AuditId, EventId, JobId},
    money::Money,
    time::Timestamp,
};
use store::Write;

use crate::{Ctx, Result};

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

impl<'a> Unit<'a> {
    /// A unit that has done nothing yet, under the caller's `key`.
    pub(crate) fn open(
        (ctx, actor, scope): (&'a Ctx, &'a Actor, &'a Scope),
        write: Write,
        now: Timestamp,
        key: Option<&str>,
    ) -> Self {
        Self {
            ctx,
            actor,
            scope,
            write,
            now,
            key: key.map(str::to_owned),
            object: String::new(),
            counts: Vec::new(),
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

    /// Writes what was counted.
    pub(crate) async fn write_counts(&mut self) -> Result<()> {
        let mut counts = std::mem::take(&mut self.counts);
        counts.sort_by(|one, other| one.0.cmp(&other.0));
        for (account, gross, at) in counts {
            store::accounts::count_payment(&mut self.write, self.scope, &account, gross, at)
                .await?;
        }
        Ok(())
    }

    /// Writes the audit row: what was done, to what, and how it came out.
    pub(crate) async fn audit(&mut self, action: &str, outcome: &str) -> Result<()> {
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
