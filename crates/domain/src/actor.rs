//! Who acts, and on whose rows.

use serde::{Deserialize, Serialize};

use crate::{
    id::{AccountId, KeyId, UserId},
    time::{HOUR, MINUTE},
};

mod permission;

pub use permission::{Permission, Rights};

/// What a member of a platform's team may do. Roles add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Everything: alone moves the platform's money, changes where somebody is paid out, makes keys
    /// that can, and manages the team.
    Administrator,
    /// Accounts, keys of test mode, disputes, payments and the simulator; moves no money, and neither
    /// do the keys they make.
    Developer,
    /// Reads accounts, money and the outbox.
    Analyst,
    /// Reads, edits accounts, refunds, answers disputes and makes login links.
    Support,
    /// Reads accounts and money.
    ViewOnly,
}

impl Role {
    /// Every role, the mightiest first.
    pub const ALL: [Self; 5] = [
        Self::Administrator,
        Self::Developer,
        Self::Analyst,
        Self::Support,
        Self::ViewOnly,
    ];

    /// The name on the command line and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Developer => "developer",
            Self::Analyst => "analyst",
            Self::Support => "support",
            Self::ViewOnly => "view_only",
        }
    }

    /// The role of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// How long ago a member proved who they are, by signing in or with their password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// Too long ago for what needs a proof.
    Stale,
    /// Recently enough for test mode.
    Recent,
    /// Recently enough for live mode too.
    Fresh,
}

impl Proof {
    /// How long a proof is enough in live mode.
    pub const FRESH_FOR: i64 = 15 * MINUTE;
    /// How long it is enough in test mode, where nothing real can be lost.
    pub const RECENT_FOR: i64 = HOUR;

    /// A proof that was given so many seconds ago.
    pub const fn of_age(seconds: i64) -> Self {
        if seconds < Self::FRESH_FOR {
            Self::Fresh
        } else if seconds < Self::RECENT_FOR {
            Self::Recent
        } else {
            Self::Stale
        }
    }

    /// What is asked for in live or in test mode.
    pub const fn needed(livemode: bool) -> Self {
        if livemode { Self::Fresh } else { Self::Recent }
    }
}

/// A platform in one of its two modes: what every row belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Tenant {
    /// The platform's own account id.
    pub platform: AccountId,
    /// Live data when true, test data when false. The two never meet.
    pub livemode: bool,
}

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Actor {
    /// A person of the platform's team, in the dashboard.
    Member {
        /// Who.
        user: UserId,
        /// For which platform and mode.
        tenant: Tenant,
        /// With which roles.
        roles: Vec<Role>,
        /// How long ago they proved who they are.
        proof: Proof,
    },
    /// A person who signed in for one connected account.
    AccountUser {
        /// The account.
        account: AccountId,
        /// Its platform and mode.
        tenant: Tenant,
    },
    /// A secret API key.
    Key {
        /// Which key.
        key: KeyId,
        /// Whose it is.
        tenant: Tenant,
        /// What it may do now: what it was made for, as far as its maker may still do it.
        rights: Rights,
        /// The connected account that the call acts on, where it names one.
        on_behalf: Option<AccountId>,
    },
    /// The system itself: jobs, commands of the operator.
    System {
        /// On whose rows.
        tenant: Tenant,
    },
}

impl Actor {
    /// The platform and mode that the actor belongs to.
    pub fn tenant(&self) -> &Tenant {
        match self {
            Self::Member { tenant, .. }
            | Self::AccountUser { tenant, .. }
            | Self::Key { tenant, .. }
            | Self::System { tenant } => tenant,
        }
    }

    /// The acting owner, where it is a connected account: the one that a key acts for, or that a
    /// person signed in for. Else the platform acts for itself. Calls that name no account are
    /// about the acting owner's rows and money.
    pub fn account(&self) -> Option<&AccountId> {
        match self {
            Self::AccountUser { account, .. } => Some(account),
            Self::Key { on_behalf, .. } => on_behalf.as_ref(),
            Self::Member { .. } | Self::System { .. } => None,
        }
    }

    /// How the audit log names the actor: a kind and an id.
    pub fn label(&self) -> (&'static str, &str) {
        match self {
            Self::Member { user, .. } => ("member", user.as_str()),
            Self::AccountUser { account, .. } => ("account", account.as_str()),
            Self::Key { key, .. } => ("key", key.as_str()),
            Self::System { tenant } => ("system", tenant.platform.as_str()),
        }
    }
}

/// The rows that a call may touch: one platform, one mode, and perhaps only one account.
///
/// The fields are private: store functions take a `Scope`, and `service::authorize` makes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    tenant: Tenant,
    account: Option<AccountId>,
}

impl Scope {
    /// Every row of the tenant. Only `service::authorize` calls this outside of tests.
    pub fn of_tenant(tenant: Tenant) -> Self {
        Self {
            tenant,
            account: None,
        }
    }

    /// Only the rows of `account`. Only `service::authorize` calls this outside of tests.
    pub fn of_account(tenant: Tenant, account: AccountId) -> Self {
        Self {
            tenant,
            account: Some(account),
        }
    }

    /// The platform.
    pub fn platform(&self) -> &AccountId {
        &self.tenant.platform
    }

    /// Live or test rows.
    pub fn livemode(&self) -> bool {
        self.tenant.livemode
    }

    /// Platform and mode.
    pub fn tenant(&self) -> &Tenant {
        &self.tenant
    }

    /// The one account that the scope is held to, if it is.
    pub fn account(&self) -> Option<&AccountId> {
        self.account.as_ref()
    }

    /// Whose money the scope is about: its account's, else the platform's own.
    pub fn owner(&self) -> &AccountId {
        self.account.as_ref().unwrap_or(&self.tenant.platform)
    }
}
