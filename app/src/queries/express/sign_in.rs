use crate::error::UiError;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// A login link before it is used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkInfo {
    /// It works.
    Open {
        /// The platform that made it.
        platform: String,
        /// What this page redeems it with, so that two taps are one.
        challenge: String,
    },
    /// It does not, or no longer.
    Closed,
}

/// A sign-in that waits for its code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChallengeInfo {
    /// The platform.
    pub platform: String,
    /// Whose account it is.
    pub account: String,
    /// The phone number, all but the last digits hidden.
    pub phone: String,
    /// Seconds until another code can be sent; 0 when it can be now.
    pub resend_in: i64,
    /// How often the current code can still be tried; 0 when there is none that works.
    pub tries_left: i64,
    /// The code, in test mode only, where everybody knows it.
    pub test_code: Option<String>,
}

/// Looks at a login link. Changes nothing.
#[server(endpoint = "queries/express/login_link")]
pub async fn login_link(
    /// The link's token.
    token: String,
) -> Result<LinkInfo, UiError> {
    use crate::ssr;
    use service::login::{LinkState, peek};
    let found = peek(&ssr::ctx()?, &token).await.map_err(ssr::ui_error)?;
    Ok(match found {
        LinkState::Open {
            platform_name,
            challenge,
            ..
        } => LinkInfo::Open {
            platform: platform_name,
            challenge: challenge.0,
        },
        LinkState::Closed => LinkInfo::Closed,
    })
}

/// The sign-in that is under way in this browser.
#[server(endpoint = "queries/express/login_challenge")]
pub async fn login_challenge() -> Result<Option<ChallengeInfo>, UiError> {
    use crate::ssr;
    let ctx = ssr::ctx()?;
    let Some(token) = ssr::challenge_token(&ctx) else {
        return Ok(None);
    };
    let found = service::login::challenge(&ctx, &token)
        .await
        .map_err(ssr::ui_error)?;
    Ok(found.map(|view| ChallengeInfo {
        platform: view.platform_name,
        account: view.account_label,
        phone: view.phone_masked,
        resend_in: view.resend_at.map_or(0, |at| at.since(view.now).max(0)),
        tries_left: view.tries_left,
        test_code: view.test_mode.then(|| domain::login::TEST_CODE.to_owned()),
    }))
}
