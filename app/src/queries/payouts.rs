//! Payouts of an account, and when the next one comes.

use crate::error::UiError;
use crate::queries::postings::Postings;
use crate::queries::transfers::EventLine;
use crate::url::page::PageQuery;
use domain::balance_transaction::BalanceTransaction;
use domain::list::Page;
use domain::money::Money;
use domain::payout::Payout;
use domain::time::Timestamp;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::address::account_id;
#[cfg(feature = "ssr")]
use super::refusal;
#[cfg(feature = "ssr")]
use domain::{account::Account, actor::Actor, id::AccountId, id::PayoutId};
#[cfg(feature = "ssr")]
use service::{Ctx, payouts};

/// When an account is paid out next, or what that waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NextPayout {
    /// On this day, if there is money.
    On(Timestamp),
    /// When somebody asks for it.
    Manual,
    /// Once payouts are enabled.
    NotEnabled,
    /// Once there is a bank account.
    NoBank,
    /// Once the bank account is replaced: a payout came back from it.
    BankErrored,
}

#[cfg(feature = "ssr")]
impl NextPayout {
    /// The next payout of `account` in its own currency.
    pub fn of(account: &Account, now: Timestamp) -> Self {
        let Some(bank) = account.default_external_account(account.default_currency) else {
            return Self::NoBank;
        };
        if !account.payouts_enabled {
            return Self::NotEnabled;
        }
        match payouts::next_payday(account, now) {
            None => Self::Manual,
            Some(_) if bank.is_errored() => Self::BankErrored,
            Some(at) => Self::On(at),
        }
    }
}

/// What the lines of a payout add up to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinesTotal {
    /// How many there are.
    pub count: i64,
    /// Before fees.
    pub gross: Money,
    /// What was kept.
    pub fee: Money,
    /// After fees.
    pub net: Money,
}

/// One payout with everything behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayoutData {
    /// The payout.
    pub payout: Payout,
    /// The name of whose it is.
    pub owner_name: String,
    /// Whether it is the platform's own.
    pub of_platform: bool,
    /// A page of the lines that it paid out, without its own.
    pub lines: Page<BalanceTransaction>,
    /// What all of them add up to.
    pub total: LinesTotal,
    /// Its postings.
    pub postings: Postings,
    /// What was told about it.
    pub events: Vec<EventLine>,
    /// The present by the platform's clock.
    pub now: Timestamp,
}

/// One payout with its lines, postings and events.
#[server(endpoint = "queries/payout")]
pub async fn load_payout(
    /// Whose it is.
    account: String,
    /// Its id.
    id: String,
    /// Which page of its lines.
    page: PageQuery,
) -> Result<PayoutData, UiError> {
    let (ctx, member) = (crate::ssr::ctx()?, crate::ssr::member()?);
    let account = account_id(&account)?;
    let missing = |_| refusal::told(service::Error::not_found("payout", &id, "id"));
    let id = id.parse().map_err(missing)?;
    let found = read(&ctx, &member.actor, &account, &id, &page).await;
    let data = found.map_err(refusal::told)?;
    Ok(PayoutData {
        now: member.now,
        ..data
    })
}

#[cfg(feature = "ssr")]
async fn read(
    ctx: &Ctx,
    actor: &Actor,
    account: &AccountId,
    id: &PayoutId,
    page: &PageQuery,
) -> service::Result<PayoutData> {
    let owner = service::accounts::retrieve(ctx, actor, account).await?;
    let payout = payouts::retrieve(ctx, actor, Some(account), id).await?;
    let sums = payouts::paid_out(ctx, actor, &payout).await?;
    let money = |minor| Money::new(minor, payout.currency());
    let total = LinesTotal {
        count: sums.lines,
        gross: money(sums.gross),
        fee: money(sums.fee),
        net: money(sums.net),
    };
    let mut lines = payouts::lines(ctx, actor, Some(account), id, &page.request()).await?;
    lines
        .items
        .retain(|line| line.id != payout.balance_transaction);
    let postings = payouts::postings(ctx, actor, Some(account), id).await?;
    let events = service::events::of(ctx, actor, id.as_str()).await?;
    Ok(PayoutData {
        owner_name: owner.label(),
        of_platform: owner.is_platform(),
        lines,
        total,
        postings: super::postings::named(ctx, actor, postings).await?,
        events: events.into_iter().map(EventLine::from).collect(),
        now: payout.created,
        payout,
    })
}
