//! One payment that an account received.

use crate::error::UiError;
use crate::queries::postings::Postings;
use crate::queries::transfers::EventLine;
use domain::balance_transaction::BalanceTransaction;
use domain::dispute::Dispute;
use domain::payment::{ApplicationFee, Payment};
use domain::refund::Refund;
use domain::time::Timestamp;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::refusal;
#[cfg(feature = "ssr")]
use domain::{actor::Actor, id::PaymentId, list::PageRequest, payment::FeeFilter, payment::Origin};
#[cfg(feature = "ssr")]
use service::{Ctx, payments, sources};

/// A payment with what is behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentData {
    /// The payment.
    pub payment: Payment,
    /// The name of the account that received it.
    pub account_name: String,
    /// The platform's id.
    pub platform: String,
    /// What the receiving balance had of it; absent where nothing was captured.
    pub line: Option<BalanceTransaction>,
    /// The fee that the platform collected from it.
    pub fee: Option<ApplicationFee>,
    /// What was given back of it.
    pub refunds: Vec<Refund>,
    /// What banks said of it.
    pub disputes: Vec<Dispute>,
    /// Its postings.
    pub postings: Postings,
    /// What was told about it.
    pub events: Vec<EventLine>,
    /// The present by the platform's clock.
    pub now: Timestamp,
}

impl PaymentData {
    /// Whether the platform itself received it.
    pub fn of_platform(&self) -> bool {
        self.payment.account.as_str() == self.platform
    }
}

/// One payment with its postings, refunds, disputes and events.
#[server(endpoint = "queries/payment")]
pub async fn load_payment(
    /// Its id.
    id: String,
) -> Result<PaymentData, UiError> {
    let (ctx, member) = (crate::ssr::ctx()?, crate::ssr::member()?);
    let missing = |_| refusal::told(service::Error::not_found("payment", &id, "id"));
    let id = id.parse().map_err(missing)?;
    let found = read(&ctx, &member.actor, &id).await;
    let data = found.map_err(refusal::told)?;
    Ok(PaymentData {
        now: member.now,
        ..data
    })
}

#[cfg(feature = "ssr")]
async fn read(ctx: &Ctx, actor: &Actor, id: &PaymentId) -> service::Result<PaymentData> {
    let payment = payments::retrieve(ctx, actor, id).await?;
    let account = service::accounts::retrieve(ctx, actor, &payment.account).await?;
    let one = std::slice::from_ref(&payment);
    let lines = payments::lines(ctx, actor, &payment.account, one).await?;
    let after = sources::afterwards(ctx, actor, &payment).await?;
    let postings = payments::postings(ctx, actor, id).await?;
    let events = service::events::of(ctx, actor, id.as_str()).await?;
    Ok(PaymentData {
        account_name: account.label(),
        platform: actor.tenant().platform.to_string(),
        line: lines.into_iter().flatten().next(),
        fee: fee(ctx, actor, &payment).await?,
        refunds: after.refunds,
        disputes: after.disputes,
        postings: super::postings::named(ctx, actor, postings).await?,
        events: events.into_iter().map(EventLine::from).collect(),
        now: payment.created,
        payment,
    })
}

/// The collected fee: of the payment itself, or of the payment that it was passed on with.
#[cfg(feature = "ssr")]
async fn fee(
    ctx: &Ctx,
    actor: &Actor,
    payment: &Payment,
) -> service::Result<Option<ApplicationFee>> {
    if payment.application_fee.is_zero() {
        return Ok(None);
    }
    if let (Origin::Card(_), Some(id)) = (&payment.origin, &payment.application_fee_id) {
        return Ok(Some(service::fees::retrieve(ctx, actor, id).await?));
    }
    let wanted = FeeFilter {
        payment: Some(payment.id.clone()),
        ..FeeFilter::default()
    };
    let found = service::fees::list(ctx, actor, &wanted, &PageRequest::first(1)).await?;
    Ok(found.items.into_iter().next())
}
