use http::{HeaderValue, header::CONTENT_SECURITY_POLICY};
use leptos::nonce::{Nonce, use_nonce};
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;

/// Sends the content security policy of this response, with the nonce of its scripts.
pub fn send() {
    let (Some(response), Some(nonce)) = (use_context::<ResponseOptions>(), use_nonce()) else {
        return;
    };
    if let Ok(value) = HeaderValue::from_str(&policy(&nonce)) {
        response.insert_header(CONTENT_SECURITY_POLICY, value);
    }
}

fn policy(nonce: &Nonce) -> String {
    [
        "default-src 'none'",
        // The module that `wasm-bindgen` writes compiles wasm; nothing else may evaluate code.
        &format!("script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'"),
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
        "manifest-src 'self'",
    ]
    .join("; ")
}
