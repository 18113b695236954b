//! Making a refund.

use domain::{
    actor::{Actor, Permission},
    event::EventKind,
    id::{AccountId, RefundId},
    money::{Money, Positive, add_minor},
    payment::{Origin, Payment},
    refund::{NewRefund, PendingReason, Refund, RefundStatus},
};

use super::{pay::pay, rules, tell};
use crate::{
    Ctx, Error, Idempotency, Reply, Result, Unit, Work,
    money::{fees::Gone, payments},
    part::part,
    rights::authorize,
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
        let mut payment = rules::hold(unit, &new.of).await?;
        if rules::is_held_alone(&payment) {
            return release(unit, &payment, new).await;
        }
        rules::refundable(&payment)?;
        let left = Money::new(payment.refundable(), payment.amount.currency());
        let amount = part(new.amount, left, || rules::already(&payment))?;
        rules::undisputed(unit, &payment).await?;
        rules::wishes(&payment, new)?;
        let mut refund = build(unit, &payment, amount, new);
        unit.about(refund.id.as_str());
        let refunded = add_minor(payment.amount_refunded, amount.minor())?;
        payment.amount_refunded = refunded;
        // What is not covered waits, and counts against the payment all the same.
        pay(unit, &mut refund, &mut payment, Gone::Refused).await?;
        store::refunds::insert(&mut unit.write, unit.scope, &refund).await?;
        store::payments::update(&mut unit.write, unit.scope, &payment).await?;
        if refund.is_waiting() && refund.reverse_transfer {
            wait_for_destination(unit, &refund, &payment).await?;
        }
        tell::created(unit, &refund, &payment).await?;
        Ok(refund)
    }
}

/// The refund waits for funds of the account that its transfer went to, too.
async fn wait_for_destination(
    unit: &mut Unit<'_>,
    refund: &Refund,
    payment: &Payment,
) -> Result<()> {
    let data = payment
        .card
        .as_ref()
        .and_then(|card| card.transfer_data.as_ref());
    if let Some(data) = data {
        let (write, scope) = (&mut unit.write, unit.scope);
        store::refunds::set_takes_from(write, scope, &refund.id, &data.destination).await?;
    }
    Ok(())
}

/// Lets go of a card that was authorised and not captured. No money had come, and none leaves.
async fn release(unit: &mut Unit<'_>, payment: &Payment, new: &NewRefund) -> Result<Refund> {
    let amount = part(new.amount, payment.amount, || rules::already(payment))?;
    if amount.money() != payment.amount {
        let message = format!(
            "The charge {} was not captured, so it can only be refunded as a whole. To take less of it, capture less.",
            payment.id
        );
        return Err(Error::refused("parameter_invalid", Some("amount"), message));
    }
    rules::wishes(payment, new)?;
    let mut refund = build(unit, payment, amount, new);
    unit.about(refund.id.as_str());
    refund.status = RefundStatus::Succeeded;
    refund.pending_reason = None;
    store::refunds::insert(&mut unit.write, unit.scope, &refund).await?;
    unit.tell(EventKind::RefundCreated, &refund, None).await?;
    payments::release(unit, payment, EventKind::ChargeRefunded).await?;
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
