//! What every received payment has in common.

use domain::{
    balance_transaction::{BalanceTransaction, FeeKind, TransactionType},
    event::EventKind,
    payment::Payment,
};

use crate::{Result, Unit};

/// Writes a payment, counts it and records its event. Its postings and lines are the caller's.
pub(crate) async fn receive(unit: &mut Unit<'_>, payment: &Payment) -> Result<()> {
    store::payments::insert(&mut unit.write, unit.scope, payment).await?;
    unit.count_payment(&payment.account, payment.amount, payment.created)?;
    unit.tell(EventKind::ChargeSucceeded, payment, None).await
}

/// The receiver's line of a payment that is no card: what came in, less the platform's fee.
pub(crate) fn line_of(unit: &Unit<'_>, payment: &Payment) -> Result<BalanceTransaction> {
    let (kind, id) = (TransactionType::Payment, payment.id.as_str());
    let available_on = payment.available_on.unwrap_or(unit.now);
    let mut line = unit
        .line(&payment.account, kind, payment.amount, id)
        .less(FeeKind::ApplicationFee, payment.application_fee.minor())?
        .settling(available_on, unit.now)
        .described(payment.description.as_deref());
    line.created = payment.created;
    if let Some(id) = &payment.balance_transaction {
        line.id = id.clone();
    }
    Ok(line)
}
