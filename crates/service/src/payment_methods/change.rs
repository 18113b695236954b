//! Making, changing, giving and taking ways to pay.

use domain::{
    account::Change,
    actor::Actor,
    card::Card,
    customer::{Billing, PaymentMethod, Token},
    id::{CustomerId, PaymentMethodId},
    metadata::{Metadata, Patch},
    text,
};

use super::{attach_to, build, detach_from, resolve, tell};
use crate::{
    Ctx, Error, Idempotency, Reply, Result, Unit, Work, customers, payments, unit::run_keyed,
};

/// Longest text of a billing address, in characters.
const MAX_TEXT: usize = 256;

/// The card of a new way to pay.
#[derive(Clone, Debug)]
pub enum NewCard {
    /// As it was typed.
    Card(Card),
    /// By a token, which is used by it.
    Token(String),
}

/// What a way to pay is made with.
#[derive(Clone, Debug)]
pub struct NewMethod {
    /// The card.
    pub card: NewCard,
    /// Who holds it.
    pub billing: Billing,
    /// The pairs of its owner.
    pub metadata: Metadata,
}

/// Makes a way to pay of whoever acts.
pub async fn create(
    ctx: &Ctx,
    actor: &Actor,
    new: &NewMethod,
    key: Option<Idempotency<'_, PaymentMethod>>,
) -> Result<Reply<PaymentMethod>> {
    let scope = payments::seller(actor)?;
    payments::test_mode_only(&scope)?;
    check(&new.billing)?;
    run_keyed(ctx, actor, &scope, key, &Create(new)).await
}

fn check(billing: &Billing) -> Result<()> {
    let address = &billing.address;
    let table = [
        ("billing_details[name]", &billing.name),
        ("billing_details[phone]", &billing.phone),
        ("billing_details[address][line1]", &address.line1),
        ("billing_details[address][line2]", &address.line2),
        ("billing_details[address][city]", &address.city),
        ("billing_details[address][state]", &address.state),
        (
            "billing_details[address][postal_code]",
            &address.postal_code,
        ),
        ("billing_details[address][country]", &address.country),
    ];
    for (param, value) in table {
        let value = value.as_deref().unwrap_or_default();
        text::check(value, MAX_TEXT).map_err(|error| Error::text(param, error))?;
    }
    match &billing.email {
        Some(email) => {
            text::check_email(email).map_err(|error| Error::text("billing_details[email]", error))
        }
        None => Ok(()),
    }
}

struct Create<'a>(&'a NewMethod);

impl Work for Create<'_> {
    type Output = PaymentMethod;
    const ACTION: &'static str = "payment_method.create";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<PaymentMethod> {
        let NewMethod {
            card,
            billing,
            metadata,
        } = self.0.clone();
        let method = match card {
            NewCard::Card(card) => {
                let method = build(unit, card, billing, metadata);
                store::payment_methods::insert(&mut unit.write, unit.scope, &method).await?;
                method
            }
            NewCard::Token(named) => {
                let mut method = resolve(unit, &named, "card[token]").await?;
                // Who holds the card may stand on the token.
                if billing != Billing::default() {
                    method.billing = billing;
                }
                method.metadata = metadata;
                store::payment_methods::update(&mut unit.write, unit.scope, &method).await?;
                method
            }
        };
        unit.about(method.id.as_str());
        Ok(method)
    }
}

/// Keeps a card with its `holder` as a token, which stands for it once.
pub async fn create_token(
    ctx: &Ctx,
    actor: &Actor,
    card: &Card,
    holder: &Billing,
    key: Option<Idempotency<'_, PaymentMethod>>,
) -> Result<Reply<PaymentMethod>> {
    let scope = payments::seller(actor)?;
    payments::test_mode_only(&scope)?;
    run_keyed(ctx, actor, &scope, key, &CreateToken { card, holder }).await
}

struct CreateToken<'a> {
    card: &'a Card,
    holder: &'a Billing,
}

impl Work for CreateToken<'_> {
    type Output = PaymentMethod;
    const ACTION: &'static str = "token.create";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<PaymentMethod> {
        let (card, holder) = (self.card.clone(), self.holder.clone());
        let mut method = build(unit, card, holder, Metadata::default());
        method.token = Some(Token::Unused);
        unit.about(method.id.as_str());
        store::payment_methods::insert(&mut unit.write, unit.scope, &method).await?;
        Ok(method)
    }
}

