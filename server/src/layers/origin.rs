//! Forms and server functions are taken from our own pages only.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use service::Ctx;

use super::plain;

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Refuses unsafe requests that another site may have caused.
///
/// Browsers say where a request comes from, and a page cannot make them lie. The API is not behind
/// this: it takes keys, which browsers do not send by themselves.
pub async fn layer(State(ctx): State<Ctx>, request: Request, next: Next) -> Response {
    if request.method().is_safe() || is_own(request.headers(), &ctx.config.base_url) {
        return next.run(request).await;
    }
    plain::page(
        StatusCode::FORBIDDEN,
        "This form came from another site",
        "Nothing was changed. Open the page again and send the form from there.",
    )
}

fn is_own(headers: &HeaderMap, base_url: &str) -> bool {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text(FETCH_SITE) {
        // `none` is a navigation that a person typed: nobody types a form.
        return site == "same-origin";
    }
    let Some(origin) = text(header::ORIGIN) else {
        return false;
    };
    let host = origin
        .strip_prefix("https://")
        .or_else(|| origin.strip_prefix("http://"));
    origin == base_url || (host.is_some() && host == text(header::HOST))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(pairs: &[(&'static str, &'static str)]) -> bool {
        let headers = pairs
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap()))
            .collect();
        is_own(&headers, "https://pay.example.com")
    }

    #[test]
    fn only_our_own_pages_may_send_forms() {
        assert!(own(&[("sec-fetch-site", "same-origin")]));
        for site in ["cross-site", "same-site", "none", ""] {
            assert!(!own(&[
                ("sec-fetch-site", site),
                ("origin", "https://pay.example.com")
            ]));
        }
    }

    #[test]
    fn browsers_that_do_not_say_are_judged_by_their_origin() {
        assert!(own(&[("origin", "https://pay.example.com")]));
        assert!(own(&[
            ("origin", "http://127.0.0.1:4700"),
            ("host", "127.0.0.1:4700")
        ]));
        assert!(!own(&[
            ("origin", "https://evil.example"),
            ("host", "pay.example.com")
        ]));
        assert!(!own(&[("origin", "null"), ("host", "null")]));
        assert!(!own(&[("host", "pay.example.com")]));
        assert!(!own(&[]));
    }
}
