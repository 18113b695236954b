//! Top-ups: the list, one of them, and the steps of a new one.

use crate::error::UiError;
use crate::queries::postings::Postings;
use crate::queries::rights::Rights;
use crate::queries::transfers::EventLine;
use crate::url::page::PageQuery;
use crate::url::transfers::TopupDraft;
use domain::balance_transaction::Balance;
use domain::list::Page;
use domain::money::{Currency, Money};
use domain::time::Timestamp;
use domain::topup::Topup;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::refusal;
#[cfg(feature = "ssr")]
use domain::{
    actor::{Actor, Permission},
    id::TopupId,
    topup::NewTopup,
};

/// A page of top-ups.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopupList {
    /// The rows.
    pub page: Page<Topup>,
    /// What the person who looks may do.
    pub rights: Rights,
    /// The present by the platform's clock.
    pub now: Timestamp,
}

/// One top-up with everything behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopupData {
    /// The top-up.
    pub topup: Topup,
    /// Its postings; none before the funds are in.
    pub postings: Postings,
    /// What was told about it.
    pub events: Vec<EventLine>,
}

/// What the form needs to know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopupForm {
    /// What was typed, with an idempotency key in any case.
    pub draft: TopupDraft,
    /// The platform's balances.
    pub balances: Vec<Balance>,
    /// The currency of the platform's country.
    pub currency: Currency,
    /// What the person who looks may do.
    pub rights: Rights,
}

/// The second step: what would happen, or the form again with what is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TopupReview {
    /// It can be added.
    Ready {
        /// How much.
        amount: Money,
        /// What is available before, in minor units.
        before: i64,
        /// The platform's name.
        platform_name: String,
    },
    /// It cannot.
    Refused(Box<TopupForm>, UiError),
}

/// A page of the platform's top-ups.
#[server(endpoint = "queries/topups")]
pub async fn list_topups(
    /// Which page.
    page: PageQuery,
) -> Result<TopupList, UiError> {
    let (ctx, member) = (crate::ssr::ctx()?, crate::ssr::member()?);
    let page = service::topups::list(&ctx, &member.actor, &Default::default(), &page.request())
        .await
        .map_err(refusal::told)?;
    Ok(TopupList {
        page,
        rights: Rights::of(&member.actor),
        now: member.now,
    })
}

/// One top-up with its postings and events.
#[server(endpoint = "queries/topup")]
pub async fn load_topup(
    /// Its id.
    id: String,
) -> Result<TopupData, UiError> {
    let (ctx, actor) = (crate::ssr::ctx()?, crate::ssr::member_actor()?);
    let missing = |_| refusal::told(service::Error::not_found("topup", &id, "id"));
    let id = id.parse().map_err(missing)?;
    let found = topup_data(&ctx, &actor, &id).await;
    found.map_err(refusal::told)
}

#[cfg(feature = "ssr")]
async fn topup_data(ctx: &service::Ctx, actor: &Actor, id: &TopupId) -> service::Result<TopupData> {
    let postings = service::topups::postings(ctx, actor, id).await?;
    let events = service::events::of(ctx, actor, id.as_str()).await?;
    Ok(TopupData {
        topup: service::topups::retrieve(ctx, actor, id).await?,
        postings: super::postings::named(ctx, actor, postings).await?,
        events: events.into_iter().map(EventLine::from).collect(),
    })
}

/// The first step.
#[server(endpoint = "queries/topup_form")]
pub async fn load_topup_form(
    /// What was typed so far.
    draft: TopupDraft,
) -> Result<TopupForm, UiError> {
    let (ctx, actor) = (crate::ssr::ctx()?, crate::ssr::member_actor()?);
    form(&ctx, &actor, draft).await
}

/// The second step.
#[server(endpoint = "queries/topup_review")]
pub async fn review_topup(
    /// What was typed.
    draft: TopupDraft,
) -> Result<TopupReview, UiError> {
    let (ctx, member) = (crate::ssr::ctx()?, crate::ssr::member()?);
    let form = form(&ctx, &member.actor, draft).await?;
    if !form.rights.add_funds {
        let error = refusal::told(service::Error::Forbidden(Permission::AddFunds));
        return Ok(TopupReview::Refused(
            Box::new(form),
            refusal::as_answer(error),
        ));
    }
    Ok(match parse(&form.draft) {
        Ok(new) => {
            let currency = new.amount.currency();
            let balance = form
                .balances
                .iter()
                .find(|balance| balance.currency == currency);
            let before = balance.map_or(0, |balance| balance.available);
            let platform_name = member.platform.name.clone();
            TopupReview::Ready {
                amount: new.amount.money(),
                before,
                platform_name,
            }
        }
        Err(error) => TopupReview::Refused(Box::new(form), refusal::as_answer(error)),
    })
}

#[cfg(feature = "ssr")]
async fn form(
    ctx: &service::Ctx,
    actor: &Actor,
    mut draft: TopupDraft,
) -> Result<TopupForm, UiError> {
    if draft.key.is_empty() {
        draft.key = ctx.ids.id();
    }
    let balances = service::balances::get(ctx, actor)
        .await
        .map_err(refusal::told)?;
    let platform = service::accounts::current(ctx, actor)
        .await
        .map_err(refusal::told)?;
    let currency = platform.default_currency;
    Ok(TopupForm {
        draft,
        balances,
        currency,
        rights: Rights::of(actor),
    })
}

/// Reads what was typed. Fields are named as in the form.
#[cfg(feature = "ssr")]
pub(crate) fn parse(draft: &TopupDraft) -> Result<NewTopup, UiError> {
    let (_, texts) = refusal::texts();
    let currency: Currency = draft
        .currency
        .parse()
        .map_err(|_| refusal::at("currency", "parameter_invalid", texts.unknown_currency()))?;
    let amount = refusal::amount("amount", &draft.amount, currency)?;
    let description = draft.description.trim();
    if description.chars().count() > domain::transfer::MAX_DESCRIPTION {
        let message = texts.too_long(domain::transfer::MAX_DESCRIPTION);
        return Err(refusal::at("description", "parameter_invalid", message));
    }
    Ok(NewTopup {
        amount,
        source: None,
        description: (!description.is_empty()).then(|| description.to_owned()),
        statement_descriptor: None,
        transfer_group: None,
        metadata: Default::default(),
    })
}
