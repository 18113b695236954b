//! Transfers: the list and one of them. The form's steps are in [`draft`].

pub mod draft;

use crate::error::UiError;
use crate::queries::postings::Postings;
use crate::queries::rights::Rights;
use crate::url::page::PageQuery;
use domain::event::Event;
use domain::list::Page;
use domain::time::Timestamp;
use domain::transfer::Transfer;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::refusal;
#[cfg(feature = "ssr")]
use domain::{
    actor::Actor,
    id::{AccountId, TransferId},
    transfer::TransferFilter,
};

/// A transfer with the name of whom it went to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedTransfer {
    /// The transfer.
    pub transfer: Transfer,
    /// The destination's name; its id where the account is gone.
    pub name: String,
}

/// A page of transfers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransferList {
    /// The rows.
    pub page: Page<NamedTransfer>,
    /// The name of the account that the list is narrowed to.
    pub destination: Option<String>,
    /// What the person who looks may do.
    pub rights: Rights,
    /// The present by the platform's clock.
    pub now: Timestamp,
}

/// One transfer with everything behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransferData {
    /// The transfer.
    pub transfer: Transfer,
    /// Whose funds they were.
    pub from: Party,
    /// Who has them now.
    pub to: Party,
    /// Its postings.
    pub postings: Postings,
    /// What was told about it: id, type, time.
    pub events: Vec<EventLine>,
}

/// One side of a transfer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// The account's id.
    pub id: String,
    /// Its name; its id where the account is gone.
    pub name: String,
    /// Whether it is the platform itself, which has no page as an account.
    pub is_platform: bool,
}

/// One event, without its object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventLine {
    /// Its id.
    pub id: String,
    /// Such as `transfer.created`.
    pub kind: String,
    /// When.
    pub created: Timestamp,
}

impl From<Event> for EventLine {
    fn from(event: Event) -> Self {
        Self {
            id: event.id.into(),
            kind: event.kind.to_string(),
            created: event.created,
        }
    }
}

/// A page of the platform's transfers.
#[server(endpoint = "queries/transfers")]
pub async fn list_transfers(
    /// Only to the account with this id; empty for all.
    destination: String,
    /// Which page.
    page: PageQuery,
) -> Result<TransferList, UiError> {
    let (ctx, member) = (crate::ssr::ctx()?, crate::ssr::member()?);
    let actor = &member.actor;
    let account = only_to(&ctx, actor, destination.trim()).await?;
    let wanted = account.as_ref().map(|(id, _)| id.clone());
    let filter = TransferFilter {
        destination: wanted,
        ..TransferFilter::default()
    };
    let list = service::transfers::list(&ctx, actor, &filter, &page.request())
        .await
        .map_err(refusal::told)?;
    let page = named(&ctx, actor, list).await.map_err(refusal::told)?;
    let destination = account.map(|(_, name)| name);
    Ok(TransferList {
        page,
        destination,
        rights: Rights::of(actor),
        now: member.now,
    })
}

#[cfg(feature = "ssr")]
async fn only_to(
    ctx: &service::Ctx,
    actor: &Actor,
    id: &str,
) -> Result<Option<(AccountId, String)>, UiError> {
    if id.is_empty() {
        return Ok(None);
    }
    let missing = || refusal::told(service::Error::not_found("account", id, "destination"));
    let id: AccountId = id.parse().map_err(|_| missing())?;
    let account = service::accounts::retrieve(ctx, actor, &id)
        .await
        .map_err(|_| missing())?;
    Ok(Some((id, account.label())))
}

/// One transfer with its postings and events.
#[server(endpoint = "queries/transfer")]
pub async fn load_transfer(
    /// Its id.
    id: String,
) -> Result<TransferData, UiError> {
    let (ctx, actor) = (crate::ssr::ctx()?, crate::ssr::member_actor()?);
    let missing = |_| refusal::told(service::Error::not_found("transfer", &id, "id"));
    let id = id.parse().map_err(missing)?;
    let found = transfer_data(&ctx, &actor, &id).await;
    found.map_err(refusal::told)
}

#[cfg(feature = "ssr")]
async fn transfer_data(
    ctx: &service::Ctx,
    actor: &Actor,
    id: &TransferId,
) -> service::Result<TransferData> {
    let transfer = service::transfers::retrieve_any(ctx, actor, id).await?;
    let postings = service::transfers::postings(ctx, actor, id).await?;
    let events = service::events::of(ctx, actor, id.as_str()).await?;
    let platform = &actor.tenant().platform;
    let from = transfer.from.clone().unwrap_or_else(|| platform.clone());
    let ids = [from, transfer.destination.clone()];
    let names = service::accounts::names(ctx, actor, &ids).await?;
    let [from, to] = ids.map(|id| Party {
        name: name_of(&names, &id),
        is_platform: id == *platform,
        id: id.into(),
    });
    Ok(TransferData {
        transfer,
        from,
        to,
        postings: super::postings::named(ctx, actor, postings).await?,
        events: events.into_iter().map(EventLine::from).collect(),
    })
}

/// The name of an account among those that were looked up; its id where it is gone.
#[cfg(feature = "ssr")]
fn name_of(names: &[(AccountId, String)], id: &AccountId) -> String {
    let found = names.iter().find(|(known, _)| known == id);
    found.map_or_else(|| id.to_string(), |(_, name)| name.clone())
}

/// Adds the names of the destinations, with one look-up for all.
#[cfg(feature = "ssr")]
pub(crate) async fn named(
    ctx: &service::Ctx,
    actor: &Actor,
    page: Page<Transfer>,
) -> service::Result<Page<NamedTransfer>> {
    let mut ids: Vec<AccountId> = page
        .items
        .iter()
        .map(|transfer| transfer.destination.clone())
        .collect();
    ids.sort_unstable();
    ids.dedup();
    let names = service::accounts::names(ctx, actor, &ids).await?;
    Ok(page.map(|transfer| {
        let name = name_of(&names, &transfer.destination);
        NamedTransfer { transfer, name }
    }))
}
