//! Disputes: a customer's bank asks about a charge, or takes its money back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    balance_transaction::BalanceTransaction,
    id::{AccountId, DisputeId, IntentId, PaymentId},
    list::TimeRange,
    metadata::Metadata,
    money::Money,
    time::{DAY, Timestamp},
};

/// How long an answer is waited for, in seconds.
pub const ANSWER_TIME: i64 = 9 * DAY;
/// How long the bank takes to decide once it has an answer, in seconds.
pub const DECISION_TIME: i64 = 60 * DAY;
/// When an inquiry closes that did not become a dispute, in seconds after it began.
pub const INQUIRY_TIME: i64 = 120 * DAY;
/// Most characters that the texts of the evidence may have together.
pub const MAX_TEXT: usize = 150_000;
/// Most bytes that the files of the evidence may have together.
pub const MAX_FILES: i64 = 4_500_000;

/// Where a dispute stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisputeStatus {
    /// An inquiry waits for an answer. No money has moved.
    WarningNeedsResponse,
    /// An inquiry was answered.
    WarningUnderReview,
    /// An inquiry ended without a dispute.
    WarningClosed,
    /// The money was taken; an answer is waited for.
    NeedsResponse,
    /// It was answered; the bank decides.
    UnderReview,
    /// The money came back.
    Won,
    /// The money is gone.
    Lost,
}

impl DisputeStatus {
    /// The name on the wire and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::WarningNeedsResponse => "warning_needs_response",
            Self::WarningUnderReview => "warning_under_review",
            Self::WarningClosed => "warning_closed",
            Self::NeedsResponse => "needs_response",
            Self::UnderReview => "under_review",
            Self::Won => "won",
            Self::Lost => "lost",
        }
    }

    /// Whether it is an inquiry: a question, before any money moves.
    pub const fn is_inquiry(self) -> bool {
        matches!(
            self,
            Self::WarningNeedsResponse | Self::WarningUnderReview | Self::WarningClosed
        )
    }

    /// Whether an answer can be given.
    pub const fn needs_response(self) -> bool {
        matches!(self, Self::WarningNeedsResponse | Self::NeedsResponse)
    }

    /// Whether the customer's bank has the money: taken, and not given back.
    pub const fn holds_money(self) -> bool {
        matches!(self, Self::NeedsResponse | Self::UnderReview | Self::Lost)
    }

    /// Whether it is decided.
    pub const fn is_closed(self) -> bool {
        matches!(self, Self::WarningClosed | Self::Won | Self::Lost)
    }

    /// Where it stands once it was answered.
    pub const fn answered(self) -> Self {
        if self.is_inquiry() {
            Self::WarningUnderReview
        } else {
            Self::UnderReview
        }
    }
}

/// What a customer's bank says is wrong.
pub const REASONS: [&str; 15] = [
    "bank_cannot_process",
    "check_returned",
    "credit_not_processed",
    "customer_initiated",
    "debit_not_authorized",
    "duplicate",
    "fraudulent",
    "general",
    "incorrect_account_details",
    "insufficient_funds",
    "noncompliant",
    "product_not_received",
    "product_unacceptable",
    "subscription_canceled",
    "unrecognized",
];

/// Parts of the evidence that are texts.
pub const TEXTS: [&str; 18] = [
    "access_activity_log",
    "billing_address",
    "cancellation_policy_disclosure",
    "cancellation_rebuttal",
    "customer_email_address",
    "customer_name",
    "customer_purchase_ip",
    "duplicate_charge_explanation",
    "duplicate_charge_id",
    "product_description",
    "refund_policy_disclosure",
    "refund_refusal_explanation",
    "service_date",
    "shipping_address",
    "shipping_carrier",
    "shipping_date",
    "shipping_tracking_number",
    "uncategorized_text",
];

/// Parts of the evidence that are files.
pub const FILES: [&str; 9] = [
    "cancellation_policy",
    "customer_communication",
    "customer_signature",
    "duplicate_charge_documentation",
    "receipt",
    "refund_policy",
    "service_documentation",
    "shipping_documentation",
    "uncategorized_file",
];

/// A dispute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispute {
    /// Its id.
    pub id: DisputeId,
    /// Who is debited: the owner of the charge.
    pub account: AccountId,
    /// About which charge.
    pub payment: PaymentId,
    /// Of which intent.
    pub intent: Option<IntentId>,
    /// How much.
    pub amount: Money,
    /// Why: one of [`REASONS`].
    pub reason: String,
    /// Where it stands.
    pub status: DisputeStatus,
    /// The brand of the card.
    pub brand: String,
    /// The evidence by part: texts, and ids of files. Staged until it is submitted.
    pub evidence: BTreeMap<String, String>,
    /// Until when an answer is taken.
    pub due_by: Timestamp,
    /// Whether the time for an answer ran out.
    pub past_due: bool,
    /// How often evidence was submitted.
    pub submissions: i64,
    /// The owner's lines: money taken, and money that came back.
    pub balance_transactions: Vec<BalanceTransaction>,
    /// The pairs of the owner.
    pub metadata: Metadata,
    /// When it began.
    pub created: Timestamp,
}

/// What the evidence of test mode decides at once when its `uncategorized_text` says so: whether
/// the dispute is won.
pub fn verdict(evidence: &BTreeMap<String, String>) -> Option<bool> {
    match evidence.get("uncategorized_text").map(|text| text.trim()) {
        Some("winning_evidence") => Some(true),
        Some("losing_evidence") => Some(false),
        _ => None,
    }
}

/// Whether `name` is a part of the evidence that is a file; nothing where there is no such part.
pub fn is_file(name: &str) -> Option<bool> {
    if FILES.contains(&name) {
        Some(true)
    } else {
        TEXTS.contains(&name).then_some(false)
    }
}

/// Which disputes are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisputeFilter {
    /// Only about this charge.
    pub payment: Option<PaymentId>,
    /// Only of this intent.
    pub intent: Option<IntentId>,
    /// Only those created in this range.
    pub created: TimeRange,
}
