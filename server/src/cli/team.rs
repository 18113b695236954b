//! `tributary user` and `tributary key`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use domain::{
    actor::{self, Permission},
    id::{AccountId, KeyId},
};

/// Whose data a command works on.
#[derive(Clone, Debug, Args)]
pub struct Owner {
    /// The platform [default: the only one]
    #[arg(long, value_name = "acct_...")]
    pub platform: Option<AccountId>,
    /// Work on live data instead of test data
    #[arg(long)]
    pub livemode: bool,
}

/// The people of a platform's team.
#[derive(Debug, Subcommand)]
pub enum User {
    /// Add a person to the team
    Create {
        /// The platform [default: the only one]
        #[arg(long, value_name = "acct_...")]
        platform: Option<AccountId>,
        /// Their email address, with which they sign in
        #[arg(long)]
        email: String,
        /// Their name
        #[arg(long)]
        name: String,
        /// What they may do; several add up
        #[arg(
            long = "role",
            value_name = "ROLE",
            value_delimiter = ',',
            required = true
        )]
        roles: Vec<Role>,
        #[command(flatten)]
        password: Password,
    },
    /// List the team
    List {
        /// The platform [default: the only one]
        #[arg(long, value_name = "acct_...")]
        platform: Option<AccountId>,
    },
    /// Replace a person's roles, and end their sessions; the keys they made follow the new roles
    SetRoles {
        /// The platform [default: the only one]
        #[arg(long, value_name = "acct_...")]
        platform: Option<AccountId>,
        /// Their email address
        #[arg(long)]
        email: String,
        /// What they may do; several add up
        #[arg(
            long = "role",
            value_name = "ROLE",
            value_delimiter = ',',
            required = true
        )]
        roles: Vec<Role>,
    },
    /// Take a person out of the team: end their sessions, and for good the keys they made
    Remove {
        /// The platform [default: the only one]
        #[arg(long, value_name = "acct_...")]
        platform: Option<AccountId>,
        /// Their email address
        #[arg(long)]
        email: String,
    },
    /// Replace a person's password, and end their sessions
    SetPassword {
        /// Their email address
        #[arg(long)]
        email: String,
        #[command(flatten)]
        password: Password,
    },
}

/// Where the password comes from. It is never an argument: others on the machine could read it.
#[derive(Debug, Args)]
pub struct Password {
    /// The file with the password, or - for standard input [default: one is made and printed]
    #[arg(long, value_name = "FILE")]
    pub password_file: Option<PathBuf>,
}

/// A role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Role {
    /// Everything: alone moves the platform's money and manages the team
    Administrator,
    /// Accounts, test keys, disputes, payments and the simulator; moves no money, nor do their keys
    Developer,
    /// Reads accounts, money and the outbox
    Analyst,
    /// Reads, edits accounts, refunds, answers disputes and makes login links
    Support,
    /// Reads accounts and money
    #[value(name = "view_only", alias = "view-only")]
    ViewOnly,
}

impl From<Role> for actor::Role {
    fn from(role: Role) -> Self {
        match role {
            Role::Administrator => Self::Administrator,
            Role::Developer => Self::Developer,
            Role::Analyst => Self::Analyst,
            Role::Support => Self::Support,
            Role::ViewOnly => Self::ViewOnly,
        }
    }
}

fn permission(name: &str) -> Result<Permission, String> {
    Permission::from_name(name).ok_or_else(|| {
        let names: Vec<&str> = Permission::ALL.map(Permission::name).to_vec();
        format!("no such permission; there are {}", names.join(", "))
    })
}

/// API keys.
#[derive(Debug, Subcommand)]
pub enum Key {
    /// Make a key and print it; it cannot be shown again
    Create {
        #[command(flatten)]
        owner: Owner,
        /// What you call it
        #[arg(long)]
        name: String,
        /// Make a publishable key instead of a secret one
        #[arg(long, conflicts_with_all = ["read_only", "permissions"])]
        publishable: bool,
        /// Let the key read and change nothing
        #[arg(long, conflicts_with = "permissions")]
        read_only: bool,
        /// What the key may do; several add up [default: everything that a key can]
        #[arg(
            long = "permission",
            value_name = "PERMISSION",
            value_delimiter = ',',
            value_parser = permission
        )]
        permissions: Vec<Permission>,
    },
    /// List the keys
    List {
        #[command(flatten)]
        owner: Owner,
    },
    /// Make a key stop working
    Revoke {
        #[command(flatten)]
        owner: Owner,
        /// The key's id
        #[arg(value_name = "key_...")]
        id: KeyId,
    },
}
