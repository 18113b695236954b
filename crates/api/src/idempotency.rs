//! One effect per `Idempotency-Key`: recognising a call, and writing its answer down.

use http::{HeaderMap, Method};
use serde_json::Value;
use service::{
    Idempotency, Stored,
    idempotent::{MAX_KEY, Render},
};

use crate::error::{Problem, Result};

/// The header that carries the key.
pub const HEADER: &str = "idempotency-key";

/// The key of a call, with what makes the call recognisable.
#[derive(Clone, Debug)]
pub struct Key {
    text: String,
    fingerprint: String,
}

impl Key {
    /// The key of a POST, where it has one. On other methods keys mean nothing.
    /// `account` is the connected account that the call acts for.
    pub fn of(
        method: &Method,
        path: &str,
        headers: &HeaderMap,
        account: Option<&str>,
        pairs: &[(String, String)],
    ) -> Result<Option<Self>> {
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
        if !(1..=MAX_KEY).contains(&text.len()) {
            let message = "Idempotency keys have 1 to 255 visible characters.";
            return Err(Problem::bad_request(message));
        }
        let fingerprint = fingerprint(method, path, account, pairs);
        Ok(Some(Self {
            text: text.to_owned(),
            fingerprint,
        }))
    }

    /// The key for a use case, whose answers `render` writes down.
    pub fn with<'a, T>(&'a self, render: Render<'a, T>) -> Idempotency<'a, T> {
        Idempotency {
            key: &self.text,
            fingerprint: self.fingerprint.clone(),
            render,
        }
    }
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

/// Writes answers down in the wire format, before any expansion.
pub fn render<T>(
    wire: impl Fn(&T) -> Value + Sync,
) -> impl Fn(std::result::Result<&T, &service::Error>) -> Stored + Sync {
    render_outcome(move |value| Ok(wire(value)))
}

/// The same for tries, which may come to a problem such as a declined card.
pub fn render_outcome<T>(
    wire: impl Fn(&T) -> Result<Value> + Sync,
) -> impl Fn(std::result::Result<&T, &service::Error>) -> Stored + Sync {
    move |outcome| {
        let answer = outcome.map_err(Problem::refusal).and_then(&wire);
        match answer {
            Ok(body) => Stored {
                status: 200,
                body: body.to_string(),
            },
            Err(problem) => Stored {
                status: problem.status().as_u16(),
                body: problem.body().to_string(),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(method: &Method, key: &str, pairs: &[(&str, &str)]) -> Result<Option<Key>> {
        let mut headers = HeaderMap::new();
        headers.insert(HEADER, key.parse().unwrap());
        let pairs: Vec<_> = pairs
            .iter()
            .map(|(name, value)| (name.to_string(), value.to_string()))
            .collect();
        Key::of(method, "/v1/transfers", &headers, None, &pairs)
    }

    fn print(pairs: &[(&str, &str)]) -> String {
        of(&Method::POST, "k", pairs).unwrap().unwrap().fingerprint
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
        assert!(of(&Method::POST, &"k".repeat(256), &[]).is_err());
        assert!(of(&Method::POST, "", &[]).is_err());
    }
}
