//! Who acts, and on whose rows.

use serde::{Deserialize, Serialize};

use crate::id::{AccountId, KeyId, UserId};

/// What a member of a platform's team may do. Roles add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Everything: alone sends and adds funds.
    Administrator,
    /// Accounts, keys, disputes, recorded payments and the simulator; neither sends nor refunds.
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

/// Something that needs a right. `service::authorize` says who has which.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// See connected accounts, their balances and activity.
    ViewAccounts,
    /// Create a connected account.
    CreateAccounts,
    /// Change an account's profile and metadata.
    EditAccounts,
    /// Delete or reject an account.
    CloseAccounts,
    /// Make a login link for an account.
    CreateLoginLinks,
    /// See the platform's balance, transfers and top-ups.
    ViewMoney,
    /// Send funds to an account.
    SendFunds,
    /// Add funds to the platform's balance.
    AddFunds,
    /// Answer disputes, and upload files for that.
    RespondToDisputes,
    /// Record a payment that was made elsewhere.
    RecordPayments,
    /// Give money back: refunds of payments and of collected fees.
    RefundPayments,
    /// See and make API keys.
    ManageKeys,
    /// See messages that were sent in test mode.
    ViewOutbox,
    /// Move the test clock and run the simulator.
    RunSimulator,
}

impl Permission {
    /// Every permission.
    pub const ALL: [Self; 14] = [
        Self::ViewAccounts,
        Self::CreateAccounts,
        Self::EditAccounts,
        Self::CloseAccounts,
        Self::CreateLoginLinks,
        Self::ViewMoney,
        Self::SendFunds,
        Self::AddFunds,
        Self::RespondToDisputes,
        Self::RecordPayments,
        Self::RefundPayments,
        Self::ManageKeys,
        Self::ViewOutbox,
        Self::RunSimulator,
    ];
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
