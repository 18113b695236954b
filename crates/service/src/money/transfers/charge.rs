//! Passing on the money of a charge.

use domain::{
    event::EventKind,
    id::PaymentId,
    money::add_minor,
    payment::Payment,
    transfer::{NewTransfer, SourceError, decide_source},
};

use crate::{Error, Result, Unit, rights::authorize};

/// Takes the amount of `new` out of what no transfer has passed on of the platform's charge yet.
/// The charge is held, so that transfers of it at the same time never exceed it. Answers the charge
/// as it is then, with the group of its transfers.
pub(super) async fn spend(
    unit: &mut Unit<'_>,
    id: &PaymentId,
    new: &NewTransfer,
) -> Result<Payment> {
    let own = authorize::of_owner(unit.scope, unit.scope.platform());
    let before = store::payments::hold(&mut unit.write, &own, id)
        .await?
        .ok_or_else(|| Error::not_found("charge", id, "source_transaction"))?;
    let group = decide_source(new, &before).map_err(refusal)?;
    let mut after = before.clone();
    after.transfer_group = Some(group);
    after.amount_transferred = add_minor(before.amount_transferred, new.amount.minor())?;
    store::payments::update(&mut unit.write, unit.scope, &after).await?;
    if after.transfer_group != before.transfer_group {
        unit.tell(EventKind::ChargeUpdated, &after, Some(&before))
            .await?;
    }
    Ok(after)
}

fn refusal(error: SourceError) -> Error {
    let (code, param) = match error {
        SourceError::NotCaptured => ("parameter_invalid", "source_transaction"),
        SourceError::Refunded => ("charge_already_refunded", "source_transaction"),
        SourceError::WrongCurrency(_) => ("parameter_invalid", "currency"),
        SourceError::OtherGroup(_) => ("parameter_invalid", "transfer_group"),
        SourceError::TooMuch { .. } => ("amount_too_large", "amount"),
    };
    Error::refused(code, Some(param), error.to_string())
}
