//! How every state of the domain is shown. The matches have no default arm: a new state does not
//! compile until it has a badge.

mod money;

use super::{Badge, Intent};
use crate::i18n::{Locale, StatusTexts};
use domain::account::AccountStatus;
use domain::topup::TopupStatus;
use leptos::prelude::*;

pub use money::{
    PaymentState, bank_status, dispute_status, payment_status, payout_status, refund_status,
    transfer_status,
};

/// How one state is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatusView {
    /// What it asks of the reader.
    pub intent: Intent,
    /// One word, or two.
    pub label: &'static str,
    /// A sentence that explains it; may be empty.
    pub explanation: &'static str,
}

/// The badge of a state.
#[component]
pub fn StatusBadge(
    /// The state, from one of the functions of this module.
    status: StatusView,
) -> impl IntoView {
    let explanation = (!status.explanation.is_empty()).then(|| status.explanation.to_owned());
    view! { <Badge intent=status.intent label=status.label explanation /> }.into_any()
}

/// The status of a connected account.
pub fn account_status(locale: Locale, status: AccountStatus) -> StatusView {
    let t = StatusTexts(locale);
    let (intent, label, explanation) = match status {
        AccountStatus::Enabled => (Intent::Positive, t.enabled(), t.enabled_help()),
        AccountStatus::Restricted => (Intent::Urgent, t.restricted(), t.restricted_help()),
        AccountStatus::RestrictedSoon => (
            Intent::Warning,
            t.restricted_soon(),
            t.restricted_soon_help(),
        ),
        AccountStatus::InReview => (Intent::Info, t.in_review(), t.in_review_help()),
        AccountStatus::Rejected => (Intent::Neutral, t.rejected(), t.rejected_help()),
        AccountStatus::Pending => (Intent::Neutral, t.pending(), t.pending_help()),
    };
    StatusView {
        intent,
        label,
        explanation,
    }
}

/// The status of a top-up.
pub fn topup_status(locale: Locale, status: TopupStatus) -> StatusView {
    let t = StatusTexts(locale);
    let (intent, label) = match status {
        TopupStatus::Pending => (Intent::Info, t.processing()),
        TopupStatus::Succeeded => (Intent::Positive, t.succeeded()),
        TopupStatus::Failed => (Intent::Negative, t.failed()),
        TopupStatus::Canceled => (Intent::Neutral, t.canceled()),
        TopupStatus::Reversed => (Intent::Neutral, t.reversed()),
    };
    StatusView {
        intent,
        label,
        explanation: "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_account_status_is_explained_in_both_languages() {
        for status in AccountStatus::ALL {
            let (english, spanish) = (
                account_status(Locale::En, status),
                account_status(Locale::Es, status),
            );
            assert_eq!(english.intent, spanish.intent);
            assert_ne!(english.label, spanish.label);
            assert!(!english.explanation.is_empty());
        }
    }
}
