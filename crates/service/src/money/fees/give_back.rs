//! A collected fee goes back to the account that paid it: what every way to do so has in common.

use domain::{
    balance_transaction::{BalanceTransaction, TransactionType},
    event::EventKind,
    id::{BalanceTransactionId, FeeRefundId},
    metadata::Metadata,
    money::{Positive, add_minor},
    payment::{ApplicationFee, FeeRefund},
    time::Timestamp,
};
use store::fee_refunds::Owned;

use crate::{Result, Unit};

/// Writes down that `amount` of a held fee goes back, with the event. Answers the refund of the fee
/// and the platform's line; the postings and the account's line are the caller's. The money moves
/// `at` its date.
pub(crate) async fn give_back(
    unit: &mut Unit<'_>,
    mut fee: ApplicationFee,
    amount: Positive,
    metadata: Metadata,
    at: Timestamp,
) -> Result<(FeeRefund, BalanceTransaction)> {
    let refund = FeeRefund {
        id: unit.id(FeeRefundId::from_suffix),
        fee: fee.id.clone(),
        amount: amount.money(),
        balance_transaction: unit.id(BalanceTransactionId::from_suffix),
        metadata,
        created: unit.now,
    };
    fee.amount_refunded = add_minor(fee.amount_refunded, amount.minor())?;
    let platform = unit.scope.platform().clone();
    let owned = Owned {
        owner: platform.clone(),
        refund: refund.clone(),
    };
    store::fees::update(&mut unit.write, unit.scope, &fee).await?;
    store::fee_refunds::insert(&mut unit.write, unit.scope, &owned).await?;
    let (kind, gross) = (
        TransactionType::ApplicationFeeRefund,
        amount.money().checked_neg()?,
    );
    let mut line = unit
        .line(&platform, kind, gross, refund.id.as_str())
        .settling(at, unit.now);
    line.id = refund.balance_transaction.clone();
    unit.tell(EventKind::ApplicationFeeRefunded, &fee, None)
        .await?;
    Ok((refund, line))
}
