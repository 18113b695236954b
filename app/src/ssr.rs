//! What server functions work with: the request's session, its context, cookies and errors.
//!
//! The server puts a [`Session`] and a [`Ctx`] into the extensions of every request before the app
//! answers. Nothing here panics when they are missing: there is just nobody signed in.

mod cookies;
mod errors;
mod viewer;

use std::sync::Arc;

use domain::actor::Actor;
use http::request::Parts;
use leptos::prelude::use_context;
use service::{Ctx, login::AccountSession, members::MemberSession};

use crate::error::UiError;
use crate::i18n::{ErrorTexts, Locale};

pub use cookies::{
    account_token, challenge_token, clear_account, clear_challenge, clear_member, member_token,
    set_account, set_challenge, set_member,
};
pub use errors::{server_error, ui_error, unauthenticated};
pub use viewer::{role_label, viewer};

/// Who sent the request. The two dashboards have sessions of their own, and one browser may have
/// both.
#[derive(Clone, Default)]
pub struct Session {
    /// The signed-in member of a platform.
    pub member: Option<Arc<MemberSession>>,
    /// The signed-in user of a connected account.
    pub account: Option<Arc<AccountSession>>,
}

/// The session of the request being answered.
pub fn session() -> Session {
    extension().unwrap_or_default()
}

/// The service context of the request being answered; it carries the request's id.
pub fn ctx() -> Result<Ctx, UiError> {
    extension().ok_or_else(server_error)
}

/// The signed-in member of a platform.
pub fn member() -> Result<Arc<MemberSession>, UiError> {
    session().member.ok_or_else(unauthenticated)
}

/// The signed-in user of a connected account.
pub fn account() -> Result<Arc<AccountSession>, UiError> {
    session().account.ok_or_else(unauthenticated)
}

/// The signed-in member, as use cases take it.
pub fn member_actor() -> Result<Actor, UiError> {
    Ok(member()?.actor.clone())
}

/// The language of the request being answered.
pub fn locale() -> Locale {
    crate::preferences::from_request().locale
}

fn texts() -> ErrorTexts {
    ErrorTexts(locale())
}

fn extension<T: Clone + Send + Sync + 'static>() -> Option<T> {
    use_context::<Parts>()?.extensions.get::<T>().cloned()
}
