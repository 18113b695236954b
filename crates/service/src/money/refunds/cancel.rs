//! Calling a refund off.

use domain::{
    actor::{Actor, Permission, Scope},
    event::EventKind,
    id::RefundId,
    payment::Payment,
    refund::{Refund, RefundStatus},
};

use super::tell;
use crate::{
    Ctx, Error, Idempotency, Reply, Result, Unit, Work, rights::authorize, work::run_keyed,
};

/// Calls off a refund that waits for funds.
pub async fn cancel(
    ctx: &Ctx,
    actor: &Actor,
    id: &RefundId,
    key: Option<Idempotency<'_, Refund>>,
) -> Result<Reply<Refund>> {
    let scope = authorize::owner(actor, Permission::RefundPayments)?;
    run_keyed(ctx, actor, &scope, key, &Cancel(id)).await
}

struct Cancel<'a>(&'a RefundId);

impl Work for Cancel<'_> {
    type Output = Refund;
    const ACTION: &'static str = "refund.cancel";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Refund> {
        let (before, mut payment) = hold(unit, self.0).await?;
        if !before.is_waiting() {
            let status = before.status.name();
            let message = format!(
                "Only a refund that waits for funds can be canceled; this one is {status}."
            );
            return Err(Error::refused("status_transition_invalid", None, message));
        }
        let mut after = before.clone();
        after.status = RefundStatus::Canceled;
        give_up(unit, &before, &mut after, &mut payment).await?;
        Ok(after)
    }
}

/// A refund of the scope's owner and its payment, both held until the end of the unit, in the
/// order in which every other use case holds them.
pub(super) async fn hold(unit: &mut Unit<'_>, id: &RefundId) -> Result<(Refund, Payment)> {
    unit.about(id.as_str());
    let scope = unit.scope.clone();
    let found = hold_of(unit, &scope, id).await?;
    found.ok_or_else(|| Error::not_found("refund", id, "id"))
}

/// The same, of the owner of `scope`.
pub(super) async fn hold_of(
    unit: &mut Unit<'_>,
    scope: &Scope,
    id: &RefundId,
) -> Result<Option<(Refund, Payment)>> {
    let Some(found) = store::refunds::find(&mut unit.write, scope, id).await? else {
        return Ok(None);
    };
    let payment = store::payments::hold(&mut unit.write, scope, &found.payment).await?;
    let refund = store::refunds::hold(&mut unit.write, scope, id).await?;
    Ok(refund.zip(payment))
}

/// Writes that a refund came to nothing: it counts against its payment no more.
pub(super) async fn give_up(
    unit: &mut Unit<'_>,
    before: &Refund,
    after: &mut Refund,
    payment: &mut Payment,
) -> Result<()> {
    after.pending_reason = None;
    let was = payment.clone();
    let refunded = was.amount_refunded.saturating_sub(after.amount.minor());
    payment.amount_refunded = refunded.max(0);
    store::refunds::update(&mut unit.write, unit.scope, after).await?;
    store::payments::update(&mut unit.write, unit.scope, payment).await?;
    tell::changed(unit, before, after).await?;
    unit.tell(EventKind::ChargeUpdated, &*payment, Some(&was))
        .await
}
