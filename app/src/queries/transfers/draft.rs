//! The steps of a new transfer. The first shows the form, the second checks it exactly as sending
//! would and shows what would happen; nothing moves before the third.

use crate::error::UiError;
use crate::queries::rights::Rights;
use crate::url::transfers::TransferDraft;
use domain::account::{Account, AccountRow};
use domain::balance_transaction::Balance;
use domain::list::Page;
use domain::money::{Currency, Money};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::queries::refusal;
#[cfg(feature = "ssr")]
use domain::{actor::Actor, id::AccountId, money::Positive, transfer::NewTransfer};

/// What the form needs to know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransferForm {
    /// What was typed, with an idempotency key in any case.
    pub draft: TransferDraft,
    /// The chosen destination.
    pub destination: Option<Destination>,
    /// What was found for the words of the search, while none is chosen.
    pub matches: Page<AccountRow>,
    /// The platform's balances.
    pub balances: Vec<Balance>,
    /// What the person who looks may do.
    pub rights: Rights,
}

/// A destination, as far as the form shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Destination {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Where it is.
    pub country: domain::country::Country,
    /// In which currency it settles.
    pub currency: Currency,
}

impl From<&Account> for Destination {
    fn from(account: &Account) -> Self {
        Self {
            id: account.id.to_string(),
            name: account.label(),
            country: account.country,
            currency: account.default_currency,
        }
    }
}

/// What would happen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransferPreview {
    /// How much.
    pub amount: Money,
    /// To whom.
    pub destination: Destination,
    /// The platform's name.
    pub platform_name: String,
    /// What the platform has available before, in minor units.
    pub platform_before: i64,
    /// What the destination has available before, in minor units.
    pub destination_before: i64,
}

/// The second step: what would happen, or the form again with what is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TransferReview {
    /// It can be sent.
    Ready(Box<TransferPreview>),
    /// It cannot.
    Refused(Box<TransferForm>, UiError),
}

/// The first step.
#[server(endpoint = "queries/transfer_form")]
pub async fn load_transfer_form(
    /// What was typed so far.
    draft: TransferDraft,
) -> Result<TransferForm, UiError> {
    let (ctx, actor) = (crate::ssr::ctx()?, crate::ssr::member_actor()?);
    form(&ctx, &actor, draft).await
}

/// The second step.
#[server(endpoint = "queries/transfer_review")]
pub async fn review_transfer(
    /// What was typed.
    draft: TransferDraft,
) -> Result<TransferReview, UiError> {
    let (ctx, member) = (crate::ssr::ctx()?, crate::ssr::member()?);
    let form = form(&ctx, &member.actor, draft).await?;
    match preview(&ctx, &member.actor, &form).await {
        Ok(preview) => {
            let platform_name = member.platform.name.clone();
            Ok(TransferReview::Ready(Box::new(TransferPreview {
                platform_name,
                ..preview
            })))
        }
        Err(error) => Ok(TransferReview::Refused(
            Box::new(form),
            refusal::as_answer(error),
        )),
    }
}

#[cfg(feature = "ssr")]
async fn form(
    ctx: &service::Ctx,
    actor: &Actor,
    mut draft: TransferDraft,
) -> Result<TransferForm, UiError> {
    if draft.key.is_empty() {
        draft.key = ctx.ids.id();
    }
    let balances = service::balances::get(ctx, actor)
        .await
        .map_err(refusal::told)?;
    let account = match draft.to.parse::<AccountId>() {
        Ok(id) => service::accounts::retrieve(ctx, actor, &id).await.ok(),
        Err(_) => None,
    };
    let destination = account.as_ref().map(Destination::from);
    let matches = match destination {
        None => crate::queries::accounts::matches(ctx, actor, &draft.find).await?,
        Some(_) => Page::empty(),
    };
    Ok(TransferForm {
        draft,
        destination,
        matches,
        balances,
        rights: Rights::of(actor),
    })
}

#[cfg(feature = "ssr")]
async fn preview(
    ctx: &service::Ctx,
    actor: &Actor,
    form: &TransferForm,
) -> Result<TransferPreview, UiError> {
    let new = parse(&form.draft)?;
    let found = service::transfers::preview(ctx, actor, &new)
        .await
        .map_err(|error| explain(refusal::told(error), form, new.amount))?;
    Ok(TransferPreview {
        amount: new.amount.money(),
        destination: Destination::from(&found.destination),
        platform_name: String::new(),
        platform_before: found.platform_before.available,
        destination_before: found.destination_before.available,
    })
}

/// Reads what was typed. Fields are named as in the form.
#[cfg(feature = "ssr")]
pub(crate) fn parse(draft: &TransferDraft) -> Result<NewTransfer, UiError> {
    let (_, texts) = refusal::texts();
    let unknown = || refusal::at("to", "resource_missing", texts.unknown_account());
    let destination = draft.to.parse().map_err(|_| unknown())?;
    let currency: Currency = draft
        .currency
        .parse()
        .map_err(|_| refusal::at("currency", "parameter_invalid", texts.unknown_currency()))?;
    let amount = refusal::amount("amount", &draft.amount, currency)?;
    let description = draft.description.trim();
    Ok(NewTransfer {
        description: (!description.is_empty()).then(|| description.to_owned()),
        ..NewTransfer::new(amount, destination)
    })
}

/// Says with figures what the service's code says without, at the form's own fields.
#[cfg(feature = "ssr")]
fn explain(error: UiError, form: &TransferForm, amount: Positive) -> UiError {
    let (locale, texts) = refusal::texts();
    let field = match error.field.as_deref() {
        Some("destination" | "account") => Some("to".to_owned()),
        other => other.map(str::to_owned),
    };
    let message = match (error.code.as_str(), field.as_deref()) {
        ("balance_insufficient", _) => {
            let currency = amount.currency();
            let balance = form
                .balances
                .iter()
                .find(|balance| balance.currency == currency);
            let available = Money::new(balance.map_or(0, |it| it.available), currency);
            texts.insufficient(crate::format::money(locale, available))
        }
        ("parameter_invalid", Some("currency")) => match &form.destination {
            Some(destination) => texts.wrong_currency(destination.currency.upper()),
            None => error.message,
        },
        _ => error.message,
    };
    UiError {
        message,
        field,
        ..error
    }
}
