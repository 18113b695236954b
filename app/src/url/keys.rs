//! An API key in the making, as an address: what was chosen survives the question for a password.

use super::UrlBuilder;
use super::page::text;
use crate::routes::paths;
use leptos_router::params::ParamsMap;

/// A key that is being filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyDraft {
    /// What the platform calls it.
    pub name: String,
    /// `all`, `read` or `pick`.
    pub access: String,
    /// The names of what was picked, with commas between them.
    pub permissions: String,
}

impl KeyDraft {
    /// Reads it from the address.
    pub fn from_query(query: &ParamsMap) -> Self {
        Self {
            name: text(query, "name"),
            access: text(query, "access"),
            permissions: text(query, "permissions"),
        }
    }

    /// Whether the permission of that name was picked.
    pub fn picked(&self, name: &str) -> bool {
        self.permissions.split(',').any(|it| it == name)
    }

    /// The form with these values in it.
    pub fn form_url(&self) -> String {
        UrlBuilder::new(paths::DEVELOPERS)
            .set("name", self.name.trim())
            .set("access", &self.access)
            .set("permissions", &self.permissions)
            .build()
    }
}
