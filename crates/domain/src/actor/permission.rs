//! What needs a right, and sets of rights.

use serde::{Deserialize, Serialize};

/// The enum, the list of all and their names, from one list.
macro_rules! permissions {
    ($($(#[doc = $doc:literal])+ $permission:ident = $name:literal,)+) => {
        /// Something that needs a right. `service::rights::table` says who has which.
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
        )]
        #[serde(rename_all = "snake_case")]
        pub enum Permission {
            $($(#[doc = $doc])+ $permission,)+
        }

        impl Permission {
            /// Every permission.
            pub const ALL: [Self; [$($name),+].len()] = [$(Self::$permission),+];

            /// The name on the wire, on the command line and in the database.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$permission => $name,)+
                }
            }
        }
    };
}

permissions! {
    /// See connected accounts and their activity.
    ViewAccounts = "view_accounts",
    /// Create a connected account.
    CreateAccounts = "create_accounts",
    /// Change an account's profile, settings and metadata.
    EditAccounts = "edit_accounts",
    /// Delete or reject an account.
    CloseAccounts = "close_accounts",
    /// Make a login link for an account.
    CreateLoginLinks = "create_login_links",
    /// Change where an account or the platform is paid out.
    EditPayoutDestinations = "edit_payout_destinations",
    /// See balances, transfers, top-ups, payments and payouts.
    ViewMoney = "view_money",
    /// See the postings behind money, with what the platform and the outside world have.
    ViewLedger = "view_ledger",
    /// Send funds to an account, pull them back or out of it.
    SendFunds = "send_funds",
    /// Add funds to the balance, or set them aside.
    AddFunds = "add_funds",
    /// Pay out to a bank, call a payout back or take it back.
    PayOut = "pay_out",
    /// Take payments, keep customers, and record payments that were made elsewhere.
    RecordPayments = "record_payments",
    /// Give money back: refunds of payments and of collected fees.
    RefundPayments = "refund_payments",
    /// Answer disputes, and upload files for that.
    RespondToDisputes = "respond_to_disputes",
    /// See API keys.
    ViewKeys = "view_keys",
    /// Make and revoke API keys.
    ManageKeys = "manage_keys",
    /// Make keys of live mode, and keys that can move money.
    ManageMoneyKeys = "manage_money_keys",
    /// See and change who is on the team, and with which roles.
    ManageTeam = "manage_team",
    /// Switch the dashboard from test data to live data.
    SwitchToLive = "switch_to_live",
    /// See messages that were sent in test mode.
    ViewOutbox = "view_outbox",
    /// Move the test clock and run the simulator.
    RunSimulator = "run_simulator",
}

impl Permission {
    /// The permission of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    const fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// A set of permissions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "Vec<Permission>", into = "Vec<Permission>")]
pub struct Rights(u32);

impl Rights {
    /// No right at all.
    pub const NONE: Self = Self(0);
    /// Every right there is.
    pub const ALL: Self = Self((1 << Permission::ALL.len()) - 1);

    /// Whether `permission` is one of them.
    pub const fn has(self, permission: Permission) -> bool {
        self.0 & permission.bit() != 0
    }

    /// Those that `other` has too.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Those that `other` has not.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether there are none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Each of them, in the order of [`Permission::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Permission> {
        Permission::ALL.into_iter().filter(move |it| self.has(*it))
    }

    /// Their names with a space between them, as the database keeps them.
    pub fn to_text(self) -> String {
        let names: Vec<&str> = self.iter().map(Permission::name).collect();
        names.join(" ")
    }

    /// The rights of [`Self::to_text`]; `None` when a name is unknown.
    pub fn from_text(text: &str) -> Option<Self> {
        text.split_ascii_whitespace()
            .map(Permission::from_name)
            .collect()
    }
}

impl FromIterator<Permission> for Rights {
    fn from_iter<I: IntoIterator<Item = Permission>>(permissions: I) -> Self {
        Self(
            permissions
                .into_iter()
                .fold(0, |bits, permission| bits | permission.bit()),
        )
    }
}

impl From<Vec<Permission>> for Rights {
    fn from(permissions: Vec<Permission>) -> Self {
        permissions.into_iter().collect()
    }
}

impl From<Rights> for Vec<Permission> {
    fn from(rights: Rights) -> Self {
        rights.iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_what_was_put_into_it() {
        let some: Rights = [Permission::ViewMoney, Permission::RunSimulator]
            .into_iter()
            .collect();
        for permission in Permission::ALL {
            let expected = matches!(permission, Permission::ViewMoney | Permission::RunSimulator);
            assert_eq!(some.has(permission), expected, "{permission:?}");
            assert!(Rights::ALL.has(permission) && !Rights::NONE.has(permission));
        }
        assert_eq!(some.and(Rights::ALL), some);
        assert!(some.without(Rights::ALL).is_empty());
        assert_eq!(Rights::ALL.without(some).and(some), Rights::NONE);
        assert_eq!(Rights::ALL.iter().count(), Permission::ALL.len());
    }

    #[test]
    fn names_lead_back_to_the_same_rights() {
        for rights in [Rights::NONE, Rights::ALL] {
            assert_eq!(Rights::from_text(&rights.to_text()), Some(rights));
        }
        assert_eq!(Rights::from_text("view_money fly"), None);
        for permission in Permission::ALL {
            assert_eq!(Permission::from_name(permission.name()), Some(permission));
        }
    }
}
