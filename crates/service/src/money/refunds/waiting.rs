//! Refunds that waited for funds, when funds have come.

use std::collections::BTreeSet;

use domain::{
    actor::{Actor, Scope},
    id::{AccountId, PaymentId, RefundId},
    payment::Payment,
};

use super::{
    cancel::{hold, hold_of},
    fail::failed,
    pay::pay,
    rules, tell,
};
use crate::{
    Ctx, Error, Result, Unit, Work, money::fees::Gone, queue::Job, rights::authorize, work,
};

/// Why a refund fails whose charge was disputed while it waited.
const DISPUTED: &str = "charge_for_pending_refund_disputed";

/// Tries the waiting refunds of the owner that the job names, each in its own unit of work. The
/// older goes first, also where the funds would suffice for a younger one.
pub(crate) async fn run(ctx: &Ctx, job: &Job, owner: &AccountId) -> Result<()> {
    let (actor, scope) = authorize::system(&job.tenant);
    let scope = authorize::of_owner(&scope, owner);
    while try_each(ctx, &actor, &scope, owner).await? {}
    let mut write = ctx.store.begin_write().await?;
    store::jobs::finish(&mut write, &job.id, ctx.wall()).await?;
    write.commit().await?;
    Ok(())
}

/// Whether any of them was done, so that there may be more to do.
async fn try_each(ctx: &Ctx, actor: &Actor, scope: &Scope, owner: &AccountId) -> Result<bool> {
    let waiting = {
        let mut read = ctx.store.read().await?;
        store::refunds::waiting(&mut read, scope, owner).await?
    };
    let mut any = false;
    let mut short = BTreeSet::new();
    for refund in waiting {
        let currency = refund.amount.currency();
        if short.contains(&currency) {
            continue;
        }
        match work::run(ctx, actor, scope, &Retry(&refund.id)).await {
            Ok(true) => any = true,
            Ok(false) => {
                short.insert(currency);
            }
            // The account that was to give the transfer back cannot: the next one may do.
            Err(Error::Refused { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(any)
}

/// What of a payment refunds wait for, in minor units: it counts against the payment, and no money
/// has left.
pub(crate) async fn waits(unit: &mut Unit<'_>, payment: &Payment) -> Result<i64> {
    if payment.amount_refunded <= 0 {
        return Ok(0);
    }
    let scope = authorize::of_platform(unit.scope);
    let all = store::refunds::of_payment(&mut unit.write, &scope, &payment.id).await?;
    let waiting = all.iter().filter(|refund| refund.is_waiting());
    Ok(waiting.fold(0, |sum, refund| sum.saturating_add(refund.amount.minor())))
}

/// A charge is disputed: the refunds of it that wait fail, since its money is gone.
pub(crate) async fn disputed(unit: &mut Unit<'_>, payment: &PaymentId) -> Result<()> {
    let scope = authorize::of_platform(unit.scope);
    let all = store::refunds::of_payment(&mut unit.write, &scope, payment).await?;
    for refund in all.iter().filter(|refund| refund.is_waiting()) {
        let scope = authorize::of_owner(unit.scope, &refund.account);
        let Some((before, mut payment)) = hold_of(unit, &scope, &refund.id).await? else {
            continue;
        };
        if before.is_waiting() {
            let mut after = before.clone();
            failed(unit, &before, &mut after, &mut payment, DISPUTED).await?;
        }
    }
    Ok(())
}

struct Retry<'a>(&'a RefundId);

impl Work for Retry<'_> {
    /// Whether it waits no more.
    type Output = bool;
    const ACTION: &'static str = "refund.retry";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<bool> {
        let (before, mut payment) = hold(unit, self.0).await?;
        if !before.is_waiting() {
            return Ok(true);
        }
        let mut after = before.clone();
        if rules::in_dispute(unit, &payment).await? {
            failed(unit, &before, &mut after, &mut payment, DISPUTED).await?;
            return Ok(true);
        }
        if !pay(unit, &mut after, &mut payment, Gone::Done).await? {
            return Ok(false);
        }
        store::refunds::update(&mut unit.write, unit.scope, &after).await?;
        store::payments::update(&mut unit.write, unit.scope, &payment).await?;
        tell::changed(unit, &before, &after).await?;
        Ok(true)
    }
}
