//! The home page.

use crate::error::UiError;
use crate::queries::rights::Rights;
use crate::queries::transfers::NamedTransfer;
use domain::account::StatusCounts;
use domain::balance_transaction::Balance;
use domain::time::Timestamp;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::{refusal, transfers::named};
#[cfg(feature = "ssr")]
use domain::list::PageRequest;

/// What the home page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HomeData {
    /// The platform's balances.
    pub balances: Vec<Balance>,
    /// How many accounts are in which status.
    pub counts: StatusCounts,
    /// The newest transfers.
    pub transfers: Vec<NamedTransfer>,
    /// What the person who looks may do.
    pub rights: Rights,
    /// The present by the platform's clock.
    pub now: Timestamp,
}

/// How many transfers the home page shows.
#[cfg(feature = "ssr")]
const RECENT: u32 = 5;

/// What the home page shows.
#[server(endpoint = "queries/home")]
pub async fn load_home() -> Result<HomeData, UiError> {
    let (ctx, member) = (crate::ssr::ctx()?, crate::ssr::member()?);
    let actor = &member.actor;
    let balances = service::balances::get(&ctx, actor)
        .await
        .map_err(refusal::told)?;
    let counts = service::accounts::counts(&ctx, actor, &Default::default())
        .await
        .map_err(refusal::told)?;
    let page = PageRequest::first(RECENT);
    let transfers = service::transfers::list(&ctx, actor, &Default::default(), &page)
        .await
        .map_err(refusal::told)?;
    let transfers = named(&ctx, actor, transfers)
        .await
        .map_err(refusal::told)?
        .items;
    Ok(HomeData {
        balances,
        counts,
        transfers,
        rights: Rights::of(actor),
        now: member.now,
    })
}
