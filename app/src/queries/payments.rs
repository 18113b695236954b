//! One payment that an account received.

use crate::error::UiError;
use domain::ledger::PostingRow;
use domain::payment::Payment;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::refusal;

/// A payment with what is behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentData {
    /// The payment.
    pub payment: Payment,
    /// The name of the account that received it.
    pub account_name: String,
    /// The platform's id.
    pub platform: String,
    /// The platform's name.
    pub platform_name: String,
    /// Its postings.
    pub postings: Vec<PostingRow>,
}

/// One payment with its postings.
#[server(endpoint = "queries/payment")]
pub async fn load_payment(
    /// Its id.
    id: String,
) -> Result<PaymentData, UiError> {
    let (ctx, member) = (crate::ssr::ctx()?, crate::ssr::member()?);
    let actor = &member.actor;
    let missing = |_| refusal::told(service::Error::not_found("payment", &id, "id"));
    let id = id.parse().map_err(missing)?;
    let payment = service::payments::retrieve(&ctx, actor, &id)
        .await
        .map_err(refusal::told)?;
    let postings = service::payments::postings(&ctx, actor, &id)
        .await
        .map_err(refusal::told)?;
    let account = service::accounts::retrieve(&ctx, actor, &payment.account)
        .await
        .map_err(refusal::told)?;
    let platform_name = member.platform.name.clone();
    let platform = actor.tenant().platform.to_string();
    let account_name = account.label();
    Ok(PaymentData {
        payment,
        account_name,
        platform,
        platform_name,
        postings,
    })
}
