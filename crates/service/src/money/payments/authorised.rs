//! Authorised cards: capturing them, releasing them, and what becomes of those that nobody
//! captured in time.

use domain::{
    event::EventKind,
    id::PaymentId,
    money::{Money, Positive},
    payment::{CardPayment, CardState, Payment},
};

use super::{
    capture::{capture, card_of},
    charge::{dispute, state},
    terms,
};
use crate::{
    Ctx, Error, Result, Unit, Work,
    money::intents,
    queue::{Job, once},
};

/// How an authorised card is captured. What is left out stays as it was agreed.
#[derive(Clone, Debug, Default)]
pub struct Capture {
    /// How much, in minor units: all of it unless given. The rest is released.
    pub amount: Option<i64>,
    /// What the platform keeps, in minor units.
    pub application_fee_amount: Option<i64>,
    /// What the destination gets, in minor units.
    pub transfer_amount: Option<i64>,
    /// What the card statement shows.
    pub statement_descriptor: Option<String>,
    /// What is added to the account's own descriptor.
    pub statement_descriptor_suffix: Option<String>,
    /// Where the receipt goes.
    pub receipt_email: Option<String>,
    /// What ties it to other objects of the platform.
    pub transfer_group: Option<String>,
}

impl Capture {
    /// Checks the texts alone.
    fn check(&self) -> Result<()> {
        terms::words(
            self.statement_descriptor.as_deref(),
            self.statement_descriptor_suffix.as_deref(),
            self.transfer_group.as_deref(),
        )?;
        terms::email(self.receipt_email.as_deref())
    }
}

/// Captures a held payment. `param` is how the caller's call names the amount.
pub(crate) async fn capture_held(
    unit: &mut Unit<'_>,
    payment: &Payment,
    how: &Capture,
    param: &str,
) -> Result<Payment> {
    how.check()?;
    let mut agreed = payment.clone();
    let direct = unit.scope.account().is_some();
    let until = capturable(card_of(&mut agreed)?)?;
    if until.capture_before.is_some_and(|end| end <= unit.now) {
        return Err(Error::refused(
            "charge_expired_for_capture",
            None,
            "The authorisation of this charge has expired, so it cannot be captured.",
        ));
    }
    let amount = amount_of(payment, how.amount, param)?;
    // The accounts may have lost since what they had when the card was authorised.
    let card = card_of(&mut agreed)?;
    let (data, behalf) = (card.transfer_data.clone(), card.on_behalf_of.clone());
    let destination = data.map(|data| data.destination);
    terms::accounts(unit, destination.as_ref(), behalf.as_ref()).await?;
    apply(card_of(&mut agreed)?, how, amount.money(), direct)?;
    if let Some(group) = &how.transfer_group {
        terms::regroup(&mut agreed, group)?;
    }
    state(unit, &mut agreed).await?;
    let captured = capture(unit, &agreed, amount).await?;
    unit.tell(EventKind::ChargeCaptured, &captured, None)
        .await?;
    dispute(unit, &captured).await?;
    Ok(captured)
}

fn capturable(card: &CardPayment) -> Result<&CardPayment> {
    let (code, message) = match card.state {
        CardState::Authorised => return Ok(card),
        CardState::Captured => (
            "charge_already_captured",
            "This charge has already been captured.",
        ),
        CardState::Released => (
            "charge_expired_for_capture",
            "The authorisation of this charge was released, so it cannot be captured.",
        ),
        CardState::Declined => (
            "capture_unauthorized_payment",
            "This charge was declined, so there is nothing to capture.",
        ),
    };
    Err(Error::refused(code, None, message))
}

fn amount_of(payment: &Payment, wanted: Option<i64>, param: &str) -> Result<Positive> {
    let most = payment.amount;
    let wanted = wanted.unwrap_or(most.minor());
    if wanted > most.minor() {
        let message = format!("Only {most} of this charge can be captured.");
        return Err(Error::refused("amount_too_large", Some(param), message));
    }
    let money = Money::new(wanted, most.currency());
    if money != most {
        Error::check_step(param, money, most.currency().card_step())?;
    }
    Positive::new(money).map_err(|error| Error::amount(param, error))
}

/// Writes what the capture asks for into what was agreed. A fee that was agreed before is held to
/// what is captured; one that is asked for now must fit.
fn apply(card: &mut CardPayment, how: &Capture, amount: Money, direct: bool) -> Result<()> {
    if let Some(sent) = how.transfer_amount {
        let Some(data) = &mut card.transfer_data else {
            let message = "This charge has no destination, so nothing can be sent to one.";
            let param = "transfer_data[amount]";
            return Err(Error::invalid(param, "parameter_invalid", message));
        };
        data.amount = Some(sent);
        let fee = how.application_fee_amount.or(card.application_fee_amount);
        terms::shares(amount, fee, card.transfer_data.as_ref(), direct)?;
    }
    if how.application_fee_amount.is_some() {
        let data = card.transfer_data.as_ref();
        terms::shares(amount, how.application_fee_amount, data, direct)?;
        card.application_fee_amount = how.application_fee_amount;
    }
    let texts = [
        (&how.statement_descriptor, &mut card.statement_descriptor),
        (
            &how.statement_descriptor_suffix,
            &mut card.statement_descriptor_suffix,
        ),
        (&how.receipt_email, &mut card.receipt_email),
    ];
    for (given, field) in texts {
        if given.is_some() {
            field.clone_from(given);
        }
    }
    Ok(())
}

/// Lets go of what is held on the card, and tells it as `event`.
pub(crate) async fn release(
    unit: &mut Unit<'_>,
    payment: &Payment,
    event: EventKind,
) -> Result<Payment> {
    let mut released = payment.clone();
    let card = card_of(&mut released)?;
    card.state = CardState::Released;
    card.capture_before = None;
    store::payments::update(&mut unit.write, unit.scope, &released).await?;
    unit.tell(event, &released, None).await?;
    Ok(released)
}

/// The authorisation of a card ends.
pub(crate) async fn expire(ctx: &Ctx, job: &Job, payment: &PaymentId) -> Result<()> {
    once(ctx, job, None, &Expire(payment)).await
}

struct Expire<'a>(&'a PaymentId);

impl Work for Expire<'_> {
    type Output = ();
    const ACTION: &'static str = "payment.expire";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<()> {
        unit.about(self.0.as_str());
        expire_one(unit, self.0).await
    }
}

async fn expire_one(unit: &mut Unit<'_>, id: &PaymentId) -> Result<()> {
    let Some(found) = store::payments::find(&mut unit.write, unit.scope, id).await? else {
        return Ok(());
    };
    // First the intent, then its charge: in the order of everyone who changes both.
    let of = found.card().and_then(|card| card.intent.clone());
    let intent = match of {
        Some(of) => intents::hold_of(unit, &found.account, &of).await?,
        None => None,
    };
    let Some(payment) = store::payments::hold(&mut unit.write, unit.scope, id).await? else {
        return Ok(());
    };
    let state = payment.card().map(|card| card.state);
    if state != Some(CardState::Authorised) {
        return Ok(());
    }
    release(unit, &payment, EventKind::ChargeExpired).await?;
    match intent {
        Some(intent) => intents::expired(unit, intent).await,
        None => Ok(()),
    }
}
