//! Making a refund.

use domain::{
    actor::{Actor, Permission},
    event::EventKind,
    id::{AccountId, RefundId},
    money::{Positive, add_minor},
    payment::{Origin, Payment},
    refund::{NewRefund, PendingReason, Refund, RefundPlan, RefundStatus, Wish, decide},
};

use super::{facts, tell, write};
use crate::{
    Ctx, Idempotency, Reply, Result, Unit, Work, money::payments, rights::authorize,
    work::run_keyed,
};

/// Gives a payment back, wholly or in part: one of the connected account `on`, or of whoever acts.
pub async fn create(
    ctx: &Ctx,
    actor: &Actor,
    on: Option<&AccountId>,
    new: &NewRefund,
    key: Option<Idempotency<'_, Refund>>,
) -> Result<Reply<Refund>> {
    let scope = authorize::account_or_owner(actor, Permission::RefundPayments, on)?;
    run_keyed(ctx, actor, &scope, key, &Create(new)).await
}

struct Create<'a>(&'a NewRefund);

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
        charge.amount_refunded = add_minor(charge.amount_refunded, plan.amount().minor())?;
        store::refunds::insert(&mut unit.write, unit.scope, &refund).await?;
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
    let suffix = unit.ctx.ids.suffix(24);
    let card = payment.card.as_deref();
    Refund {
        id: match payment.origin {
            Origin::Card => RefundId::card(&suffix),
            Origin::Recorded { .. } | Origin::Transfer { .. } => RefundId::payment(&suffix),
        },
        account: payment.account.clone(),
        payment: payment.id.clone(),
        intent: card.and_then(|card| card.intent.clone()),
        customer: card.and_then(|card| card.customer.clone()),
        payment_method: card.and_then(|card| card.payment_method.clone()),
        amount: amount.money(),
        status: RefundStatus::Pending,
        reason: new.reason,
        pending_reason: Some(PendingReason::InsufficientFunds),
        failure_reason: None,
        balance_transaction: None,
        failure_balance_transaction: None,
        transfer_reversal: None,
        source_transfer_reversal: None,
        fee_refund: None,
        refund_application_fee: new.refund_application_fee,
        reverse_transfer: new.reverse_transfer,
        transfer_reversed: 0,
        fee_refunded: 0,
        metadata: new.metadata.clone(),
        created: unit.now,
    }
}
