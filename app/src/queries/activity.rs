//! What happened with a connected account, a part at a time.

use crate::error::UiError;
use crate::queries::payouts::NextPayout;
use crate::url::page::PageQuery;
use domain::list::Page;
use domain::money::Money;
use domain::payment::{ApplicationFee, Payment};
use domain::payout::Payout;
use domain::transfer::Transfer;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::address::account_id;
#[cfg(feature = "ssr")]
use super::refusal;
#[cfg(feature = "ssr")]
use domain::{id::AccountId, time::Timestamp};

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

/// A payment with what its line says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentRow {
    /// The payment.
    pub payment: Payment,
    /// What was kept of it for the platform and for processing; nothing before it is captured.
    pub fee: Money,
    /// What the account's balance had of it; absent where nothing was captured.
    pub net: Option<Money>,
}

/// A page of one part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Activity {
    /// Payments.
    Payments(Page<PaymentRow>),
    /// Transfers.
    Transfers(Page<Transfer>),
    /// Payouts, and when the next one comes.
    Payouts(Page<Payout>, NextPayout),
    /// Collected fees.
    Fees(Page<ApplicationFee>),
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
    let now = crate::ssr::member()?.now;
    let found = activity(&ctx, &actor, id, tab, &page.request(), now).await;
    found.map_err(refusal::told)
}

#[cfg(feature = "ssr")]
async fn activity(
    ctx: &service::Ctx,
    actor: &domain::actor::Actor,
    id: AccountId,
    tab: ActivityTab,
    page: &domain::list::PageRequest,
    now: Timestamp,
) -> service::Result<Activity> {
    Ok(match tab {
        ActivityTab::Payments => Activity::Payments(payments(ctx, actor, &id, page).await?),
        ActivityTab::Transfers => {
            Activity::Transfers(service::transfers::of_account(ctx, actor, &id, page).await?)
        }
        ActivityTab::Payouts => {
            let wanted = domain::payout::PayoutFilter::default();
            let account = service::accounts::retrieve(ctx, actor, &id).await?;
            Activity::Payouts(
                service::payouts::list(ctx, actor, Some(&id), &wanted, page).await?,
                NextPayout::of(&account, now),
            )
        }
        ActivityTab::Fees => {
            let filter = domain::payment::FeeFilter {
                account: Some(id),
                ..Default::default()
            };
            Activity::Fees(service::fees::list(ctx, actor, &filter, page).await?)
        }
    })
}

/// Payments with what their lines say, with one look-up per row of a page.
#[cfg(feature = "ssr")]
async fn payments(
    ctx: &service::Ctx,
    actor: &domain::actor::Actor,
    id: &AccountId,
    page: &domain::list::PageRequest,
) -> service::Result<Page<PaymentRow>> {
    let wanted = domain::payment::PaymentFilter::default();
    let found = service::payments::list(ctx, actor, id, &wanted, page).await?;
    let lines = service::payments::lines(ctx, actor, id, &found.items).await?;
    let mut lines = lines.into_iter();
    Ok(found.map(|payment| {
        let line = lines.next().flatten();
        let none = Money::zero(payment.amount.currency());
        PaymentRow {
            fee: line.as_ref().map_or(none, |line| line.fee_money()),
            net: line.map(|line| line.net_money()),
            payment,
        }
    }))
}
