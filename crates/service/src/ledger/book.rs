//! Writing money down: the one way from a use case to the ledger.
//!
//! Postings and the lines that owners see of them are written together, and what follows from a
//! changed balance is set in motion: settlement, the next payout, refunds that waited for funds,
//! and the reserve for accounts that are negative.

use std::collections::BTreeMap;

use domain::{
    balance_transaction::{BalanceTransaction, TransactionType},
    id::{AccountId, BalanceTransactionId, LedgerTransactionId},
    ledger::{LedgerKind, Owner, Posting, PostingError, recipes::Postings},
    money::{Currency, Money},
    task::Task,
};
use store::ledger::{Moved, Source};

use crate::{
    Error, Result, Unit,
    ledger::reserves,
    money::{payouts, refunds},
};

/// One business event in the ledger.
pub(crate) struct Entry<'a> {
    /// The kind of object behind it, such as `transfer`.
    pub kind: &'static str,
    /// Its id. The same object is posted once per posting code.
    pub id: &'a str,
    /// What its recipe made.
    pub postings: Postings,
    /// What owners see of it.
    pub lines: Vec<BalanceTransaction>,
}

impl Unit<'_> {
    /// A line of `gross` for `account`, available at once.
    pub(crate) fn line(
        &self,
        account: &AccountId,
        kind: TransactionType,
        gross: Money,
        source: &str,
    ) -> BalanceTransaction {
        let id = self.id(BalanceTransactionId::from_suffix);
        BalanceTransaction::line(id, account, kind, gross, source, self.now)
    }

    /// Writes an entry, and what follows from it. Answers the id of the set of postings.
    pub(crate) async fn book(&mut self, entry: Entry<'_>) -> Result<LedgerTransactionId> {
        if let Ok(postings) = &entry.postings {
            self.hold_reserve_of(postings).await?;
        }
        let (ledger, moved) = self.write_entry(entry).await?;
        for change in &moved {
            self.follow_up(change).await?;
        }
        Ok(ledger)
    }

    /// Writes several entries, and once what follows from all of them together: for many small
    /// changes of few balances, such as a day's settlement.
    pub(crate) async fn book_all(&mut self, entries: Vec<Entry<'_>>) -> Result<()> {
        let postings = entries
            .iter()
            .filter_map(|entry| entry.postings.as_ref().ok());
        let postings: Vec<Posting> = postings.flatten().cloned().collect();
        self.hold_reserve_of(&postings).await?;
        let mut changes: BTreeMap<(AccountId, Currency), Moved> = BTreeMap::new();
        for entry in entries {
            for moved in self.write_entry(entry).await?.1 {
                let after = moved.after;
                let change = changes.entry((moved.owner.clone(), moved.currency));
                change.or_insert(moved).after = after;
            }
        }
        for change in changes.values() {
            self.follow_up(change).await?;
        }
        Ok(())
    }

    /// Where an account owes, or will, the platform's money is held for it next: its balance is
    /// locked together with the account's, in one order, so that two units do not block each other.
    async fn hold_reserve_of(&mut self, postings: &[Posting]) -> Result<()> {
        let platform = self.scope.platform().clone();
        let changes = available_changes(postings);
        for ((owner, currency), change) in &changes {
            if *owner == platform || changes.contains_key(&(platform.clone(), *currency)) {
                continue;
            }
            let (write, scope) = (&mut self.write, self.scope);
            let before = store::ledger::available(write, scope, owner, *currency).await?;
            if before < 0 || before.saturating_add(*change) < 0 {
                store::ledger::hold_all(write, scope, &[owner, &platform], *currency).await?;
            }
        }
        Ok(())
    }

    /// Writes an entry alone: for what a changed balance itself brings about.
    pub(crate) async fn write_entry(
        &mut self,
        entry: Entry<'_>,
    ) -> Result<(LedgerTransactionId, Vec<Moved>)> {
        let ledger = self.id(LedgerTransactionId::from_suffix);
        let postings = entry.postings.map_err(posting_error)?;
        let moved = self.post(&ledger, entry.kind, entry.id, &postings).await?;
        for line in &entry.lines {
            self.write_line(line, &ledger).await?;
        }
        Ok((ledger, moved))
    }

    async fn post(
        &mut self,
        transaction: &LedgerTransactionId,
        kind: &str,
        id: &str,
        postings: &[Posting],
    ) -> Result<Vec<Moved>> {
        let source = Source {
            transaction,
            kind,
            id,
        };
        Ok(store::ledger::post(&mut self.write, self.scope, source, postings, self.now).await?)
    }

    /// Writes a line, adds it to the earnings, and makes sure that it is settled in time.
    async fn write_line(
        &mut self,
        line: &BalanceTransaction,
        ledger: &LedgerTransactionId,
    ) -> Result<()> {
        let (write, scope) = (&mut self.write, self.scope);
        store::balance_transactions::insert(write, scope, line, ledger).await?;
        if line.kind.is_earning() {
            store::earnings::add(write, scope, &line.account, line.net_money(), line.created)
                .await?;
        }
        if line.available {
            return Ok(());
        }
        self.enqueue(&Task::Settle, line.available_on).await
    }

    async fn follow_up(&mut self, change: &Moved) -> Result<()> {
        if change.before == change.after {
            return Ok(());
        }
        if change.owner != *self.scope.platform() && (change.before < 0 || change.after < 0) {
            reserves::adjust(
                self,
                &change.owner,
                Money::new(change.after, change.currency),
            )
            .await?;
        }
        self.funds_changed(change).await
    }

    /// What follows from changed funds beside the reserve: refunds that waited for them, and the
    /// next payout.
    pub(crate) async fn funds_changed(&mut self, change: &Moved) -> Result<()> {
        if change.after > change.before {
            self.wake_refunds(&change.owner).await?;
        }
        if change.after > change.before || change.after < 0 {
            payouts::schedule_next(self, &change.owner).await?;
        }
        Ok(())
    }

    /// Refunds that waited for funds of `owner` are tried again when funds came: its own, and those
    /// of the platform that take a transfer back from it.
    pub(crate) async fn wake_refunds(&mut self, owner: &AccountId) -> Result<()> {
        let (write, scope) = (&mut self.write, self.scope);
        if !store::refunds::waiting(write, scope, owner)
            .await?
            .is_empty()
        {
            self.try_refunds(owner).await?;
        }
        let platform = self.scope.platform().clone();
        if *owner != platform && refunds::wait_for(self, owner).await? {
            self.try_refunds(&platform).await?;
        }
        Ok(())
    }

    async fn try_refunds(&mut self, owner: &AccountId) -> Result<()> {
        let account = owner.clone();
        self.enqueue(&Task::RetryRefunds { account }, self.now)
            .await
    }
}

/// What each owner's available money changes by, in minor units.
fn available_changes(postings: &[Posting]) -> BTreeMap<(AccountId, Currency), i64> {
    let mut changes = BTreeMap::new();
    for posting in postings {
        let amount = posting.amount().minor();
        let sides = [
            (posting.debit(), amount.saturating_neg()),
            (posting.credit(), amount),
        ];
        for (side, change) in sides {
            if let (Owner::Account(owner), LedgerKind::Available) = (&side.owner, side.kind) {
                let sum: &mut i64 = changes.entry((owner.clone(), side.currency)).or_default();
                *sum = sum.saturating_add(change);
            }
        }
    }
    changes
}

fn posting_error(error: PostingError) -> Error {
    Error::refused("parameter_invalid", None, error.to_string())
}
