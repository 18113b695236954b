//! Addresses: query strings built from typed values, and the check on return paths.

pub mod accounts;
pub mod express;
pub mod keys;
pub mod page;
pub mod transfers;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything but the unreserved characters of RFC 3986 is escaped.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Escapes one path segment or query value.
pub fn encode(value: &str) -> String {
    utf8_percent_encode(value, ESCAPED).to_string()
}

/// Builds `path?key=value&…`, leaving out what is empty.
#[derive(Clone, Debug)]
pub struct UrlBuilder {
    url: String,
    has_query: bool,
}

impl UrlBuilder {
    /// Starts from a path that is already escaped.
    pub fn new(path: &str) -> Self {
        Self {
            url: path.to_owned(),
            has_query: path.contains('?'),
        }
    }

    /// Adds a pair unless the value is empty.
    #[must_use]
    pub fn set(mut self, key: &str, value: &str) -> Self {
        if !value.is_empty() {
            self.url.push(if self.has_query { '&' } else { '?' });
            self.url.push_str(&encode(key));
            self.url.push('=');
            self.url.push_str(&encode(value));
            self.has_query = true;
        }
        self
    }

    /// Adds a pair if there is a value.
    #[must_use]
    pub fn set_opt(self, key: &str, value: Option<&str>) -> Self {
        self.set(key, value.unwrap_or_default())
    }

    /// The finished address.
    pub fn build(self) -> String {
        self.url
    }
}

/// Returns `path` if it stays on this origin, else `/`.
///
/// Refuses `//host`, `/\host` and control characters, which browsers read as another origin.
pub fn safe_return_path(path: &str) -> &str {
    let mut chars = path.chars();
    let local = chars.next() == Some('/')
        && !matches!(chars.next(), Some('/' | '\\'))
        && !path.chars().any(char::is_control);
    if local { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_values_are_left_out() {
        let url = UrlBuilder::new("/a")
            .set("q", "")
            .set("s", "x & y")
            .set_opt("t", None)
            .build();
        assert_eq!(url, "/a?s=x%20%26%20y");
        assert_eq!(
            UrlBuilder::new("/a?b=1").set("c", "2").build(),
            "/a?b=1&c=2"
        );
    }

    #[test]
    fn return_paths_stay_on_this_origin() {
        assert_eq!(safe_return_path("/connect?x=1"), "/connect?x=1");
        assert_eq!(safe_return_path("/"), "/");
        for bad in [
            "",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/\t/evil",
        ] {
            assert_eq!(safe_return_path(bad), "/", "{bad:?}");
        }
    }
}
