//! API keys.

use serde::{Deserialize, Serialize};

use crate::{actor::Tenant, id::KeyId, time::Timestamp};

/// A key as it can be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key {
    /// Its id.
    pub id: KeyId,
    /// Platform and mode.
    pub tenant: Tenant,
    /// True for a secret key, false for a publishable one.
    pub secret: bool,
    /// The prefix and the last four characters.
    pub hint: String,
    /// What the platform calls it.
    pub name: String,
    /// When it was made.
    pub created: Timestamp,
}
