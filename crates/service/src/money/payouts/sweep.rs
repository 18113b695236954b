//! An account's payday.

use domain::{
    account::Account,
    id::AccountId,
    money::{Currency, MAX_AMOUNT, Money, Positive},
    payout::{Movement, schedule::minimum_payout},
};
use jiff::civil::Date;

use super::make::{Lines, Plan, make};
use crate::{
    Ctx, Result, Unit, Work,
    ledger::paydays,
    queue::{Job, once},
};

/// Pays out what an account has in each currency, or debits its bank for what it owes.
pub(crate) async fn run(ctx: &Ctx, job: &Job, owner: &AccountId, day: Date) -> Result<()> {
    once(ctx, job, Some(owner), &Sweep { owner, day }).await
}

struct Sweep<'a> {
    owner: &'a AccountId,
    day: Date,
}

impl Work for Sweep<'_> {
    type Output = ();
    const ACTION: &'static str = "payout.sweep";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<()> {
        unit.about(self.owner.as_str());
        let found = store::accounts::find(&mut unit.write, unit.scope, self.owner).await?;
        let Some(account) = found else {
            return Ok(());
        };
        let schedule = account.payout_schedule();
        if !schedule.is_payday(account.country, self.day) {
            // The schedule changed meanwhile.
            return paydays::enqueue_next(unit, &account.id).await;
        }
        // Without a bank in live mode, and with payouts off, the money waits.
        if !account.payouts_enabled || account.livemode {
            return Ok(());
        }
        for currency in account.payout_currencies() {
            sweep(unit, &account, currency).await?;
        }
        Ok(())
    }
}

async fn sweep(unit: &mut Unit<'_>, account: &Account, currency: Currency) -> Result<()> {
    let (write, scope) = (&mut unit.write, unit.scope);
    let available = store::ledger::hold_available(write, scope, &account.id, currency).await?;
    if available < 0 {
        return collect(unit, account, Money::new(available, currency)).await;
    }
    let kept = account.settings.minimum_balance.get(&currency);
    let kept = kept.copied().unwrap_or_default().max(0);
    let amount = whole(available.saturating_sub(kept), currency);
    let destination = account
        .default_external_account(currency)
        .filter(|it| !it.is_errored());
    let Some(destination) = destination else {
        return Ok(());
    };
    let Ok(amount) = Positive::new(Money::new(amount, currency)) else {
        return Ok(());
    };
    if amount.minor() < minimum_payout(currency) {
        return Ok(());
    }
    let plan = Plan {
        automatic: true,
        lines: Lines::All,
        ..Plan::new(account, &destination, Movement::out(amount))
    };
    make(unit, &plan).await?;
    Ok(())
}

/// Debits the bank of an account that owes, where that is allowed.
async fn collect(unit: &mut Unit<'_>, account: &Account, owed: Money) -> Result<()> {
    let currency = owed.currency();
    let bank = account.debitable_account(currency);
    let (true, Some(bank)) = (account.debits_allowed(), bank) else {
        return Ok(());
    };
    let amount = whole(owed.minor().saturating_neg(), currency);
    let Ok(amount) = Positive::new(Money::new(amount, currency)) else {
        return Ok(());
    };
    if amount.minor() < minimum_payout(currency) {
        return Ok(());
    }
    let plan = Plan {
        automatic: true,
        lines: Lines::All,
        ..Plan::new(account, &bank, Movement::recovery(amount))
    };
    make(unit, &plan).await?;
    Ok(())
}

/// What of an amount banks move at once: whole forints of a balance in forints.
fn whole(amount: i64, currency: Currency) -> i64 {
    let amount = amount.min(MAX_AMOUNT);
    let over = Money::new(amount, currency).over_step(currency.payout_step());
    amount.saturating_sub(over)
}
