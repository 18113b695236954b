//! Adding funds.

use crate::error::UiError;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::{
    queries::{refusal, topups::parse},
    routes::paths,
    url::{UrlBuilder, transfers::TopupDraft},
};

/// Adds funds to the balance, once per key, and goes to the top-up's page.
#[server(endpoint = "actions/add_funds")]
pub async fn add_funds(
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
    let draft = TopupDraft {
        amount,
        currency,
        description,
        key,
    };
    let new = parse(&draft)?;
    let fingerprint = super::fingerprint(
        "topup",
        &[&draft.amount, &draft.currency, &draft.description],
    );
    let key = super::key(&draft.key, fingerprint)?;
    let topup = service::topups::create(&ctx, &actor, &new, Some(&key))
        .await
        .map_err(refusal::told)?
        .value;
    let page = paths::topup(topup.id.as_str());
    leptos_axum::redirect(&UrlBuilder::new(&page).set("done", "added").build());
    Ok(())
}
