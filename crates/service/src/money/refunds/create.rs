//! Making a refund.

use domain::{
    actor::{Actor, Permission},
    event::EventKind,
    id::{AccountId, RefundId},
    money::Positive,
    payment::{Origin, Payment},
    refund::{NewRefund, Refund, RefundPlan, RefundStatus, Wish, decide},
};

use super::{facts, tell, write};
use crate::{
    Ctx, Key, Reply, Result, Unit, Work, money::payments, rights::authorize, work::run_keyed,
};

/// Gives a payment back, wholly or in part: one of the connected account `on`, or of whoever acts.
pub async fn create(
    ctx: &Ctx,
    actor: &Actor,
    on: Option<&AccountId>,
    new: &NewRefund,
    key: Option<&Key>,
) -> Result<Reply<Refund>> {
    let scope = authorize::account_or_owner(actor, Permission::RefundPayments, on)?;
    run_keyed(ctx, actor, &scope, key, &Create(new)).await
}

/// A refund to be made.
pub(super) struct Create<'a>(pub &'a NewRefund);

impl Work for Create<'_> {
    type Output = Refund;
    const ACTION: &'static str = "refund.create";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Refund> {
        let new = self.0;
        let charge = facts::charge(unit, &new.of).await?;
        let wish = Wish::from(new);
        let facts = facts::gather(unit, charge, &wish).await?;
        let plan = decide(&facts, &wish)?;
        let mut refund = build(unit, &facts.charge, plan.amount(), new);
        unit.about(refund.id.as_str());
        let mut charge = facts.charge.clone();
        match &plan {
            RefundPlan::Releases(_) => return release(unit, &charge, refund).await,
            RefundPlan::Pays(paid) => {
                write::pay(unit, facts, paid, &mut refund, &mut charge).await?;
            }
            // It counts against the charge all the same.
            RefundPlan::Waits { .. } => {}
        }
        let refunded = plan.amount().money();
        charge.amount_refunded = charge.amount_refunded.checked_add(refunded)?;
        store::refunds::insert(&mut unit.write, unit.scope, &refund).await?;
        unit.refunds_wait |= refund.is_waiting();
        store::payments::update(&mut unit.write, unit.scope, &charge).await?;
        if let RefundPlan::Waits {
            takes_from: Some(account),
            ..
        } = &plan
        {
            let (write, scope) = (&mut unit.write, unit.scope);
            store::refunds::set_takes_from(write, scope, &refund.id, account).await?;
        }
        tell::created(unit, &refund, &charge).await?;
        Ok(refund)
    }
}

/// Lets go of a card that was authorised and not captured. No money had come, and none leaves.
async fn release(unit: &mut Unit<'_>, charge: &Payment, mut refund: Refund) -> Result<Refund> {
    refund.status = RefundStatus::Succeeded;
    refund.pending_reason = None;
    store::refunds::insert(&mut unit.write, unit.scope, &refund).await?;
    unit.tell(EventKind::RefundCreated, &refund, None).await?;
    payments::release(unit, charge, EventKind::ChargeRefunded).await?;
    Ok(refund)
}

/// A refund whose money has not moved.
fn build(unit: &Unit<'_>, payment: &Payment, amount: Positive, new: &NewRefund) -> Refund {
    let suffix = unit.ctx.ids.id();
    let id = match payment.origin {
        Origin::Card(_) => RefundId::card(&suffix),
        Origin::Recorded { .. } | Origin::Transfer { .. } => RefundId::payment(&suffix),
    };
    Refund {
        reason: new.reason,
        refund_application_fee: new.refund_application_fee,
        reverse_transfer: new.reverse_transfer,
        metadata: new.metadata.clone(),
        ..Refund::asked(id, payment, amount, unit.now)
    }
}
