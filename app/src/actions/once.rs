//! Secrets that are shown once: they wait in a cookie of the browser that made them, from the
//! answer of the form to the page that follows, which takes them out. The server keeps nothing.

use crate::url::encode;
use http::header::{COOKIE, SET_COOKIE};
use http::{HeaderValue, request::Parts};
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;
use service::Ctx;

/// Seconds that a secret waits for its page.
const LIFETIME: i64 = 60;

/// Keeps `secret` for the next page. `name` is one short word.
pub fn put(ctx: &Ctx, name: &str, secret: &str) {
    answer(&cookie(ctx, name, &encode(secret), LIFETIME));
}

/// Takes the secret out, so that it is there once.
pub fn take(ctx: &Ctx, name: &str) -> Option<String> {
    let wanted = full_name(ctx, name);
    let parts = use_context::<Parts>()?;
    let value = parts
        .headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == wanted && !value.is_empty()).then_some(value))?;
    answer(&cookie(ctx, name, "", 0));
    percent_encoding::percent_decode_str(value)
        .decode_utf8()
        .ok()
        .map(|text| text.into_owned())
}

fn full_name(ctx: &Ctx, name: &str) -> String {
    let prefix = if ctx.config.is_secure() {
        "__Host-"
    } else {
        ""
    };
    format!("{prefix}tributary_once_{name}")
}

fn cookie(ctx: &Ctx, name: &str, value: &str, seconds: i64) -> String {
    let secure = if ctx.config.is_secure() {
        "; Secure"
    } else {
        ""
    };
    let name = full_name(ctx, name);
    format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Strict{secure}")
}

fn answer(cookie: &str) {
    if let Some(response) = use_context::<ResponseOptions>()
        && let Ok(value) = HeaderValue::from_str(cookie)
    {
        response.append_header(SET_COOKIE, value);
    }
}
