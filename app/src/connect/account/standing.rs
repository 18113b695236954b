//! Whether payments or payouts work, in words: a badge and what to do next.

use crate::format;
use crate::i18n::{AccountTexts, StatusTexts};
use crate::ui::Intent;
use domain::account::{DisabledReason, Standing};

/// A standing in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingView {
    /// What it asks of the reader.
    pub intent: Intent,
    /// The badge.
    pub label: &'static str,
    /// What to do next, or why nothing can be done; `None` where everything works.
    pub next: Option<String>,
}

/// Whether payments (else payouts) work.
pub fn view(texts: AccountTexts, standing: Standing, payments: bool) -> StandingView {
    let status = StatusTexts(texts.0);
    let (intent, label, next) = match standing {
        Standing::Enabled => {
            return StandingView {
                intent: Intent::Positive,
                label: status.enabled(),
                next: None,
            };
        }
        Standing::EnabledUntil(deadline) => (
            Intent::Warning,
            status.enabled(),
            texts.until(format::date(texts.0, deadline)),
        ),
        Standing::NotOnboarded => (
            Intent::Neutral,
            status.pending(),
            texts.not_onboarded().to_owned(),
        ),
        Standing::PastDue => (Intent::Urgent, status.paused(), texts.past_due().to_owned()),
        Standing::InReview => (
            Intent::Info,
            status.in_review(),
            texts.in_review().to_owned(),
        ),
        Standing::Rejected(reason) => (
            Intent::Neutral,
            status.rejected(),
            rejection(texts, reason).to_owned(),
        ),
        Standing::NotRequested => {
            let next = if payments {
                texts.payments_not_requested()
            } else {
                texts.payouts_not_requested()
            };
            (Intent::Neutral, texts.not_enabled(), next.to_owned())
        }
    };
    StandingView {
        intent,
        label,
        next: Some(next),
    }
}

/// Why an account was rejected.
pub const fn rejection(texts: AccountTexts, reason: DisabledReason) -> &'static str {
    match reason {
        DisabledReason::RejectedFraud => texts.rejected_fraud(),
        DisabledReason::RejectedTerms => texts.rejected_terms(),
        DisabledReason::PastDue
        | DisabledReason::PendingVerification
        | DisabledReason::UnderReview
        | DisabledReason::NoCapabilities
        | DisabledReason::RejectedOther => texts.rejected_other(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;
    use domain::time::Timestamp;

    #[test]
    fn whatever_does_not_work_says_what_to_do() {
        let texts = AccountTexts(Locale::En);
        for standing in [
            Standing::EnabledUntil(Timestamp::from_unix(0)),
            Standing::NotOnboarded,
            Standing::PastDue,
            Standing::InReview,
            Standing::Rejected(DisabledReason::RejectedFraud),
            Standing::NotRequested,
        ] {
            assert!(view(texts, standing, true).next.is_some(), "{standing:?}");
        }
        assert_eq!(view(texts, Standing::Enabled, false).next, None);
    }
}
