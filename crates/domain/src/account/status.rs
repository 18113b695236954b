//! One word for an account's state, and the reasons behind it.

use serde::{Deserialize, Serialize};

use super::{Account, DisabledReason};
use crate::time::Timestamp;

/// The state that lists and headers show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountStatus {
    /// Something that was asked for cannot be used.
    Restricted,
    /// Something is due by a date that lies ahead.
    RestrictedSoon,
    /// Someone is looking at it.
    InReview,
    /// It was rejected.
    Rejected,
    /// Everything that was asked for can be used.
    Enabled,
    /// Onboarding was never finished.
    Pending,
}

impl AccountStatus {
    /// Every status, in the order of the tabs.
    pub const ALL: [Self; 6] = [
        Self::Restricted,
        Self::RestrictedSoon,
        Self::InReview,
        Self::Rejected,
        Self::Enabled,
        Self::Pending,
    ];

    /// The name in URLs and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Restricted => "restricted",
            Self::RestrictedSoon => "restricted_soon",
            Self::InReview => "in_review",
            Self::Rejected => "rejected",
            Self::Enabled => "enabled",
            Self::Pending => "pending",
        }
    }

    /// The status of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }

    /// The status that follows from an account's computed requirements.
    pub(super) fn of(account: &Account) -> Self {
        use DisabledReason as Reason;
        match account.requirements.disabled_reason {
            Some(Reason::RejectedFraud | Reason::RejectedTerms | Reason::RejectedOther) => {
                Self::Rejected
            }
            Some(Reason::UnderReview | Reason::PendingVerification) => Self::InReview,
            Some(_) if !account.verification.details_submitted => Self::Pending,
            Some(Reason::PastDue | Reason::NoCapabilities) => Self::Restricted,
            None if account.requirements.current_deadline.is_some() => Self::RestrictedSoon,
            None => Self::Enabled,
        }
    }
}

/// Whether payments or payouts work, with the reason when they do not. The texts belong to the
/// screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// They work.
    Enabled,
    /// They work until the deadline, unless what is due is given.
    EnabledUntil(Timestamp),
    /// Onboarding was never finished.
    NotOnboarded,
    /// A deadline passed.
    PastDue,
    /// Someone is looking at the account.
    InReview,
    /// The account was rejected.
    Rejected(DisabledReason),
    /// The capability was never asked for.
    NotRequested,
}

/// Whether payments work.
pub fn payments_standing(account: &Account) -> Standing {
    let requested = account
        .capabilities
        .keys()
        .any(|capability| capability.is_payment());
    standing(account, account.charges_enabled, requested)
}

/// Whether payouts work.
pub fn payouts_standing(account: &Account) -> Standing {
    standing(
        account,
        account.payouts_enabled,
        !account.capabilities.is_empty(),
    )
}

fn standing(account: &Account, enabled: bool, requested: bool) -> Standing {
    if enabled {
        return match account.requirements.current_deadline {
            Some(deadline) => Standing::EnabledUntil(deadline),
            None => Standing::Enabled,
        };
    }
    match (account.status, account.requirements.disabled_reason) {
        (AccountStatus::Rejected, Some(reason)) => Standing::Rejected(reason),
        (AccountStatus::InReview, _) => Standing::InReview,
        _ if !requested => Standing::NotRequested,
        (AccountStatus::Pending, _) => Standing::NotOnboarded,
        _ => Standing::PastDue,
    }
}
