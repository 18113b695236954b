//! Ways to pay: cards that are kept to be charged, once or again.

mod change;
mod choice;
mod read;

use domain::{
    actor::Scope,
    card::Card,
    customer::{Billing, PaymentMethod, Redisplay, Token},
    event::EventKind,
    id::{CustomerId, PaymentMethodId},
    list::PageRequest,
    metadata::Metadata,
};

use crate::{Error, Result, Unit};

pub(crate) use choice::take;

pub use change::{MethodChange, NewCard, NewMethod, create, create_token, update};
pub use choice::Choice;
pub use read::{CardFields, list, read_card, retrieve, retrieve_token};

/// What the names of tokens start with.
const TOKEN: &str = "tok_";
/// Methods that are let go in one go.
const BATCH: u32 = 100;

/// The way to pay that a call names: one that is kept, or a new one of the test card that the name
/// stands for, such as `pm_card_visa` or `tok_visa`.
pub(crate) async fn resolve(
    unit: &mut Unit<'_>,
    named: &str,
    param: &'static str,
) -> Result<PaymentMethod> {
    if let Some(card) = Card::from_token(named) {
        let method = build(unit, card, Billing::default(), Metadata::default());
        store::payment_methods::insert(&mut unit.write, unit.scope, &method).await?;
        return Ok(method);
    }
    if named.starts_with(TOKEN) {
        let scope = unit.scope;
        return redeem(unit, scope, named, param).await;
    }
    let absent = || Error::not_found("payment_method", named, param);
    let id: PaymentMethodId = named.parse().map_err(|_| absent())?;
    let found = store::payment_methods::hold(&mut unit.write, unit.scope, &id).await?;
    found.filter(|method| !method.is_token()).ok_or_else(absent)
}

/// The way to pay behind the name of a token.
fn of_token(named: &str) -> Option<PaymentMethodId> {
    let suffix = named.strip_prefix(TOKEN)?;
    format!("{}{suffix}", PaymentMethodId::PREFIX).parse().ok()
}

/// Uses a token of the scope's owner, which works once.
pub(crate) async fn redeem(
    unit: &mut Unit<'_>,
    scope: &Scope,
    named: &str,
    param: &'static str,
) -> Result<PaymentMethod> {
    let absent = || Error::not_found("token", named, param);
    let id = of_token(named).ok_or_else(absent)?;
    let found = store::payment_methods::hold(&mut unit.write, scope, &id).await?;
    let mut method = found.ok_or_else(absent)?;
    match method.token {
        Some(Token::Unused) => method.token = Some(Token::Used),
        Some(Token::Used) => return Err(used_token(param)),
        None => return Err(absent()),
    }
    store::payment_methods::update(&mut unit.write, scope, &method).await?;
    Ok(method)
}

/// A token cannot be used a second time.
pub(crate) fn used_token(param: &'static str) -> Error {
    let message = "This token was used before. Make a new one: a token works once.";
    Error::refused("token_already_used", Some(param), message)
}

/// A card of a customer is charged with its customer only.
pub(crate) fn check_owner(
    method: &PaymentMethod,
    customer: Option<&CustomerId>,
    param: &str,
) -> Result<()> {
    if method.customer.is_none() || method.customer.as_ref() == customer {
        return Ok(());
    }
    let message = "This payment method belongs to a customer: send that customer in `customer`.";
    Err(Error::invalid(param, "parameter_invalid", message))
}

fn build(unit: &Unit<'_>, card: Card, billing: Billing, metadata: Metadata) -> PaymentMethod {
    PaymentMethod {
        id: unit.id(PaymentMethodId::from_suffix),
        account: unit.scope.owner().clone(),
        card,
        billing,
        customer: None,
        metadata,
        token: None,
        allow_redisplay: Redisplay::Unspecified,
        created: unit.now,
    }
}

/// Gives a way to pay to a customer.
pub(crate) async fn attach_to(
    unit: &mut Unit<'_>,
    mut method: PaymentMethod,
    customer: &CustomerId,
) -> Result<PaymentMethod> {
    method.customer = Some(customer.clone());
    store::payment_methods::update(&mut unit.write, unit.scope, &method).await?;
    unit.tell(EventKind::PaymentMethodAttached, &method, None)
        .await?;
    Ok(method)
}

/// Takes a way to pay from its customer.
pub(crate) async fn detach_from(
    unit: &mut Unit<'_>,
    before: &PaymentMethod,
) -> Result<PaymentMethod> {
    let after = PaymentMethod {
        customer: None,
        ..before.clone()
    };
    store::payment_methods::update(&mut unit.write, unit.scope, &after).await?;
    unit.tell(EventKind::PaymentMethodDetached, &after, Some(before))
        .await?;
    Ok(after)
}

/// Takes every way to pay from a customer.
pub(crate) async fn detach_all(unit: &mut Unit<'_>, customer: &CustomerId) -> Result<()> {
    loop {
        let (write, scope) = (&mut unit.write, unit.scope);
        let first = PageRequest::first(BATCH);
        let page = store::payment_methods::page(write, scope, customer, &first).await?;
        if page.items.is_empty() {
            return Ok(());
        }
        for method in &page.items {
            detach_from(unit, method).await?;
        }
    }
}

/// A way to pay of whoever acts that is kept, held.
pub(crate) async fn hold(unit: &mut Unit<'_>, id: &PaymentMethodId) -> Result<PaymentMethod> {
    unit.about(id.as_str());
    let found = store::payment_methods::hold(&mut unit.write, unit.scope, id).await?;
    found
        .filter(|method| !method.is_token())
        .ok_or_else(|| Error::not_found("payment_method", id, "id"))
}
