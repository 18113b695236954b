//! Signing in to the Connect Dashboard, and setting the server up.

use crate::error::UiError;
use leptos::prelude::*;

/// Signs a member of a platform's team in.
#[server(endpoint = "actions/sign_in")]
pub async fn sign_in(
    /// Their email.
    email: String,
    /// Their password.
    password: String,
    /// The page to go to, on this origin; the dashboard's home page if it is empty.
    #[server(default)]
    next: String,
) -> Result<(), UiError> {
    use crate::ssr;
    let ctx = ssr::ctx()?;
    let session = service::members::sign_in(&ctx, &email, &password)
        .await
        .map_err(|error| told::sign_in(&ctx, error))?;
    ssr::set_member(&ctx, &session.token, session.expires_at);
    leptos_axum::redirect(after_sign_in(&next));
    Ok(())
}

/// Makes the platform and its owner, and signs the owner in.
#[server(endpoint = "actions/finish_setup")]
pub async fn finish_setup(
    /// The token of the setup address.
    token: String,
    /// The platform's name.
    platform_name: String,
    /// The platform's country, two letters.
    country: String,
    /// The owner's name.
    name: String,
    /// The owner's email.
    email: String,
    /// The owner's password.
    password: String,
) -> Result<(), UiError> {
    use crate::ssr;
    let ctx = ssr::ctx()?;
    let country = country.parse().map_err(|_| told::country())?;
    let owner = service::setup::NewOwner {
        platform_name,
        country,
        name,
        email,
        password,
    };
    let session = service::setup::finish(&ctx, &token, &owner)
        .await
        .map_err(told::setup)?;
    ssr::set_member(&ctx, &session.token, session.expires_at);
    leptos_axum::redirect(crate::routes::paths::CONNECT);
    Ok(())
}

/// Where to go after signing in.
#[cfg(feature = "ssr")]
pub(super) fn after_sign_in(next: &str) -> &str {
    use crate::routes::paths;
    match crate::url::safe_return_path(next) {
        // The root leads there too, by a detour.
        "/" => paths::CONNECT,
        path if path.is_ascii() => path,
        _ => paths::CONNECT,
    }
}

/// Refusals in the reader's language.
#[cfg(feature = "ssr")]
pub(super) mod told {
    use crate::error::UiError;
    use crate::i18n::AuthTexts;
    use crate::ssr;
    use domain::login::{MAX_PASSWORD, MIN_PASSWORD};
    use domain::time::MINUTE;
    use service::{Ctx, Error};

    pub fn sign_in(ctx: &Ctx, error: Error) -> UiError {
        let t = AuthTexts(ssr::locale());
        let message = match &error {
            Error::Unauthenticated(_) => t.wrong().to_owned(),
            Error::TooMany { retry_at } => {
                let seconds = retry_at.since(ctx.wall()).max(1);
                t.throttled((seconds + MINUTE - 1) / MINUTE)
            }
            _ => return ssr::ui_error(error),
        };
        UiError {
            message,
            ..ssr::ui_error(error)
        }
    }

    pub fn proof(ctx: &Ctx, error: Error) -> UiError {
        let t = AuthTexts(ssr::locale());
        match error.code() {
            "password_wrong" => UiError {
                message: t.wrong_password().to_owned(),
                request_id: None,
                ..ssr::ui_error(error)
            },
            _ => sign_in(ctx, error),
        }
    }

    pub fn country() -> UiError {
        let t = AuthTexts(ssr::locale());
        ssr::ui_error(Error::invalid(
            "country",
            "country_unsupported",
            t.bad_country(),
        ))
    }

    pub fn setup(error: Error) -> UiError {
        let t = AuthTexts(ssr::locale());
        let told = ssr::ui_error(error);
        let message = match told.code.as_str() {
            "parameter_missing" => t.missing().to_owned(),
            "email_invalid" => t.bad_email().to_owned(),
            "password_too_short" => t.short_password(MIN_PASSWORD),
            "password_too_long" => t.long_text(MAX_PASSWORD),
            "password_is_email" => t.password_is_email().to_owned(),
            "parameter_invalid_string_length" => t.shorter().to_owned(),
            "invalid_characters" => t.bad_characters().to_owned(),
            "unauthenticated" => t.closed_title().to_owned(),
            _ => told.message.clone(),
        };
        UiError { message, ..told }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::after_sign_in;

    #[test]
    fn signing_in_leads_to_our_own_pages_only() {
        assert_eq!(
            after_sign_in("/connect/accounts?q=1"),
            "/connect/accounts?q=1"
        );
        for other in ["", "/", "//evil.example", "https://evil.example", "/ü"] {
            assert_eq!(after_sign_in(other), "/connect", "{other:?}");
        }
    }
}
