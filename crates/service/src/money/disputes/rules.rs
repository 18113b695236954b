//! What of a charge can be disputed, and until when an answer is taken.

use domain::{
    dispute::ANSWER_TIME,
    payment::{Payment, PaymentStatus},
    time::Timestamp,
};

use crate::{Error, Result, Unit, money::refunds};

/// What of a charge can be disputed, in minor units: what was captured, less what went back to
/// the customer and what other disputes took. A refund that waits for funds has given nothing back.
/// Also how many disputes there are.
pub(super) async fn disputable(unit: &mut Unit<'_>, payment: &Payment) -> Result<(i64, i64)> {
    let refused = |code, message| Err(Error::refused(code, Some("id"), message));
    if payment.card().is_none() {
        return refused("parameter_invalid", "Only charges of cards are disputed.");
    }
    if payment.status == PaymentStatus::Failed || !payment.is_captured() {
        let message = "Only charges that were captured are disputed.";
        return refused("parameter_invalid", message);
    }
    let waits = refunds::waits(unit, payment).await?;
    let kept = payment.refundable().checked_add(waits)?;
    if !kept.is_positive() {
        let message = "This charge was refunded in full, so there is nothing to dispute.";
        return refused("charge_already_refunded", message);
    }
    let all = store::disputes::of_payment(&mut unit.write, unit.scope, &payment.id).await?;
    let taken = all
        .iter()
        .filter(|it| it.status.holds_money())
        .fold(0_i64, |sum, it| sum.saturating_add(it.amount.minor()));
    let left = kept.minor().saturating_sub(taken);
    if left <= 0 {
        return refused("charge_disputed", "All of this charge is disputed already.");
    }
    Ok((left, i64::try_from(all.len()).unwrap_or(i64::MAX)))
}

/// Until when an answer is taken: the last second of a day in UTC.
pub(super) fn answer_by(now: Timestamp) -> Timestamp {
    let day = now.plus(ANSWER_TIME + domain::time::DAY).date();
    Timestamp::midnight(day).plus(-1)
}
