//! How the states of money movement are shown.

use super::StatusView;
use crate::i18n::{Locale, StatusTexts};
use crate::ui::Intent;
use domain::dispute::DisputeStatus;
use domain::external_account::BankStatus;
use domain::payment::{CardState, Payment, PaymentStatus};
use domain::payout::PayoutStatus;
use domain::refund::RefundStatus;
use domain::transfer::Transfer;

/// Where a payment stands, as one word for everything that is kept of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaymentState {
    /// The money came in.
    Succeeded,
    /// The card was declined.
    Failed,
    /// The amount is held on the card.
    Uncaptured,
    /// The hold was released.
    Canceled,
    /// All of it went back.
    Refunded,
    /// A part of it went back.
    PartlyRefunded,
    /// A bank disputes it, or did.
    Disputed,
}

impl PaymentState {
    /// Every state.
    pub const ALL: [Self; 7] = [
        Self::Succeeded,
        Self::Failed,
        Self::Uncaptured,
        Self::Canceled,
        Self::Refunded,
        Self::PartlyRefunded,
        Self::Disputed,
    ];

    /// The state of a payment.
    pub fn of(payment: &Payment) -> Self {
        match (payment.status, payment.card().map(|it| it.state)) {
            (PaymentStatus::Failed, _) | (_, Some(CardState::Declined)) => Self::Failed,
            (_, Some(CardState::Authorised)) => Self::Uncaptured,
            (_, Some(CardState::Released)) => Self::Canceled,
            (PaymentStatus::Succeeded, Some(CardState::Captured) | None) => Self::of_money(payment),
        }
    }

    fn of_money(payment: &Payment) -> Self {
        if payment.disputed {
            Self::Disputed
        } else if payment.is_refunded() {
            Self::Refunded
        } else if payment.amount_refunded.is_positive() {
            Self::PartlyRefunded
        } else {
            Self::Succeeded
        }
    }
}

/// The state of a payment.
pub fn payment_status(locale: Locale, state: PaymentState) -> StatusView {
    let t = StatusTexts(locale);
    let (intent, label, explanation) = match state {
        PaymentState::Succeeded => (Intent::Positive, t.succeeded(), ""),
        PaymentState::Failed => (Intent::Negative, t.failed(), t.declined_help()),
        PaymentState::Uncaptured => (Intent::Info, t.uncaptured(), t.uncaptured_help()),
        PaymentState::Canceled => (Intent::Neutral, t.canceled(), t.released_help()),
        PaymentState::Refunded => (Intent::Neutral, t.refunded(), ""),
        PaymentState::PartlyRefunded => (Intent::Neutral, t.partly_refunded(), ""),
        PaymentState::Disputed => (Intent::Warning, t.disputed(), t.disputed_help()),
    };
    StatusView {
        intent,
        label,
        explanation,
    }
}

/// Whether a transfer came back. It has no other status: it exists, so the money moved.
pub fn transfer_status(locale: Locale, transfer: &Transfer) -> StatusView {
    let t = StatusTexts(locale);
    let (intent, label) = if !transfer.amount_reversed.is_positive() {
        (Intent::Positive, t.paid())
    } else if !transfer.reversible().is_positive() {
        (Intent::Neutral, t.reversed())
    } else {
        (Intent::Neutral, t.partly_reversed())
    };
    StatusView {
        intent,
        label,
        explanation: "",
    }
}

/// The status of a payout.
pub fn payout_status(locale: Locale, status: PayoutStatus) -> StatusView {
    let t = StatusTexts(locale);
    let (intent, label, explanation) = match status {
        PayoutStatus::Pending => (Intent::Neutral, t.pending(), t.payout_pending_help()),
        PayoutStatus::InTransit => (Intent::Info, t.on_the_way(), t.payout_way_help()),
        PayoutStatus::Paid => (Intent::Positive, t.payout_paid(), ""),
        PayoutStatus::Failed => (Intent::Negative, t.failed(), t.payout_failed_help()),
        PayoutStatus::Canceled => (Intent::Neutral, t.canceled(), ""),
    };
    StatusView {
        intent,
        label,
        explanation,
    }
}

/// The status of a refund.
pub fn refund_status(locale: Locale, status: RefundStatus) -> StatusView {
    let t = StatusTexts(locale);
    let (intent, label) = match status {
        RefundStatus::Pending => (Intent::Info, t.pending()),
        RefundStatus::Succeeded => (Intent::Positive, t.succeeded()),
        RefundStatus::Failed => (Intent::Negative, t.failed()),
        RefundStatus::Canceled => (Intent::Neutral, t.canceled()),
    };
    StatusView {
        intent,
        label,
        explanation: "",
    }
}

/// The status of a dispute.
pub fn dispute_status(locale: Locale, status: DisputeStatus) -> StatusView {
    let t = StatusTexts(locale);
    let (intent, label, explanation) = match status {
        DisputeStatus::WarningNeedsResponse => (Intent::Warning, t.inquiry(), t.inquiry_help()),
        DisputeStatus::WarningUnderReview => (Intent::Info, t.inquiry(), t.inquiry_help()),
        DisputeStatus::WarningClosed => (Intent::Neutral, t.inquiry_closed(), ""),
        DisputeStatus::NeedsResponse => (Intent::Urgent, t.needs_response(), ""),
        DisputeStatus::UnderReview => (Intent::Info, t.under_review(), ""),
        DisputeStatus::Won => (Intent::Positive, t.won(), ""),
        DisputeStatus::Lost => (Intent::Negative, t.lost(), ""),
    };
    StatusView {
        intent,
        label,
        explanation,
    }
}

/// How far a bank account is checked.
pub fn bank_status(locale: Locale, status: BankStatus) -> StatusView {
    let t = StatusTexts(locale);
    let (intent, label, explanation) = match status {
        BankStatus::New => (Intent::Neutral, t.bank_new(), ""),
        BankStatus::Validated => (Intent::Positive, t.bank_validated(), ""),
        BankStatus::Verified => (Intent::Positive, t.bank_verified(), ""),
        BankStatus::VerificationFailed => (Intent::Urgent, t.bank_unverified(), ""),
        BankStatus::Errored => (Intent::Urgent, t.bank_errored(), t.bank_errored_help()),
    };
    StatusView {
        intent,
        label,
        explanation,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_ask_the_same_of_the_reader() {
        for state in PaymentState::ALL {
            let (en, es) = (
                payment_status(Locale::En, state),
                payment_status(Locale::Es, state),
            );
            assert_eq!(en.intent, es.intent);
            assert_ne!(en.label, es.label);
        }
        for status in PayoutStatus::ALL {
            let (en, es) = (
                payout_status(Locale::En, status),
                payout_status(Locale::Es, status),
            );
            assert_eq!(en.intent, es.intent);
            assert_ne!(en.label, es.label);
        }
    }
}
