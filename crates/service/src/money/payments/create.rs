//! Charging a card without an intent, as older clients do; capturing and describing charges.

use domain::{
    account::Change,
    actor::{Actor, Permission},
    card::Decline,
    event::EventKind,
    id::PaymentId,
    intent::IntentTerms,
    metadata::Patch,
    payment::{CardState, Payment},
    shipping::Shipping,
    text,
    transfer::{MAX_DESCRIPTION, MAX_GROUP},
};

use super::{
    authorised::{Capture, capture_held},
    charge::{Try, charge, declined},
    terms,
};
use crate::{
    Ctx, Error, Idempotency, Reply, Result, Unit, Work,
    people::{contact, customers, network, payment_methods},
    rights::authorize,
    work::run_keyed,
};

/// What came of charging a card.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// The charge, written whatever came of it.
    pub charge: Payment,
    /// Why the card was declined.
    pub declined: Option<Decline>,
}

/// Charges `source`, a token or a saved card; without one the default of the customer. A card that needs its owner's consent is declined:
/// only intents can ask for it.
pub async fn create(
    ctx: &Ctx,
    actor: &Actor,
    terms: &IntentTerms,
    source: Option<&str>,
    key: Option<Idempotency<'_, Attempt>>,
) -> Result<Reply<Attempt>> {
    let scope = authorize::owner(actor, Permission::RecordPayments)?;
    network::check_connected(&scope)?;
    run_keyed(ctx, actor, &scope, key, &Create { terms, source }).await
}

struct Create<'a> {
    terms: &'a IntentTerms,
    source: Option<&'a str>,
}

impl Work for Create<'_> {
    type Output = Attempt;
    const ACTION: &'static str = "charge.create";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Attempt> {
        terms::check(unit, self.terms).await?;
        let mut default = None;
        if let Some(customer) = &self.terms.customer {
            let customer = customers::present(unit, customer, "customer").await?;
            default = customer.default_method().map(ToString::to_string);
        }
        let source = self.source.map(str::to_owned).or(default);
        let source = source.ok_or_else(without_card)?;
        let method = payment_methods::resolve(unit, &source, "source").await?;
        payment_methods::check_owner(&method, self.terms.customer.as_ref(), "source")?;
        let asks = method.card.outcome.requires_action();
        let decline = declined(&method.card, false, unit.now)
            .or_else(|| asks.then_some(Decline::AuthenticationRequired));
        let attempt = Try {
            terms: self.terms,
            method: &method,
            intent: None,
            decline,
        };
        let charge = charge(unit, &attempt).await?;
        unit.about(charge.id.as_str());
        Ok(Attempt {
            charge,
            declined: decline,
        })
    }
}

fn without_card() -> Error {
    let message = "This customer has no default card: send `source`, or set \
        `invoice_settings[default_payment_method]` of the customer.";
    Error::refused("missing", Some("source"), message)
}

/// Captures a charge that was made without an intent.
pub async fn capture(
    ctx: &Ctx,
    actor: &Actor,
    id: &PaymentId,
    how: &Capture,
    key: Option<Idempotency<'_, Payment>>,
) -> Result<Reply<Payment>> {
    let scope = authorize::owner(actor, Permission::RecordPayments)?;
    run_keyed(ctx, actor, &scope, key, &CaptureOne { id, how }).await
}

struct CaptureOne<'a> {
    id: &'a PaymentId,
    how: &'a Capture,
}

impl Work for CaptureOne<'_> {
    type Output = Payment;
    const ACTION: &'static str = "charge.capture";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Payment> {
        let payment = hold_own(unit, self.id).await?;
        let card = payment.card.as_ref();
        let open = card.is_some_and(|card| card.state == CardState::Authorised);
        if open && card.is_some_and(|card| card.intent.is_some()) {
            return Err(Error::refused(
                "payment_intent_unexpected_state",
                None,
                "This charge belongs to a payment intent: capture the intent instead.",
            ));
        }
        capture_held(unit, &payment, self.how, "amount").await
    }
}

/// A change of what may change of a payment.
#[derive(Clone, Debug, Default)]
pub struct ChargeChange {
    /// In words.
    pub description: Change<String>,
    /// Where the receipt goes; only of cards.
    pub receipt_email: Change<String>,
    /// Where the goods go; only of cards.
    pub shipping: Option<Shipping>,
    /// Only where there is none yet.
    pub transfer_group: Option<String>,
    /// The pairs of its owner.
    pub metadata: Patch,
}

/// Changes a payment of whoever acts.
pub async fn update(
    ctx: &Ctx,
    actor: &Actor,
    id: &PaymentId,
    change: &ChargeChange,
    key: Option<Idempotency<'_, Payment>>,
) -> Result<Reply<Payment>> {
    let scope = authorize::owner(actor, Permission::RecordPayments)?;
    if let Some(value) = change.description.value() {
        text::check(value, MAX_DESCRIPTION).map_err(|error| Error::text("description", error))?;
    }
    let group = change.transfer_group.as_deref().unwrap_or_default();
    text::check(group, MAX_GROUP).map_err(|error| Error::text("transfer_group", error))?;
    terms::email(change.receipt_email.value().map(String::as_str))?;
    if let Some(shipping) = &change.shipping {
        contact::shipping("shipping", shipping)?;
    }
    run_keyed(ctx, actor, &scope, key, &Update { id, change }).await
}

struct Update<'a> {
    id: &'a PaymentId,
    change: &'a ChargeChange,
}

impl Work for Update<'_> {
    type Output = Payment;
    const ACTION: &'static str = "charge.update";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Payment> {
        let before = hold_own(unit, self.id).await?;
        let mut after = before.clone();
        let change = self.change;
        change.description.apply(&mut after.description);
        after.metadata = before
            .metadata
            .patched(&change.metadata)
            .map_err(Error::metadata)?;
        self.card_only(&mut after)?;
        if let Some(group) = &change.transfer_group {
            terms::regroup(&mut after, group)?;
        }
        if after == before {
            return Ok(after);
        }
        store::payments::update(&mut unit.write, unit.scope, &after).await?;
        unit.tell(EventKind::ChargeUpdated, &after, Some(&before))
            .await?;
        Ok(after)
    }
}

impl Update<'_> {
    /// What only charged cards have.
    fn card_only(&self, payment: &mut Payment) -> Result<()> {
        let (email, shipping) = (&self.change.receipt_email, &self.change.shipping);
        let param = match (email.is_keep(), shipping) {
            (false, _) => "receipt_email",
            (true, Some(_)) => "shipping",
            (true, None) => return Ok(()),
        };
        let Some(card) = payment.card.as_deref_mut() else {
            let message = format!("Only a charged card has `{param}`; this is a payment.");
            return Err(Error::refused("parameter_invalid", Some(param), message));
        };
        email.apply(&mut card.receipt_email);
        if shipping.is_some() {
            card.shipping.clone_from(shipping);
        }
        Ok(())
    }
}

/// A payment of whoever acts itself, held.
async fn hold_own(unit: &mut Unit<'_>, id: &PaymentId) -> Result<Payment> {
    unit.about(id.as_str());
    let found = store::payments::hold(&mut unit.write, unit.scope, id).await?;
    found
        .filter(|payment| payment.account == *unit.scope.owner())
        .ok_or_else(|| Error::not_found("charge", id, "id"))
}
