//! What a person chose for the interface: colours and language.

use crate::i18n::Locale;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
mod request;
#[cfg(feature = "ssr")]
pub use request::from_request;

/// Name of the cookie that keeps the colour theme.
pub const THEME_COOKIE: &str = "theme";
/// Name of the cookie that keeps the language.
pub const LOCALE_COOKIE: &str = "lang";
/// Where the theme form posts to (`value`, `return_to`).
pub const THEME_PATH: &str = "/preferences/theme";
/// Where the language form posts to (`value`, `return_to`).
pub const LOCALE_PATH: &str = "/preferences/locale";

/// The colour theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// Whatever the operating system says.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// Every theme, in the order in which the switch shows them.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::System];

    /// The word used in forms and in the cookie.
    pub const fn word(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Reads [`Theme::word`].
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.word() == word)
    }

    /// The `data-theme` attribute of the page; none lets the operating system decide.
    pub const fn attribute(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light | Self::Dark => Some(self.word()),
        }
    }
}

/// What a person chose for the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preferences {
    /// The colour theme.
    pub theme: Theme,
    /// The language.
    pub locale: Locale,
}
