//! What an account must still prove.

use serde::{Deserialize, Serialize};

use crate::time::Timestamp;

/// Something that was asked for beyond the usual fields, by when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueItem {
    /// The requirement's key, such as `individual.verification.document`.
    pub key: String,
    /// By when it must be given.
    pub deadline: Timestamp,
}

/// What is known of an account's verification.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Verification {
    /// Whether onboarding was finished once.
    pub details_submitted: bool,
    /// Asked for since.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub asked: Vec<DueItem>,
    /// Whether someone is looking at it.
    #[serde(skip_serializing_if = "super::is_default")]
    pub under_review: bool,
    /// Why it was rejected.
    pub rejected: Option<DisabledReason>,
}

/// Why an account cannot do everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DisabledReason {
    /// A deadline passed.
    #[serde(rename = "requirements.past_due")]
    PastDue,
    /// What was given is being checked.
    #[serde(rename = "requirements.pending_verification")]
    PendingVerification,
    /// Someone is looking at it.
    #[serde(rename = "under_review")]
    UnderReview,
    /// Nothing was asked for, so nothing is allowed.
    #[serde(rename = "action_required.requested_capabilities")]
    NoCapabilities,
    /// Rejected for fraud.
    #[serde(rename = "rejected.fraud")]
    RejectedFraud,
    /// Rejected for a breach of the terms.
    #[serde(rename = "rejected.terms_of_service")]
    RejectedTerms,
    /// Rejected for another reason.
    #[serde(rename = "rejected.other")]
    RejectedOther,
}

impl DisabledReason {
    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::PastDue => "requirements.past_due",
            Self::PendingVerification => "requirements.pending_verification",
            Self::UnderReview => "under_review",
            Self::NoCapabilities => "action_required.requested_capabilities",
            Self::RejectedFraud => "rejected.fraud",
            Self::RejectedTerms => "rejected.terms_of_service",
            Self::RejectedOther => "rejected.other",
        }
    }
}

/// What is missing, as the API shows it. `past_due` is part of `currently_due`, which is part of
/// `eventually_due`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Requirements {
    /// Needed by [`Self::current_deadline`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub currently_due: Vec<String>,
    /// Needed in the end.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub eventually_due: Vec<String>,
    /// Their deadline passed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub past_due: Vec<String>,
    /// Given, and being checked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pending_verification: Vec<String>,
    /// The earliest deadline of what is currently due.
    pub current_deadline: Option<Timestamp>,
    /// Why something is disabled.
    pub disabled_reason: Option<DisabledReason>,
}
