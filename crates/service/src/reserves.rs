//! The platform's money that is held because accounts it answers for are negative.

use domain::{
    account::Account,
    balance_transaction::TransactionType,
    id::{AccountId, BalanceTransactionId},
    ledger::recipes,
    money::{Money, Positive},
    time::DAY,
};
use store::jobs::Job;

use crate::{Ctx, Error, Result, Unit, Work, authorize, book::Entry, jobs, unit};

/// After how long the platform pays off an account that stays negative, in seconds.
const COLLECT_AFTER: i64 = 180 * DAY;

/// Holds as much of the platform's money as `account` owes, and not more. `available` is what the
/// account has, below zero when it owes.
pub(crate) async fn adjust(
    unit: &mut Unit<'_>,
    account: &AccountId,
    available: Money,
) -> Result<()> {
    let Some(account) = liable_for(unit, account).await? else {
        return Ok(());
    };
    let currency = available.currency();
    let owed = available.minor().min(0).saturating_neg();
    let found = store::reserves::find(&mut unit.write, unit.scope, &account.id, currency).await?;
    let (held, since) = found.unwrap_or((0, unit.now));
    if held == owed {
        return Ok(());
    }
    let since = if held == 0 { unit.now } else { since };
    let amount = Money::new(owed, currency);
    store::reserves::set(&mut unit.write, unit.scope, &account.id, amount, since).await?;
    if held == 0 {
        let dedup = format!("{}:{currency}:{}", account.id, since.unix());
        let payload = format!("{} {currency} {}", account.id, since.unix());
        unit.enqueue(jobs::COLLECT, &dedup, &payload, since.plus(COLLECT_AFTER))
            .await?;
    }
    move_reserve(
        unit,
        &account,
        Money::new(owed.saturating_sub(held), currency),
    )
    .await
}

/// The account, where the platform answers for it; also when it was deleted, which no debt ends.
async fn liable_for(unit: &mut Unit<'_>, id: &AccountId) -> Result<Option<Account>> {
    let scope = authorize::of_platform(unit.scope);
    let found = store::accounts::find_even_deleted(&mut unit.write, &scope, id).await?;
    Ok(found.filter(|account| !account.is_platform() && account.controller.platform_is_liable()))
}

/// Holds `change` more, or releases it when it is below zero.
async fn move_reserve(unit: &mut Unit<'_>, account: &Account, change: Money) -> Result<()> {
    let platform = unit.scope.platform().clone();
    let line = unit
        .line(
            &platform,
            TransactionType::ReserveTransaction,
            change.checked_neg()?,
            account.id.as_str(),
        )
        .described(Some(&account.label()));
    let source = unit.id(BalanceTransactionId::from_suffix);
    let postings = match Positive::new(change) {
        Ok(more) => recipes::reserve_held(&platform, more),
        Err(_) => recipes::reserve_released(&platform, positive(change.checked_neg()?)?),
    };
    let entry = Entry {
        kind: "reserve",
        id: source.as_str(),
        postings,
        lines: vec![line],
    };
    let (_, moved) = unit.write_entry(entry).await?;
    for change in &moved {
        unit.funds_changed(change).await?;
    }
    Ok(())
}

fn positive(money: Money) -> Result<Positive> {
    Positive::new(money).map_err(|error| Error::amount("amount", error))
}

/// The platform pays off an account that has been negative for too long.
pub(crate) async fn collect(ctx: &Ctx, job: &Job) -> Result<()> {
    let actor = jobs::system(&job.tenant);
    let scope = authorize::platform(&actor, domain::actor::Permission::ViewMoney)?;
    unit::run(ctx, &actor, &scope, &Collect(job)).await
}

struct Collect<'a>(&'a Job);

impl Work for Collect<'_> {
    type Output = ();
    const ACTION: &'static str = "reserve.collect";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<()> {
        if !store::jobs::finish(&mut unit.write, &self.0.id).await? {
            return Ok(());
        }
        let mut parts = self.0.payload.split(' ');
        let mut part = || parts.next().unwrap_or_default();
        let (Ok(id), Ok(currency), Ok(since)) = (
            part().parse::<AccountId>(),
            part().parse(),
            part().parse::<i64>(),
        ) else {
            return Err(Error::Outside("the job names no account".to_owned()));
        };
        unit.about(id.as_str());
        // The account's balance is held first, as by everything that changes what it owes: from
        // here on the reserve stays what it is.
        let (write, owners) = (&mut unit.write, [&id, unit.scope.platform()]);
        store::ledger::hold_all(write, unit.scope, &owners, currency).await?;
        let found = store::reserves::find(&mut unit.write, unit.scope, &id, currency).await?;
        match found {
            Some((held, at)) if held > 0 && at.unix() == since => {
                let amount = positive(Money::new(held, currency))?;
                pay_off(unit, &id, amount).await
            }
            // It recovered meanwhile, or it is negative again and has its own date.
            _ => Ok(()),
        }
    }
}

async fn pay_off(unit: &mut Unit<'_>, id: &AccountId, amount: Positive) -> Result<()> {
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
    let zero = Money::zero(amount.currency());
    store::reserves::set(&mut unit.write, unit.scope, id, zero, unit.now).await?;
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