/// A change of a way to pay.
#[derive(Clone, Debug, Default)]
pub struct MethodChange {
    /// Changes of who holds it: name, email, phone.
    pub name: Change<String>,
    /// Email.
    pub email: Change<String>,
    /// Phone number.
    pub phone: Change<String>,
    /// The pairs of its owner.
    pub metadata: Patch,
}

/// Changes a way to pay of whoever acts.
pub async fn update(
    ctx: &Ctx,
    actor: &Actor,
    id: &PaymentMethodId,
    change: &MethodChange,
    key: Option<Idempotency<'_, PaymentMethod>>,
) -> Result<Reply<PaymentMethod>> {
    let scope = payments::seller(actor)?;
    run_keyed(ctx, actor, &scope, key, &Update { id, change }).await
}

struct Update<'a> {
    id: &'a PaymentMethodId,
    change: &'a MethodChange,
}

impl Work for Update<'_> {
    type Output = PaymentMethod;
    const ACTION: &'static str = "payment_method.update";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<PaymentMethod> {
        let before = hold(unit, self.id).await?;
        let mut after = before.clone();
        let change = self.change;
        change.name.apply(&mut after.billing.name);
        change.email.apply(&mut after.billing.email);
        change.phone.apply(&mut after.billing.phone);
        check(&after.billing)?;
        let metadata = before.metadata.patched(&change.metadata);
        after.metadata = metadata.map_err(Error::metadata)?;
        if after == before {
            return Ok(after);
        }
        store::payment_methods::update(&mut unit.write, unit.scope, &after).await?;
        tell(unit, "payment_method.updated", &after, Some(&before)).await?;
        Ok(after)
    }
}

/// Gives a way to pay, or the test card that a name stands for, to a customer.
pub async fn attach(
    ctx: &Ctx,
    actor: &Actor,
    named: &str,
    customer: &CustomerId,
    key: Option<Idempotency<'_, PaymentMethod>>,
) -> Result<Reply<PaymentMethod>> {
    let scope = payments::seller(actor)?;
    payments::test_mode_only(&scope)?;
    run_keyed(ctx, actor, &scope, key, &Attach { named, customer }).await
}

struct Attach<'a> {
    named: &'a str,
    customer: &'a CustomerId,
}

impl Work for Attach<'_> {
    type Output = PaymentMethod;
    const ACTION: &'static str = "payment_method.attach";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<PaymentMethod> {
        customers::present(unit, self.customer, "customer").await?;
        let method = resolve(unit, self.named, "id").await?;
        unit.about(method.id.as_str());
        match &method.customer {
            None => attach_to(unit, method, self.customer).await,
            Some(known) if known == self.customer => Ok(method),
            Some(_) => Err(Error::refused(
                "resource_already_exists",
                None,
                "This payment method is attached to another customer.",
            )),
        }
    }
}

/// Takes a way to pay from its customer.
pub async fn detach(
    ctx: &Ctx,
    actor: &Actor,
    id: &PaymentMethodId,
    key: Option<Idempotency<'_, PaymentMethod>>,
) -> Result<Reply<PaymentMethod>> {
    let scope = payments::seller(actor)?;
    run_keyed(ctx, actor, &scope, key, &Detach(id)).await
}

struct Detach<'a>(&'a PaymentMethodId);

impl Work for Detach<'_> {
    type Output = PaymentMethod;
    const ACTION: &'static str = "payment_method.detach";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<PaymentMethod> {
        let method = hold(unit, self.0).await?;
        if method.customer.is_none() {
            let message = "This payment method is not attached to a customer.";
            return Err(Error::refused("status_transition_invalid", None, message));
        }
        detach_from(unit, &method).await
    }
}

async fn hold(unit: &mut Unit<'_>, id: &PaymentMethodId) -> Result<PaymentMethod> {
    unit.about(id.as_str());
    let found = store::payment_methods::hold(&mut unit.write, unit.scope, id).await?;
    found
        .filter(|method| !method.is_token())
        .ok_or_else(|| Error::not_found("payment_method", id, "id"))
}
