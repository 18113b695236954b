//! Making, changing, giving and taking ways to pay.

use domain::{
    account::{AddressChange, Change},
    actor::{Actor, Permission},
    card::{Card, CardError},
    customer::{Billing, PaymentMethod, Redisplay, Token},
    event::EventKind,
    id::PaymentMethodId,
    metadata::{Metadata, Patch},
};

use super::{build, hold, resolve};
use crate::{
    Ctx, Error, Idempotency, Reply, Result, Unit, Work,
    people::{contact, network},
    rights::authorize,
    work::run_keyed,
};

/// How calls name who holds a card.
const BILLING: &str = "billing_details";

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
    /// Whether it may be shown to its customer again.
    pub allow_redisplay: Redisplay,
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
    let scope = authorize::owner(actor, Permission::RecordPayments)?;
    network::check_connected(&scope)?;
    contact::billing(BILLING, &new.billing)?;
    run_keyed(ctx, actor, &scope, key, &Create(new)).await
}

struct Create<'a>(&'a NewMethod);

impl Work for Create<'_> {
    type Output = PaymentMethod;
    const ACTION: &'static str = "payment_method.create";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<PaymentMethod> {
        let method = make(unit, self.0, "card[token]").await?;
        unit.about(method.id.as_str());
        Ok(method)
    }
}

/// Makes a way to pay. `param` is how the call names the token of its card.
pub(super) async fn make(
    unit: &mut Unit<'_>,
    new: &NewMethod,
    param: &'static str,
) -> Result<PaymentMethod> {
    let (billing, metadata) = (new.billing.clone(), new.metadata.clone());
    let method = match &new.card {
        NewCard::Card(card) => {
            let mut method = build(unit, card.clone(), billing, metadata);
            method.allow_redisplay = new.allow_redisplay;
            store::payment_methods::insert(&mut unit.write, unit.scope, &method).await?;
            method
        }
        NewCard::Token(named) => {
            let mut method = resolve(unit, named, param).await?;
            // Who holds the card may stand on the token.
            if billing != Billing::default() {
                method.billing = billing;
            }
            method.metadata = metadata;
            method.allow_redisplay = new.allow_redisplay;
            store::payment_methods::update(&mut unit.write, unit.scope, &method).await?;
            method
        }
    };
    Ok(method)
}

/// Keeps a card with its `holder` as a token, which stands for it once.
pub async fn create_token(
    ctx: &Ctx,
    actor: &Actor,
    card: &Card,
    holder: &Billing,
    key: Option<Idempotency<'_, PaymentMethod>>,
) -> Result<Reply<PaymentMethod>> {
    let scope = authorize::owner(actor, Permission::RecordPayments)?;
    network::check_connected(&scope)?;
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
    /// Address.
    pub address: AddressChange,
    /// The last month of the card, 1 to 12.
    pub exp_month: Option<i64>,
    /// The year of that month.
    pub exp_year: Option<i64>,
    /// Whether it may be shown to its customer again.
    pub allow_redisplay: Option<Redisplay>,
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
    let scope = authorize::owner(actor, Permission::RecordPayments)?;
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
        change.address.apply(&mut after.billing.address);
        contact::billing(BILLING, &after.billing)?;
        if change.exp_month.is_some() || change.exp_year.is_some() {
            let today = unit.now.date();
            let card = before
                .card
                .expiring(change.exp_month, change.exp_year, today);
            after.card = card.map_err(expiry)?;
        }
        after.allow_redisplay = change.allow_redisplay.unwrap_or(before.allow_redisplay);
        let metadata = before.metadata.patched(&change.metadata);
        after.metadata = metadata.map_err(Error::metadata)?;
        if after == before {
            return Ok(after);
        }
        store::payment_methods::update(&mut unit.write, unit.scope, &after).await?;
        unit.tell(EventKind::PaymentMethodUpdated, &after, Some(&before))
            .await?;
        Ok(after)
    }
}

fn expiry(error: CardError) -> Error {
    let param = format!("card[{}]", error.param());
    Error::invalid(&param, error.code(), error.to_string())
}
