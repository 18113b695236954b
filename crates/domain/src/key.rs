//! API keys.

use serde::{Deserialize, Serialize};

use crate::{
    actor::{Rights, Role, Tenant},
    id::{KeyId, UserId},
    time::Timestamp,
};

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
    /// What it was made for. What it may do now depends on its maker too.
    pub rights: Rights,
    /// The member who made it; nobody where the operator did, on the command line.
    pub maker: Option<Maker>,
    /// When it was made.
    pub created: Timestamp,
    /// When it was used last, to the minute; never when absent.
    pub last_used: Option<Timestamp>,
}

/// The member who made a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Maker {
    /// Who.
    pub user: UserId,
    /// Their name.
    pub name: String,
    /// Their roles at the key's platform now: none any more when they left.
    pub roles: Vec<Role>,
}
