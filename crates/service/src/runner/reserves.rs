//! What is held of the platform's money, when its time has come: let go of, or paid off with.

use domain::{
    balance_transaction::TransactionType,
    id::{AccountId, BalanceTransactionId},
    ledger::recipes,
    money::{Currency, Money, Positive},
    time::Timestamp,
};

use crate::{
    Ctx, Result, Unit, Work,
    ledger::{book::Entry, reserves},
    queue::{Job, once},
};

/// A debit of a bank is final.
pub(super) async fn release(
    ctx: &Ctx,
    job: &Job,
    account: &AccountId,
    currency: Currency,
) -> Result<()> {
    once(ctx, job, None, &Release { account, currency }).await
}

struct Release<'a> {
    account: &'a AccountId,
    currency: Currency,
}

impl Work for Release<'_> {
    type Output = ();
    const ACTION: &'static str = "reserve.release";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<()> {
        let (id, currency) = (self.account, self.currency);
        unit.about(id.as_str());
        reserves::hold(unit, id, currency).await?;
        reserves::refresh(unit, id, currency).await
    }
}

/// The platform pays off an account that has been negative for too long.
pub(super) async fn collect(
    ctx: &Ctx,
    job: &Job,
    account: &AccountId,
    currency: Currency,
    since: Timestamp,
) -> Result<()> {
    let work = Collect {
        account,
        currency,
        since,
    };
    once(ctx, job, None, &work).await
}

struct Collect<'a> {
    account: &'a AccountId,
    currency: Currency,
    since: Timestamp,
}

impl Work for Collect<'_> {
    type Output = ();
    const ACTION: &'static str = "reserve.collect";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<()> {
        let (id, currency) = (self.account, self.currency);
        unit.about(id.as_str());
        // The account's balance is held first, as by everything that changes what it owes: from
        // here on the reserve stays what it is.
        reserves::hold(unit, id, currency).await?;
        let found = store::reserves::find(&mut unit.write, unit.scope, id, currency).await?;
        let Some((held, since)) = found.filter(|(held, at)| *held > 0 && *at == self.since) else {
            // It recovered meanwhile, or it is negative again and has its own date.
            return Ok(());
        };
        if let Some(account) = reserves::liable_for(unit, id).await? {
            // Its bank is being debited: if that fails, the debt is as old as it was.
            let debits = reserves::unproven(unit, &account, currency).await?;
            if debits.amount > 0 {
                reserves::collect_at(unit, id, currency, since, debits.until).await?;
            }
        }
        let (write, scope) = (&mut unit.write, unit.scope);
        let available = store::ledger::available(write, scope, id, currency).await?;
        let owed = available.min(0).saturating_neg().min(held);
        match Positive::new(Money::new(owed, currency)) {
            Ok(amount) => {
                let left = Money::new(held.saturating_sub(owed), currency);
                pay_off(unit, id, amount, (left, since)).await
            }
            Err(_) => Ok(()),
        }
    }
}

/// Pays off `amount` of what is held for an account, which leaves what is held on, and since when.
async fn pay_off(
    unit: &mut Unit<'_>,
    id: &AccountId,
    amount: Positive,
    (left, since): (Money, Timestamp),
) -> Result<()> {
    let platform = unit.scope.platform().clone();
    let source = unit.id(BalanceTransactionId::from_suffix);
    let kind = TransactionType::ConnectCollectionTransfer;
    // The platform's own line is zero together with the release of what was held.
    let lines = vec![
        unit.line(
            &platform,
            TransactionType::ReserveTransaction,
            amount.money(),
            id.as_str(),
        ),
        unit.line(&platform, kind, amount.money().checked_neg()?, id.as_str()),
        unit.line(id, kind, amount.money(), platform.as_str()),
    ];
    store::reserves::set(&mut unit.write, unit.scope, id, left, since).await?;
    let postings = recipes::collection(&platform, id, amount);
    let entry = Entry {
        kind: "connect_collection",
        id: source.as_str(),
        postings,
        lines,
    };
    unit.book(entry).await?;
    Ok(())
}
