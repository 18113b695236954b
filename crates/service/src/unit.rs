//! What a use case works with while its transaction is open, and what it leaves to be done at its
//! end.

pub(crate) mod audit;
mod figures;

use std::collections::BTreeMap;

use domain::{
    account::Account,
    actor::{Actor, Scope},
    balance_transaction::BalanceTransaction,
    event::{Event, EventKind, Subject},
    id::{AccountId, AuditId, EventId},
    money::{Currency, Money},
    time::Timestamp,
};
use store::{Write, ledger::Moved, units::Start};

use crate::{Ctx, Result, rights::authorize};
use figures::Figures;

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
    /// Whether any refund of the tenant waits for funds.
    pub(crate) refunds_wait: bool,
    /// The caller's key, for events.
    key: Option<String>,
    /// The object that the audit row names.
    object: String,
    /// Whose available money changed, from what it was to what it is.
    moved: BTreeMap<(Currency, AccountId), Moved>,
    /// What is to be added to figures.
    figures: Figures,
    /// Accounts that were asked for, as they were then.
    accounts: BTreeMap<AccountId, Account>,
}

impl<'a> Unit<'a> {
    /// A unit that has done nothing yet, under the caller's `key`.
    pub(crate) fn open(
        (ctx, actor, scope): (&'a Ctx, &'a Actor, &'a Scope),
        write: Write,
        start: &Start,
        key: Option<&str>,
    ) -> Self {
        Self {
            ctx,
            actor,
            scope,
            write,
            now: ctx.on_clock(scope.tenant(), start.clock_offset),
            refunds_wait: start.refunds_wait,
            key: key.map(str::to_owned),
            object: String::new(),
            moved: BTreeMap::new(),
            figures: Figures::default(),
            accounts: BTreeMap::new(),
        }
    }
}

impl Unit<'_> {
    /// Names the object that the audit row is about.
    pub fn about(&mut self, id: &str) {
        id.clone_into(&mut self.object);
    }

    /// A new id of a type.
    pub fn id<T>(&self, from: fn(&str) -> T) -> T {
        from(&self.ctx.ids.id())
    }

    /// Records what happened to an object, with what it was `before` an update. It happened on
    /// the connected account whose object it is, else on the platform itself.
    pub async fn tell<T>(&mut self, kind: EventKind, now: T, before: Option<T>) -> Result<()>
    where
        Subject: From<T>,
    {
        let subject = Subject::from(now);
        let owner = subject.owner().filter(|it| *it != self.scope.platform());
        let event = Event {
            id: self.id(EventId::from_suffix),
            kind,
            account: owner.cloned(),
            subject,
            previous: before.map(Subject::from),
            request: self.ctx.request.as_deref().map(str::to_owned),
            idempotency_key: self.key.clone(),
            created: self.now,
        };
        store::events::insert(&mut self.write, self.scope, &event).await?;
        Ok(())
    }

    /// Notes that available money changed. Changes of one balance are one.
    pub(crate) fn note_moved(&mut self, moved: Moved) {
        let after = moved.after;
        let key = (moved.currency, moved.owner.clone());
        self.moved.entry(key).or_insert(moved).after = after;
    }

    /// What became of each balance whose available money changed, one currency after the other and
    /// in each the platform's last.
    pub(crate) fn moved(&self) -> Vec<Moved> {
        let changed = self.moved.values().filter(|it| it.before != it.after);
        let mut changed: Vec<Moved> = changed.cloned().collect();
        let platform = self.scope.platform();
        changed.sort_by_key(|it| (it.currency, it.owner == *platform, it.owner.clone()));
        changed
    }

    /// Notes what an account has more than before, available and pending.
    pub(crate) fn add_balance(&mut self, account: &AccountId, change: Money) -> Result<()> {
        // The platform is in no list, and has no figures.
        if account == self.scope.platform() {
            return Ok(());
        }
        self.figures.add_balance(account, change)
    }

    /// Counts a payment in the figures of its account.
    pub(crate) fn count_payment(
        &mut self,
        account: &AccountId,
        gross: Money,
        at: Timestamp,
    ) -> Result<()> {
        if account == self.scope.platform() {
            return Ok(());
        }
        self.figures.count_payment(account, gross, at)
    }

    /// Adds a line to what its account earned, if it is an earning.
    pub(crate) fn earn(&mut self, line: &BalanceTransaction) -> Result<()> {
        self.figures.earn(line)
    }

    /// Writes what was noted of figures.
    pub(crate) async fn write_figures(&mut self) -> Result<()> {
        let figures = std::mem::take(&mut self.figures);
        figures.write(&mut self.write, self.scope).await
    }

    /// Notes accounts of the tenant that this unit read, so that it need not read them again.
    pub(crate) fn knows<'a>(&mut self, accounts: impl Iterator<Item = &'a Account>) {
        self.accounts
            .extend(accounts.map(|account| (account.id.clone(), account.clone())));
    }

    /// An account of the tenant as it was when this unit first asked for it: for units that change
    /// no accounts.
    pub(crate) async fn account(&mut self, id: &AccountId) -> Result<Option<&Account>> {
        if !self.accounts.contains_key(id) {
            let scope = authorize::of_platform(self.scope);
            let found = store::accounts::find(&mut self.write, &scope, id).await?;
            self.accounts
                .extend(found.map(|account| (id.clone(), account)));
        }
        Ok(self.accounts.get(id))
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
