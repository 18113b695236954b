//! Finding ways to pay, and reading cards.

use domain::{
    actor::{Actor, Permission},
    card::{Card, CardError},
    customer::PaymentMethod,
    id::{CustomerId, PaymentMethodId},
    list::{Page, PageRequest},
};

use crate::{Ctx, Error, Result, rights::authorize};

/// A card as it is typed. Never kept, and never shown in logs.
#[derive(Clone)]
pub struct CardFields {
    /// The number.
    pub number: String,
    /// The last month, 1 to 12.
    pub exp_month: i64,
    /// Its year.
    pub exp_year: i64,
    /// The security code.
    pub cvc: Option<String>,
}

/// The card with this number, as the simulated network knows it at the time of the tenant.
pub async fn read_card(
    ctx: &Ctx,
    actor: &Actor,
    it: &CardFields,
) -> Result<std::result::Result<Card, CardError>> {
    let mut read = ctx.store.read().await?;
    let today = ctx.now(&mut read, actor.tenant()).await?.date();
    let cvc = it.cvc.as_deref();
    Ok(Card::from_number(
        &it.number,
        it.exp_month,
        it.exp_year,
        cvc,
        today,
    ))
}

/// One way to pay of whoever acts.
pub async fn retrieve(ctx: &Ctx, actor: &Actor, id: &PaymentMethodId) -> Result<PaymentMethod> {
    let scope = authorize::owner(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    let found = store::payment_methods::find(&mut read, &scope, id).await?;
    found
        .filter(|method| !method.is_token())
        .ok_or_else(|| Error::not_found("payment_method", id, "id"))
}

/// The card behind a token of whoever acts, used or not.
pub async fn retrieve_token(ctx: &Ctx, actor: &Actor, named: &str) -> Result<PaymentMethod> {
    let scope = authorize::owner(actor, Permission::ViewMoney)?;
    let absent = || Error::not_found("token", named, "id");
    let id = super::of_token(named).ok_or_else(absent)?;
    let mut read = ctx.store.read().await?;
    let found = store::payment_methods::find(&mut read, &scope, &id).await?;
    found
        .filter(|method| method.token.is_some())
        .ok_or_else(absent)
}

/// The ways to pay of one customer of whoever acts, newest first.
pub async fn list(
    ctx: &Ctx,
    actor: &Actor,
    customer: &CustomerId,
    page: &PageRequest,
) -> Result<Page<PaymentMethod>> {
    let scope = authorize::owner(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    let known = store::customers::find(&mut read, &scope, customer).await?;
    if known.is_none() {
        return Err(Error::not_found("customer", customer, "customer"));
    }
    Ok(store::payment_methods::page(&mut read, &scope, customer, page).await?)
}
