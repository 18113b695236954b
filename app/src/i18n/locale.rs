use crate::preferences::Preferences;
use domain::money::Notation;
use leptos::prelude::use_context;
use serde::{Deserialize, Serialize};

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Locale {
    /// English, the source language.
    #[default]
    En,
    /// Spanish.
    Es,
}

impl Locale {
    /// Every language, in the order in which the switch shows them.
    pub const ALL: [Self; 2] = [Self::En, Self::Es];

    /// The BCP 47 tag, for `lang` attributes and the cookie.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
        }
    }

    /// The name of the language in that language.
    pub const fn endonym(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Es => "Español",
        }
    }

    /// How numbers are written in it: the symbols `decimal` and `group` of CLDR
    /// (<https://github.com/unicode-org/cldr-json>, `cldr-numbers-full/main/<tag>/numbers.json`).
    /// Four digits are grouped in either language, so that columns of amounts read alike.
    pub const fn notation(self) -> Notation {
        match self {
            Self::En => Notation::USUAL,
            Self::Es => Notation::TURNED,
        }
    }

    /// Reads a tag such as `es` or `es-MX`; `None` if the language is not offered.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next()?;
        Self::ALL
            .into_iter()
            .find(|locale| locale.tag().eq_ignore_ascii_case(primary))
    }

    /// The first offered language of an `Accept-Language` header.
    ///
    /// Browsers list languages by falling weight, so the weights themselves are not read.
    pub fn from_accept_language(header: &str) -> Option<Self> {
        header
            .split(',')
            .filter_map(|part| part.split(';').next())
            .find_map(Self::from_tag)
    }
}

/// The language of the page being rendered.
pub fn use_locale() -> Locale {
    use_context::<Preferences>()
        .map(|preferences| preferences.locale)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accept_language_takes_the_first_offered() {
        assert_eq!(
            Locale::from_accept_language("fr-FR, es-MX;q=0.8, en;q=0.5"),
            Some(Locale::Es)
        );
        assert_eq!(Locale::from_accept_language("de"), None);
        assert_eq!(Locale::from_accept_language(""), None);
    }
}
