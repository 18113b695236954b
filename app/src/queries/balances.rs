//! The platform's own balances and what changed them.

use crate::error::UiError;
use crate::queries::rights::Rights;
use crate::url::page::PageQuery;
use domain::balance_transaction::{Balance, BalanceTransaction};
use domain::list::Page;
use domain::payment::ApplicationFee;
use domain::time::Timestamp;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::refusal;
#[cfg(feature = "ssr")]
use domain::balance_transaction::{TransactionFilter, TransactionType};

/// The platform's balances and a page of what changed them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BalancesData {
    /// One per currency.
    pub balances: Vec<Balance>,
    /// What changed them.
    pub activity: Page<BalanceTransaction>,
    /// What the person who looks may do.
    pub rights: Rights,
    /// The present by the platform's clock.
    pub now: Timestamp,
}

/// One line, with what is behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineData {
    /// The line.
    pub line: BalanceTransaction,
    /// The fee that it is about.
    pub fee: Option<ApplicationFee>,
    /// The name of the connected account whose line it is; absent for the platform's own.
    pub account_name: Option<String>,
    /// The payment that it is of, or that was refunded, disputed or charged a fee.
    pub payment: Option<String>,
    /// The transfer that was sent or came back.
    pub transfer: Option<String>,
}

/// The platform's balances and a page of what changed them.
#[server(endpoint = "queries/balances")]
pub async fn load_balances(
    /// A type of line; empty for all.
    kind: String,
    /// Which page.
    page: PageQuery,
) -> Result<BalancesData, UiError> {
    let (ctx, member) = (crate::ssr::ctx()?, crate::ssr::member()?);
    let filter = TransactionFilter {
        kind: line_type(&kind)?,
        ..TransactionFilter::default()
    };
    let balances = service::balances::get(&ctx, &member.actor)
        .await
        .map_err(refusal::told)?;
    let activity = service::balances::transactions(&ctx, &member.actor, &filter, &page.request())
        .await
        .map_err(refusal::told)?;
    Ok(BalancesData {
        balances,
        activity,
        rights: Rights::of(&member.actor),
        now: member.now,
    })
}

/// One line of a balance.
#[server(endpoint = "queries/balance_line")]
pub async fn load_line(
    /// The connected account whose line it is; empty for the platform's own.
    account: String,
    /// Its id.
    id: String,
) -> Result<LineData, UiError> {
    let (ctx, actor) = (crate::ssr::ctx()?, crate::ssr::member_actor()?);
    let platform = &actor.tenant().platform;
    let owner = match account.as_str() {
        "" => platform.clone(),
        id => super::address::account_id(id)?,
    };
    let found = line(&ctx, &actor, &owner, &id).await;
    found.map_err(refusal::told)
}

#[cfg(feature = "ssr")]
async fn line(
    ctx: &service::Ctx,
    actor: &domain::actor::Actor,
    owner: &domain::id::AccountId,
    id: &str,
) -> service::Result<LineData> {
    let account = service::accounts::retrieve(ctx, actor, owner).await?;
    let line = service::balances::transaction_of(ctx, actor, owner, id).await?;
    let one = std::slice::from_ref(&line);
    // The platform's lines may be about the payments of others.
    let connected = (!account.is_platform()).then_some(owner);
    let behind = service::sources::behind(ctx, actor, connected, one).await?;
    let behind = behind.into_iter().next().unwrap_or_default();
    let fee = match line.source.parse() {
        Ok(id) => Some(service::fees::retrieve(ctx, actor, &id).await?),
        Err(_) => None,
    };
    Ok(LineData {
        line,
        fee,
        account_name: (!account.is_platform()).then(|| account.label()),
        payment: behind.payment.map(|payment| payment.id.into()),
        transfer: behind.transfer.map(|transfer| transfer.into()),
    })
}

#[cfg(feature = "ssr")]
fn line_type(kind: &str) -> Result<Option<TransactionType>, UiError> {
    if kind.is_empty() {
        return Ok(None);
    }
    let unknown = || refusal::bad_param(crate::url::accounts::BadParam("type"));
    TransactionType::from_name(kind)
        .map(Some)
        .ok_or_else(unknown)
}
