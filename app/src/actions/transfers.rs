//! Sending funds.

use crate::error::UiError;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::{
    queries::transfers::draft::parse,
    routes::paths,
    url::{UrlBuilder, transfers::TransferDraft},
};

/// Sends funds, once per key, and goes to the transfer's page.
#[server(endpoint = "actions/send_transfer")]
pub async fn send_transfer(
    /// The destination's id.
    to: String,
    /// The amount in major units.
    amount: String,
    /// The currency's code.
    currency: String,
    /// In words; may be empty.
    #[server(default)]
    description: String,
    /// The idempotency key, made when the form was opened.
    key: String,
) -> Result<(), UiError> {
    let (ctx, actor) = (crate::ssr::ctx()?, crate::ssr::member_actor()?);
    let draft = TransferDraft {
        to,
        amount,
        currency,
        description,
        key,
        ..Default::default()
    };
    let new = parse(&draft)?;
    let fingerprint = super::fingerprint(
        "transfer",
        &[
            &draft.to,
            &draft.amount,
            &draft.currency,
            &draft.description,
        ],
    );
    let key = super::key(&draft.key, fingerprint)?;
    let sent = service::transfers::create(&ctx, &actor, &new, Some(&key))
        .await
        .map(|reply| reply.value);
    let Some(transfer) = super::proven(sent, &draft.review_url())? else {
        return Ok(());
    };
    let page = paths::transfer(transfer.id.as_str());
    leptos_axum::redirect(&UrlBuilder::new(&page).set("done", "sent").build());
    Ok(())
}
