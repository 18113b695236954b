//! The page that shows a login link once.

use crate::error::UiError;
use domain::time::Timestamp;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::{address::account_id, refusal};

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkData {
    /// The account's id.
    pub account: String,
    /// The account's name.
    pub name: String,
    /// The address and when it stops working; `None` once it was shown.
    pub link: Option<(String, Timestamp)>,
}

/// Takes out the link that was made just now.
#[server(endpoint = "queries/login_link")]
pub async fn take_login_link(
    /// The account's id.
    id: String,
) -> Result<LinkData, UiError> {
    let (ctx, actor) = (crate::ssr::ctx()?, crate::ssr::member_actor()?);
    let account = service::accounts::retrieve(&ctx, &actor, &account_id(&id)?)
        .await
        .map_err(refusal::told)?;
    let kept = crate::actions::once::take(&ctx, "link");
    let link = kept.as_deref().and_then(|kept| {
        let (of, kept) = kept.split_once(' ')?;
        let (expires, url) = kept.split_once(' ')?;
        (of == id).then_some(())?;
        Some((url.to_owned(), Timestamp::from_unix(expires.parse().ok()?)))
    });
    Ok(LinkData {
        account: id,
        name: account.label(),
        link,
    })
}
