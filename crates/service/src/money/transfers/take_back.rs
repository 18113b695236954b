//! A reversal is written: what one by itself and one with a refund have in common.

use domain::{
    balance_transaction::{BalanceTransaction, FeeKind, TransactionType},
    event::EventKind,
    id::{BalanceTransactionId, RefundId, ReversalId},
    metadata::Metadata,
    money::{Money, Positive},
    payment::FeeRefund,
    refund::Refund,
    transfer::{Reversal, ReversalPlan, Sent},
};

use crate::{Result, Unit, money::fees::give_back};

/// What a reversal says of itself.
#[derive(Default)]
pub(crate) struct Words {
    /// The refund that asked for it.
    pub source_refund: Option<RefundId>,
    /// In words.
    pub description: Option<String>,
    /// The pairs of whoever had sent the transfer.
    pub metadata: Metadata,
}

/// A reversal whose objects and events are written. Its lines and the plan's postings are the
/// caller's to book.
pub(crate) struct Written {
    pub reversal: Reversal,
    /// What went back of the application fee.
    pub fee: Option<FeeRefund>,
    pub lines: Vec<BalanceTransaction>,
}

/// Writes down that a transfer comes back as planned. What changes of the charge whose money it
/// had passed on is the caller's to write.
pub(crate) async fn write(
    unit: &mut Unit<'_>,
    mut sent: Sent,
    plan: &ReversalPlan,
    words: Words,
) -> Result<Written> {
    let mut lines = Vec::new();
    let mut fee = None;
    if let (Some(amount), Some(kept)) = (plan.fee, sent.fee.take()) {
        let (refund, line) =
            give_back(unit, kept, amount, Metadata::default(), plan.when.at).await?;
        lines.push(line);
        fee = Some(refund);
    }
    let (reversal, refund) = objects(unit, &sent, plan, words, fee.as_ref());
    lines.push(sender_line(unit, plan, &reversal));
    lines.push(destination_line(unit, &sent, plan, &refund)?);
    write_objects(unit, sent, plan.amount, &reversal, &refund).await?;
    Ok(Written {
        reversal,
        fee,
        lines,
    })
}

/// The reversal, and what the destination's payment gives back.
fn objects(
    unit: &Unit<'_>,
    sent: &Sent,
    plan: &ReversalPlan,
    words: Words,
    fee: Option<&FeeRefund>,
) -> (Reversal, Refund) {
    let refund_id = RefundId::payment(&unit.ctx.ids.id());
    let reversal = Reversal {
        id: unit.id(ReversalId::from_suffix),
        transfer: sent.transfer.id.clone(),
        amount: plan.amount,
        balance_transaction: unit.id(BalanceTransactionId::from_suffix),
        destination_payment_refund: refund_id.clone(),
        source_refund: words.source_refund,
        description: words.description.filter(|text| !text.is_empty()),
        metadata: words.metadata,
        created: unit.now,
    };
    let line = unit.id(BalanceTransactionId::from_suffix);
    let nothing = Money::zero(plan.amount.currency());
    let refund = Refund {
        fee_refund: fee.map(|fee| fee.id.clone()),
        refund_application_fee: plan.with_fee,
        fee_refunded: fee.map_or(nothing, |fee| fee.amount.money()),
        ..Refund::of_reversal(refund_id, &sent.payment, &reversal, line)
    };
    (reversal, refund)
}

fn sender_line(unit: &Unit<'_>, plan: &ReversalPlan, reversal: &Reversal) -> BalanceTransaction {
    let (kind, id) = (TransactionType::TransferRefund, reversal.id.as_str());
    let mut line = unit
        .line(&plan.sender, kind, reversal.amount.money(), id)
        .settling(plan.when.at, unit.now)
        .described(reversal.description.as_deref());
    line.id = reversal.balance_transaction.clone();
    line
}

fn destination_line(
    unit: &Unit<'_>,
    sent: &Sent,
    plan: &ReversalPlan,
    refund: &Refund,
) -> Result<BalanceTransaction> {
    let (kind, id) = (TransactionType::PaymentRefund, refund.id.as_str());
    let fee = plan.fee.map_or(0, Positive::minor);
    let mut line = unit
        .line(&plan.destination, kind, refund.amount.negated(), id)
        .less(FeeKind::ApplicationFee, fee.saturating_neg())?
        .settling(plan.when.at, unit.now)
        .described(sent.payment.description.as_deref());
    if let Some(id) = &refund.balance_transaction {
        line.id = id.clone();
    }
    Ok(line)
}

async fn write_objects(
    unit: &mut Unit<'_>,
    sent: Sent,
    amount: Positive,
    reversal: &Reversal,
    refund: &Refund,
) -> Result<()> {
    let owner = sent.sender().clone();
    let (before, mut payment) = (sent.transfer, sent.payment);
    let mut transfer = before.clone();
    transfer.amount_reversed = transfer.amount_reversed.checked_add(amount.money())?;
    payment.amount_refunded = payment.amount_refunded.checked_add(amount.money())?;
    let owned = store::reversals::Owned {
        owner,
        reversal: reversal.clone(),
    };
    let (write, scope) = (&mut unit.write, unit.scope);
    store::transfers::update(write, scope, &transfer).await?;
    store::payments::update(write, scope, &payment).await?;
    store::reversals::insert(write, scope, &owned).await?;
    store::refunds::insert(write, scope, refund).await?;
    unit.tell(EventKind::TransferReversed, &transfer, None)
        .await?;
    unit.tell(EventKind::TransferUpdated, &transfer, Some(&before))
        .await?;
    unit.tell(EventKind::RefundCreated, refund, None).await?;
    unit.tell(EventKind::ChargeRefunded, &payment, None).await
}
