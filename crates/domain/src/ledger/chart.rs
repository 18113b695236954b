//! The chart of accounts.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{actor::Tenant, id::AccountId, money::Currency};

/// Who a ledger account belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Owner {
    /// A platform or a connected account: what the system owes it.
    Account(AccountId),
    /// The outside: banks and card networks.
    World,
}

/// What a ledger account holds. Every state that money can be in is one of these, never a flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LedgerKind {
    /// The owner's money that is not available yet.
    Pending,
    /// The owner's money that can be moved now.
    Available,
    /// The owner's money on its way to a bank; below zero while a bank is being debited.
    InTransit,
    /// A platform's money that is held because accounts it answers for are negative.
    Reserve,
    /// The owner's money set aside for future refunds and disputes.
    Prefunding,
    /// The outside world's banks.
    ClearingBank,
    /// The outside world's card networks and other ways to pay.
    CardNetwork,
    /// What the operator earned with processing.
    Fees,
}

impl LedgerKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Pending,
        Self::Available,
        Self::InTransit,
        Self::Reserve,
        Self::Prefunding,
        Self::ClearingBank,
        Self::CardNetwork,
        Self::Fees,
    ];

    /// The name in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Available => "available",
            Self::InTransit => "in_transit",
            Self::Reserve => "reserve",
            Self::Prefunding => "prefunding",
            Self::ClearingBank => "clearing_bank",
            Self::CardNetwork => "card_network",
            Self::Fees => "fees",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether the balance (credits less debits) may ever go below zero. The outside owes what it
    /// sent us, so its accounts do. An owner owes us after a dispute, so its own may as well, but
    /// only by postings that say so: all others are [guarded](super::Posting::guarded).
    pub const fn may_overdraw(self) -> bool {
        !matches!(self, Self::Reserve | Self::Prefunding)
    }
}

/// One account of the ledger, in one currency.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct LedgerAccount {
    /// Whose it is.
    pub owner: Owner,
    /// What it holds.
    pub kind: LedgerKind,
    /// In which currency.
    pub currency: Currency,
}

impl LedgerAccount {
    /// The account of `owner` that holds `kind` in `currency`.
    pub fn of(owner: &AccountId, kind: LedgerKind, currency: Currency) -> Self {
        Self {
            owner: Owner::Account(owner.clone()),
            kind,
            currency,
        }
    }

    /// The outside world's account of `kind`.
    pub fn world(kind: LedgerKind, currency: Currency) -> Self {
        Self {
            owner: Owner::World,
            kind,
            currency,
        }
    }

    /// The owner as the database names it.
    pub fn owner_name(&self) -> &str {
        match &self.owner {
            Owner::Account(id) => id.as_str(),
            Owner::World => "world",
        }
    }

    /// The key of the row: derived, so that no look-up is needed.
    pub fn key(&self, tenant: &Tenant) -> String {
        let mode = if tenant.livemode { "live" } else { "test" };
        format!("{}:{mode}:{self}", tenant.platform)
    }
}

impl fmt::Display for LedgerAccount {
    /// `owner:kind:currency`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}:{}",
            self.owner_name(),
            self.kind.name(),
            self.currency
        )
    }
}
