//! The forms for theme and language: they set a cookie and go back to the page they came from.

use api::table::{Table, post};
use app::i18n::Locale;
use app::preferences::{LOCALE_COOKIE, LOCALE_PATH, THEME_COOKIE, THEME_PATH, Theme};
use app::url::safe_return_path;
use axum::Form;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use serde::Deserialize;

/// A year, in seconds.
const LIFETIME: u32 = 31_536_000;

/// The fields of both forms.
#[derive(Debug, Deserialize)]
struct Choice {
    value: String,
    #[serde(default)]
    return_to: String,
}

/// The two forms' addresses.
pub fn table() -> Table {
    Table::default()
        .route(THEME_PATH, post(theme))
        .route(LOCALE_PATH, post(locale))
}

async fn theme(Form(choice): Form<Choice>) -> Response {
    match Theme::from_word(&choice.value) {
        Some(theme) => remember(THEME_COOKIE, theme.word(), &choice.return_to),
        None => unknown(),
    }
}

async fn locale(Form(choice): Form<Choice>) -> Response {
    match Locale::from_tag(&choice.value) {
        Some(locale) => remember(LOCALE_COOKIE, locale.tag(), &choice.return_to),
        None => unknown(),
    }
}

fn remember(name: &str, value: &'static str, return_to: &str) -> Response {
    let cookie = format!("{name}={value}; Path=/; Max-Age={LIFETIME}; SameSite=Lax; HttpOnly");
    let Ok(cookie) = HeaderValue::from_str(&cookie) else {
        return unknown();
    };
    // The location header takes ASCII only; anything else was not written by our own form.
    let path = safe_return_path(return_to);
    let path = if path.is_ascii() { path } else { "/" };
    (AppendHeaders([(SET_COOKIE, cookie)]), Redirect::to(path)).into_response()
}

fn unknown() -> Response {
    (StatusCode::BAD_REQUEST, "Unknown value.\n").into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use axum::http::{Request, header};
    use tower::ServiceExt;

    async fn post_form(path: &str, body: &'static str) -> Response {
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .unwrap();
        table().into_router().oneshot(request).await.unwrap()
    }

    #[tokio::test]
    async fn a_choice_is_kept_and_leads_back() {
        let response = post_form(THEME_PATH, "value=dark&return_to=%2Fconnect%3Fq%3D1").await;
        assert_eq!(response.status(), StatusCode::SEE_OTHER);
        assert_eq!(response.headers()[header::LOCATION], "/connect?q=1");
        let cookie = response.headers()[SET_COOKIE].to_str().unwrap();
        assert!(cookie.starts_with("theme=dark; Path=/"), "{cookie}");
    }

    #[tokio::test]
    async fn nothing_leads_to_another_origin() {
        let response = post_form(LOCALE_PATH, "value=es&return_to=%2F%2Fevil.example").await;
        assert_eq!(response.headers()[header::LOCATION], "/");
    }

    #[tokio::test]
    async fn unknown_values_are_refused() {
        let response = post_form(THEME_PATH, "value=neon").await;
        assert_eq!(response.status(), StatusCode::BAD_REQUEST);
        assert!(response.headers().get(SET_COOKIE).is_none());
    }
}
