//! Keeping a token that stands in the address of a page out of everything else.

use leptos::prelude::*;

/// Sends the page with a policy under which no request of its own carries its address.
pub fn send_no_referrer() {
    #[cfg(feature = "ssr")]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.insert_header(
            http::header::REFERRER_POLICY,
            http::HeaderValue::from_static("no-referrer"),
        );
    }
}

/// Takes the token out of the address bar, and with it out of the history, once the page has
/// loaded.
pub fn forget_token(token: Memo<String>) {
    Effect::new(move || {
        if token.with(String::is_empty) {
            return;
        }
        let (Ok(history), Ok(path)) = (window().history(), window().location().pathname()) else {
            return;
        };
        let state = history.state().unwrap_or_default();
        // A browser that refuses leaves the address as it was; the link dies with its use anyway.
        let _ = history.replace_state_with_url(&state, "", Some(&path));
    });
}
