//! What the pages about payouts show besides the payouts themselves.

use domain::{
    account::Account,
    actor::{Actor, Permission},
    payout::Payout,
    time::Timestamp,
};
use store::balance_transactions::PaidOut;

use super::schedule::PAYOUT_HOUR;
use crate::{Ctx, Result, rights::authorize};

/// When `account` is paid out next by itself; never where it is paid out by hand.
pub fn next_payday(account: &Account, now: Timestamp) -> Option<Timestamp> {
    // Until the hour of payouts, today may still be the day.
    let after = now.plus(-PAYOUT_HOUR).date();
    let day = account
        .payout_schedule()
        .next_payday(account.country, after)?;
    Some(Timestamp::midnight(day).plus(PAYOUT_HOUR))
}

/// What the lines that `payout` paid out add up to, its own not among them. For an automatic
/// payout, the net is the payout with its fee.
pub async fn paid_out(ctx: &Ctx, actor: &Actor, payout: &Payout) -> Result<PaidOut> {
    let scope = authorize::account(actor, Permission::ViewMoney, &payout.account)?;
    let mut read = ctx.store.read().await?;
    let own = payout.balance_transaction.as_str();
    Ok(store::balance_transactions::paid_out(&mut read, &scope, &payout.id, own).await?)
}
