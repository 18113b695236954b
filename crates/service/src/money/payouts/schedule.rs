//! When the next automatic payout is made.

use domain::{id::AccountId, task::Task, time::HOUR};

use crate::{Result, Unit, rights::authorize};

/// When on a payday payouts are made, in seconds of the day in UTC: after the money of that day
/// has become available.
pub(crate) const PAYOUT_HOUR: i64 = HOUR;

/// Makes sure that money which waits in the balance of `owner` goes out, after something that kept
/// it there has changed.
pub(crate) async fn resume(unit: &mut Unit<'_>, owner: &AccountId) -> Result<()> {
    let balances = store::ledger::balances(&mut unit.write, unit.scope, owner).await?;
    if balances.iter().all(|balance| balance.available == 0) {
        return Ok(());
    }
    schedule_next(unit, owner).await
}

/// Makes sure that `owner` is paid out on its next payday, if it has a schedule.
pub(crate) async fn schedule_next(unit: &mut Unit<'_>, owner: &AccountId) -> Result<()> {
    let scope = authorize::of_platform(unit.scope);
    let Some(account) = store::accounts::find(&mut unit.write, &scope, owner).await? else {
        return Ok(());
    };
    let Some(at) = super::next_payday(&account, unit.now) else {
        return Ok(());
    };
    let day = at.date();
    let account = owner.clone();
    unit.enqueue(&Task::Payday { account, day }, at).await
}
