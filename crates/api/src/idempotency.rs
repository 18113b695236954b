//! One effect per `Idempotency-Key`: recognising a call.

use http::{HeaderMap, HeaderValue, Method};
use service::Key;

use crate::error::{Problem, Result};

/// The header that carries the key.
pub const HEADER: &str = "idempotency-key";

/// The key of a POST, where it has one, with what makes the call recognisable. On other methods
/// keys mean nothing. `account` is the connected account that the call acts for.
pub fn key(
    method: &Method,
    path: &str,
    headers: &HeaderMap,
    account: Option<&str>,
    pairs: &[(String, String)],
) -> Result<Option<Key>> {
    if method != Method::POST {
        return Ok(None);
    }
    let mut values = headers.get_all(HEADER).iter();
    let Some(value) = values.next() else {
        return Ok(None);
    };
    if values.next().is_some() {
        return Err(Problem::bad_request(
            "The Idempotency-Key header was sent more than once.",
        ));
    }
    let text = value.to_str().unwrap_or_default();
    let key = Key::new(text, fingerprint(method, path, account, pairs));
    key.map(Some)
        .ok_or_else(|| Problem::bad_request("Idempotency keys have 1 to 255 visible characters."))
}

/// Says in the headers of an answer that it was given before.
pub fn mark(headers: &mut HeaderMap) {
    headers.insert("idempotent-replayed", HeaderValue::from_static("true"));
}

/// The same for calls that ask for the same thing, whatever the order of their parameters.
fn fingerprint(
    method: &Method,
    path: &str,
    account: Option<&str>,
    pairs: &[(String, String)],
) -> String {
    let mut sorted: Vec<_> = pairs.iter().collect();
    sorted.sort_unstable();
    // JSON keeps names, values and their borders apart, whatever characters they have.
    let canonical = serde_json::json!([method.as_str(), path, account, sorted]);
    service::secrets::hash_token(&canonical.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(method: &Method, text: &str, pairs: &[(&str, &str)]) -> Result<Option<Key>> {
        let mut headers = HeaderMap::new();
        headers.insert(HEADER, text.parse().unwrap());
        let pairs: Vec<_> = pairs
            .iter()
            .map(|(name, value)| (name.to_string(), value.to_string()))
            .collect();
        key(method, "/v1/transfers", &headers, None, &pairs)
    }

    fn print(pairs: &[(&str, &str)]) -> String {
        let key = of(&Method::POST, "k", pairs).unwrap().unwrap();
        key.fingerprint().to_owned()
    }

    #[test]
    fn the_order_of_parameters_does_not_matter_and_their_values_do() {
        assert_eq!(
            print(&[("a", "1"), ("b", "2")]),
            print(&[("b", "2"), ("a", "1")])
        );
        assert_ne!(print(&[("a", "1")]), print(&[("a", "2")]));
        assert_ne!(print(&[("a", "1"), ("b", "2")]), print(&[("a", "1b2")]));
    }

    #[test]
    fn keys_belong_to_posts_and_have_a_length() {
        assert!(of(&Method::GET, "k", &[]).unwrap().is_none());
        assert!(of(&Method::POST, &"k".repeat(255), &[]).unwrap().is_some());
        for bad in ["", &"k".repeat(256)] {
            let error = of(&Method::POST, bad, &[]).unwrap_err().body()["error"].clone();
            let message = error["message"].as_str().unwrap();
            assert!(message.contains("1 to 255 visible characters"), "{error}");
        }
    }
}
