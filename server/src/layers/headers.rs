//! Headers that every answer of the web app carries.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use service::Ctx;

use super::access_log::is_asset;

/// Every answer.
const ALWAYS: [(HeaderName, &str); 6] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    // Addresses of ours can carry single-use tokens: no other site ever sees one. Within the site
    // they are kept, because a form without JavaScript is sent back to the page that it came from,
    // and because browsers without a policy of their own would send `Origin: null`.
    (header::REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    ),
];

/// A year in seconds.
const HSTS: HeaderValue = HeaderValue::from_static("max-age=31536000; includeSubDomains");
/// Pages of the app send their own policy, with a nonce; whatever is not one needs nothing.
const CLOSED: HeaderValue =
    HeaderValue::from_static("default-src 'none'; form-action 'self'; frame-ancestors 'none'");

/// What the layer needs to know.
#[derive(Clone)]
pub struct Config {
    /// Whether the public address is https.
    pub secure: bool,
    /// Whether the names of scripts and styles change with their content.
    pub hashed: bool,
}

impl Config {
    /// From the service's configuration.
    pub fn new(ctx: &Ctx, hashed: bool) -> Self {
        Self {
            secure: ctx.config.is_secure(),
            hashed,
        }
    }
}

/// Adds the headers that are not there yet.
pub async fn layer(State(config): State<Config>, request: Request, next: Next) -> Response {
    let cache = caching(request.uri().path(), config.hashed);
    let mut response = next.run(request).await;
    let failed = response.status().as_u16() >= 400;
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        add(headers, name, HeaderValue::from_static(value));
    }
    if config.secure {
        add(headers, header::STRICT_TRANSPORT_SECURITY, HSTS);
    }
    add(headers, header::CONTENT_SECURITY_POLICY, CLOSED);
    let cache = if failed { "no-store" } else { cache };
    add(
        headers,
        header::CACHE_CONTROL,
        HeaderValue::from_static(cache),
    );
    response
}

fn add(headers: &mut HeaderMap, name: HeaderName, value: HeaderValue) {
    headers.entry(name).or_insert(value);
}

/// Pages show balances: nothing may keep them, the back button's cache included.
fn caching(path: &str, hashed: bool) -> &'static str {
    if path.starts_with("/fonts/") || (hashed && path.starts_with("/pkg/")) {
        "public, max-age=31536000, immutable"
    } else if path.starts_with("/pkg/") {
        "no-cache"
    } else if is_asset(path) {
        "public, max-age=3600"
    } else {
        "no-store"
    }
}

#[cfg(test)]
mod tests {
    use super::caching;

    #[test]
    fn only_files_are_kept() {
        assert_eq!(caching("/connect", true), "no-store");
        assert_eq!(caching("/api/viewer", true), "no-store");
        assert_eq!(caching("/pkg/tributary.js", false), "no-cache");
        assert!(caching("/pkg/tributary.abc.js", true).contains("immutable"));
        assert!(caching("/fonts/inter-latin.woff2", false).contains("immutable"));
    }
}
