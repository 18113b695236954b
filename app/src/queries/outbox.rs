//! The messages of test mode.

use crate::error::UiError;
use crate::url::page::PageQuery;
use domain::list::Page;
use domain::message::Message;
use domain::time::Timestamp;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::refusal;

/// A page of messages with the names of their accounts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutboxData {
    /// The messages, newest first, each with its account's name; `None` in live mode.
    pub page: Option<Page<(Message, String)>>,
    /// The present by the platform's clock.
    pub now: Timestamp,
}

/// A page of the outbox.
#[server(endpoint = "queries/outbox")]
pub async fn load_outbox(
    /// Which page.
    page: PageQuery,
) -> Result<OutboxData, UiError> {
    let (ctx, member) = (crate::ssr::ctx()?, crate::ssr::member()?);
    let actor = &member.actor;
    if actor.tenant().livemode {
        return Ok(OutboxData {
            page: None,
            now: member.now,
        });
    }
    let found = service::outbox::list(&ctx, actor, &page.request())
        .await
        .map_err(refusal::told)?;
    let ids: Vec<_> = found
        .items
        .iter()
        .map(|message| message.account.clone())
        .collect();
    // Whoever may see messages but not accounts sees ids.
    let names = service::accounts::names(&ctx, actor, &ids)
        .await
        .unwrap_or_default();
    let page = found.map(|message| {
        let name = names.iter().find(|(id, _)| *id == message.account);
        let name = name.map_or_else(|| message.account.to_string(), |(_, name)| name.clone());
        (message, name)
    });
    Ok(OutboxData {
        page: Some(page),
        now: member.now,
    })
}
