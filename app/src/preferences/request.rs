use super::{LOCALE_COOKIE, Preferences, THEME_COOKIE, Theme};
use crate::i18n::Locale;
use http::HeaderMap;
use http::header::{ACCEPT_LANGUAGE, COOKIE};
use http::request::Parts;
use leptos::prelude::use_context;

/// Reads the preferences of the request being answered.
pub fn from_request() -> Preferences {
    use_context::<Parts>()
        .map(|parts| from_headers(&parts.headers))
        .unwrap_or_default()
}

fn from_headers(headers: &HeaderMap) -> Preferences {
    let theme = cookie(headers, THEME_COOKIE)
        .and_then(Theme::from_word)
        .unwrap_or_default();
    let locale = cookie(headers, LOCALE_COOKIE)
        .and_then(Locale::from_tag)
        .or_else(|| {
            headers
                .get(ACCEPT_LANGUAGE)?
                .to_str()
                .ok()
                .and_then(Locale::from_accept_language)
        })
        .unwrap_or_default();
    Preferences { theme, locale }
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(http::HeaderName, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(k, v)| (k.clone(), http::HeaderValue::from_static(v)))
            .collect()
    }

    #[test]
    fn cookies_win_over_the_browser() {
        let read = from_headers(&headers(&[
            (COOKIE, "a=b; lang=en; theme=dark"),
            (ACCEPT_LANGUAGE, "es"),
        ]));
        assert_eq!(
            read,
            Preferences {
                theme: Theme::Dark,
                locale: Locale::En
            }
        );
    }

    #[test]
    fn nonsense_falls_back() {
        let read = from_headers(&headers(&[
            (COOKIE, "theme=neon; lang"),
            (ACCEPT_LANGUAGE, "es-MX"),
        ]));
        assert_eq!(
            read,
            Preferences {
                theme: Theme::System,
                locale: Locale::Es
            }
        );
    }
}
