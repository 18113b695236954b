//! When the next automatic payout of an owner is made.

use domain::{
    account::Account,
    id::AccountId,
    task::Task,
    time::{HOUR, Timestamp},
};

use crate::{Result, Unit};

/// When on a payday payouts are made, in seconds of the day in UTC: after the money of that day
/// has become available.
const PAYOUT_HOUR: i64 = HOUR;

/// When `account` is paid out next by itself; never where it is paid out by hand.
pub fn next_payday(account: &Account, now: Timestamp) -> Option<Timestamp> {
    // Until the hour of payouts, today may still be the day.
    let after = now.plus(-PAYOUT_HOUR).date();
    let day = account
        .payout_schedule()
        .next_payday(account.country, after)?;
    Some(Timestamp::midnight(day).plus(PAYOUT_HOUR))
}

/// Makes sure that money which waits in the balance of `owner` goes out, after something that kept
/// it there has changed.
pub(crate) async fn resume(unit: &mut Unit<'_>, owner: &AccountId) -> Result<()> {
    let balances = store::ledger::balances(&mut unit.write, unit.scope, owner).await?;
    if balances.iter().all(|balance| balance.available == 0) {
        return Ok(());
    }
    enqueue_next(unit, owner).await
}

/// Makes sure that `owner` is paid out on its next payday, if it has a schedule.
pub(crate) async fn enqueue_next(unit: &mut Unit<'_>, owner: &AccountId) -> Result<()> {
    let now = unit.now;
    let account = unit.account(owner).await?;
    let Some(at) = account.and_then(|account| next_payday(account, now)) else {
        return Ok(());
    };
    let day = at.date();
    let account = owner.clone();
    unit.enqueue(&Task::Payday { account, day }, at).await
}
