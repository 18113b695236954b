//! One connected account.

use crate::error::UiError;
use crate::queries::rights::Rights;
use crate::url::page::PageQuery;
use domain::account::{Account, AccountTotals};
use domain::balance_transaction::Balance;
use domain::list::Page;
use domain::payment::{ApplicationFee, Payment};
use domain::time::Timestamp;
use domain::transfer::Transfer;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::refusal;
#[cfg(feature = "ssr")]
use domain::id::AccountId;

/// An account with its figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountData {
    /// The account.
    pub account: Account,
    /// Its balances, one per currency that it ever held.
    pub balances: Vec<Balance>,
    /// Its figures over its life.
    pub totals: AccountTotals,
    /// What the person who looks may do.
    pub rights: Rights,
    /// The present by the platform's clock.
    pub now: Timestamp,
}

/// The parts of an account's activity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ActivityTab {
    /// What was paid to it.
    #[default]
    Payments,
    /// What the platform sent.
    Transfers,
    /// What went to its bank.
    Payouts,
    /// What the platform kept.
    Fees,
}

impl ActivityTab {
    /// Every tab, in order.
    pub const ALL: [Self; 4] = [Self::Payments, Self::Transfers, Self::Payouts, Self::Fees];

    /// The name in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Payments => "payments",
            Self::Transfers => "transfers",
            Self::Payouts => "payouts",
            Self::Fees => "fees",
        }
    }

    /// The tab of that name, the first for any other.
    pub fn from_name(name: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|tab| tab.name() == name)
            .unwrap_or_default()
    }
}

/// A page of one part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Activity {
    /// Payments.
    Payments(Page<Payment>),
    /// Transfers.
    Transfers(Page<Transfer>),
    /// Payouts: there are none.
    Payouts,
    /// Collected fees.
    Fees(Page<ApplicationFee>),
}

/// One account with its figures.
#[server(endpoint = "queries/account")]
pub async fn load_account(
    /// Its id.
    id: String,
) -> Result<AccountData, UiError> {
    let (ctx, member) = (crate::ssr::ctx()?, crate::ssr::member()?);
    let found = service::accounts::overview(&ctx, &member.actor, &account_id(&id)?)
        .await
        .map_err(refusal::told)?;
    Ok(AccountData {
        account: found.account,
        balances: found.balances,
        totals: found.totals,
        rights: Rights::of(&member.actor),
        now: member.now,
    })
}

/// A page of one part of an account's activity.
#[server(endpoint = "queries/account_activity")]
pub async fn load_activity(
    /// The account's id.
    id: String,
    /// Which part.
    tab: ActivityTab,
    /// Which page.
    page: PageQuery,
) -> Result<Activity, UiError> {
    let (ctx, actor) = (crate::ssr::ctx()?, crate::ssr::member_actor()?);
    let id = account_id(&id)?;
    let found = activity(&ctx, &actor, id, tab, &page.request()).await;
    found.map_err(refusal::told)
}

#[cfg(feature = "ssr")]
async fn activity(
    ctx: &service::Ctx,
    actor: &domain::actor::Actor,
    id: AccountId,
    tab: ActivityTab,
    page: &domain::list::PageRequest,
) -> service::Result<Activity> {
    Ok(match tab {
        ActivityTab::Payments => {
            let wanted = service::payments::Wanted::default();
            Activity::Payments(service::payments::list(ctx, actor, &id, &wanted, page).await?)
        }
        ActivityTab::Transfers => {
            let filter = domain::transfer::TransferFilter {
                destination: Some(id),
                ..Default::default()
            };
            Activity::Transfers(service::transfers::list(ctx, actor, &filter, page).await?)
        }
        ActivityTab::Payouts => Activity::Payouts,
        ActivityTab::Fees => Activity::Fees(service::fees::list(ctx, actor, &id, page).await?),
    })
}

/// Reads an id of the address; what is not an id names nothing.
#[cfg(feature = "ssr")]
pub(crate) fn account_id(id: &str) -> Result<AccountId, UiError> {
    id.parse()
        .map_err(|_| crate::ssr::ui_error(service::Error::not_found("account", id, "account")))
}
