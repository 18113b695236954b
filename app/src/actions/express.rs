//! Signing in to the Express Dashboard: redeeming the link, then the code.

use crate::error::UiError;
use leptos::prelude::*;

/// Where links are redeemed.
pub const LINK_PATH: &str = "/express/login";
/// Where codes are entered.
pub const CODE_PATH: &str = "/express/code";

/// Uses a login link up and sends the code. The page that shows the link sends no referrer, so
/// that a refusal leads on by itself too.
#[server(endpoint = "actions/express/redeem")]
pub async fn redeem_link(
    /// The link's token.
    token: String,
    /// What the page was given to redeem it with.
    #[server(default)]
    challenge: String,
) -> Result<(), UiError> {
    use crate::ssr;
    use service::Error;
    use service::login::{self, ChallengeToken};
    let ctx = ssr::ctx()?;
    match login::redeem(&ctx, &token, Some(&ChallengeToken(challenge))).await {
        Ok(challenge) => {
            ssr::set_challenge(&ctx, &challenge.0);
            leptos_axum::redirect(CODE_PATH);
        }
        Err(Error::Internal(source)) => return Err(ssr::ui_error(Error::Internal(source))),
        Err(Error::Refused { code, .. }) if code == "phone_missing" => {
            leptos_axum::redirect(&format!("{LINK_PATH}?state=no-phone"));
        }
        Err(Error::Refused { .. } | Error::TooMany { .. } | Error::Outside(_)) => {
            leptos_axum::redirect(&format!("{LINK_PATH}?state=later"));
        }
        Err(_) => leptos_axum::redirect(&format!("{LINK_PATH}?state=closed")),
    }
    Ok(())
}

/// Signs in with the code that was sent.
#[server(endpoint = "actions/express/answer")]
pub async fn answer_code(
    /// The code as it was typed.
    code: String,
) -> Result<(), UiError> {
    use crate::ssr;
    let ctx = ssr::ctx()?;
    let token = ssr::challenge_token(&ctx).unwrap_or_default();
    let session = service::login::answer(&ctx, &token, &code)
        .await
        .map_err(told::code)?;
    ssr::clear_challenge(&ctx);
    ssr::set_account(&ctx, &session.token, session.expires_at);
    leptos_axum::redirect(crate::routes::paths::EXPRESS);
    Ok(())
}

/// Sends another code, which replaces the one before.
#[server(endpoint = "actions/express/resend")]
pub async fn resend_code() -> Result<(), UiError> {
    use crate::ssr;
    let ctx = ssr::ctx()?;
    let token = ssr::challenge_token(&ctx).unwrap_or_default();
    service::login::resend(&ctx, &token)
        .await
        .map_err(told::resend)?;
    leptos_axum::redirect("/express/code?done=sent");
    Ok(())
}

/// Refusals in the reader's language.
#[cfg(feature = "ssr")]
mod told {
    use crate::error::UiError;
    use crate::i18n::SignInTexts;
    use crate::ssr;
    use service::Error;

    pub fn code(error: Error) -> UiError {
        let t = SignInTexts(ssr::locale());
        let message = match (&error, error.code()) {
            (_, "code_wrong") => t.wrong_code(),
            (_, "code_expired") => t.no_tries(),
            (_, "code_malformed") => t.malformed_code(),
            (Error::Unauthenticated(_), _) => t.ended_body(),
            _ => return ssr::ui_error(error),
        };
        UiError {
            message: message.to_owned(),
            ..ssr::ui_error(error)
        }
    }

    pub fn resend(error: Error) -> UiError {
        let t = SignInTexts(ssr::locale());
        let message = match &error {
            Error::TooMany { .. } => t.not_yet(),
            Error::Unauthenticated(_) => t.ended_body(),
            Error::Refused { .. } => t.try_later(),
            _ => return ssr::ui_error(error),
        };
        UiError {
            message: message.to_owned(),
            ..ssr::ui_error(error)
        }
    }
}
