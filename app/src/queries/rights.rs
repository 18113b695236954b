//! What the person who looks may do. For showing and hiding only: the services check again.

#[cfg(feature = "ssr")]
use domain::actor::{Actor, Permission};
use serde::{Deserialize, Serialize};

/// What the person who looks may do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rights {
    /// Send funds to accounts.
    pub send_funds: bool,
    /// Add funds to the balance.
    pub add_funds: bool,
    /// Change profiles and metadata.
    pub edit_accounts: bool,
    /// Make login links.
    pub create_links: bool,
}

#[cfg(feature = "ssr")]
impl Rights {
    /// The rights of `actor`.
    pub fn of(actor: &Actor) -> Self {
        let may = |permission| service::authorize::may(actor, permission);
        Self {
            send_funds: may(Permission::SendFunds),
            add_funds: may(Permission::AddFunds),
            edit_accounts: may(Permission::EditAccounts),
            create_links: may(Permission::CreateLoginLinks),
        }
    }
}
