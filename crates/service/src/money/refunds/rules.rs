//! What can be refunded.

use domain::{
    dispute::DisputeStatus,
    id::{IntentId, PaymentId},
    list::{PageRequest, Position},
    payment::{CardState, Origin, Payment, PaymentStatus},
    refund::{NewRefund, RefundOf},
};
use store::documents::Wanted;

use crate::{Error, Result, Unit, rights::authorize};

/// Most disputes of one payment that are looked at; test cards open two.
const DISPUTES: u32 = 100;

/// The payment that is to be refunded, held until the end of the unit. Only of the scope's owner:
/// a platform refunds a direct charge in the name of its account.
pub(super) async fn hold(unit: &mut Unit<'_>, of: &RefundOf) -> Result<Payment> {
    let id = match of {
        RefundOf::Payment(id) => id.clone(),
        RefundOf::Intent(id) => charge_of(unit, id).await?,
    };
    let found = store::payments::hold(&mut unit.write, unit.scope, &id).await?;
    let own = found.filter(|payment| payment.account == *unit.scope.owner());
    own.ok_or_else(|| Error::not_found("charge", &id, "charge"))
}

async fn charge_of(unit: &mut Unit<'_>, id: &IntentId) -> Result<PaymentId> {
    let found = store::intents::find(&mut unit.write, unit.scope, id).await?;
    let intent = found.ok_or_else(|| Error::not_found("payment_intent", id, "payment_intent"))?;
    intent.latest_charge.ok_or_else(|| {
        let message = format!(
            "The payment intent {id} has no successful charge to refund; it is {}.",
            intent.status.name()
        );
        let code = "payment_intent_unexpected_state";
        Error::refused(code, Some("payment_intent"), message)
    })
}

/// Whether nothing but an authorisation of a card is to be given back, and no intent to call off
/// goes with it.
pub(super) fn is_held_alone(payment: &Payment) -> bool {
    let card = payment.card.as_deref();
    card.is_some_and(|card| card.state == CardState::Authorised && card.intent.is_none())
}

/// Refuses payments whose money did not come in, and those that came with a transfer.
pub(super) fn refundable(payment: &Payment) -> Result<()> {
    if let Origin::Transfer { transfer } = &payment.origin {
        let message = format!(
            "The payment {} came with the transfer {transfer}: reverse the transfer instead.",
            payment.id
        );
        return Err(Error::refused("parameter_invalid", Some("charge"), message));
    }
    if payment.status == PaymentStatus::Failed {
        let message = format!(
            "The charge {} failed, so nothing can be refunded.",
            payment.id
        );
        let code = "payment_intent_unexpected_state";
        return Err(Error::refused(code, Some("charge"), message));
    }
    if payment.is_captured() {
        return Ok(());
    }
    let state = payment.card.as_ref().map(|card| card.state);
    if state == Some(CardState::Released) {
        return Err(already(payment));
    }
    let message = format!(
        "The charge {} was not captured. Cancel its payment intent to release the card.",
        payment.id
    );
    let code = "payment_intent_unexpected_state";
    Err(Error::refused(code, Some("charge"), message))
}

/// Everything was given back.
pub(super) fn already(payment: &Payment) -> Error {
    let message = format!("The charge {} was refunded already.", payment.id);
    Error::refused("charge_already_refunded", None, message)
}

/// Whether the money of a payment is in a dispute, or lost in one. Inquiries take no money, and a
/// dispute that was won gave it back.
pub(super) async fn in_dispute(unit: &mut Unit<'_>, payment: &Payment) -> Result<bool> {
    if !payment.disputed {
        return Ok(false);
    }
    let scope = authorize::of_owner(unit.scope, &payment.account);
    let wanted = Wanted {
        first: Some(payment.id.to_string()),
        ..Wanted::default()
    };
    let page = PageRequest::new(DISPUTES, Position::First);
    let found = store::disputes::page(&mut unit.write, &scope, &wanted, &page).await?;
    let mut statuses = found.items.iter().map(|dispute| dispute.status);
    Ok(statuses.any(|status| !status.is_inquiry() && status != DisputeStatus::Won))
}

/// Refuses a payment whose money is in a dispute.
pub(super) async fn undisputed(unit: &mut Unit<'_>, payment: &Payment) -> Result<()> {
    if in_dispute(unit, payment).await? {
        let message = format!(
            "The charge {} is disputed. Answer the dispute, or accept it, instead of refunding.",
            payment.id
        );
        return Err(Error::refused("charge_disputed", None, message));
    }
    Ok(())
}

/// Refuses wishes that mean nothing for this payment.
pub(super) fn wishes(payment: &Payment, new: &NewRefund) -> Result<()> {
    let card = payment.card.as_ref();
    let has_transfer = card.is_some_and(|card| card.transfer.is_some());
    if new.reverse_transfer && !has_transfer {
        let message = "This charge has no transfer that could be reversed with it. Transfers that \
            were made separately are reversed by themselves.";
        let (code, param) = ("parameter_invalid", Some("reverse_transfer"));
        return Err(Error::refused(code, param, message));
    }
    if !new.refund_application_fee {
        return Ok(());
    }
    let param = Some("refund_application_fee");
    if payment.application_fee.is_zero() {
        let message = "This charge has no application fee to refund.";
        return Err(Error::refused("parameter_invalid", param, message));
    }
    if has_transfer && !new.reverse_transfer {
        let message = "The application fee of a destination charge goes back with its transfer: \
            send reverse_transfer=true as well.";
        let (code, param) = ("parameter_missing", Some("reverse_transfer"));
        return Err(Error::refused(code, param, message));
    }
    Ok(())
}
