//! Work that is done later: what it is, where it is done, and how often it is tried.

mod retry;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    card::DisputeCause,
    external_account::PayoutFailure,
    id::{AccountId, DisputeId, PaymentId, PayoutId, RefundId, TopupId},
    message::Sms,
    money::Currency,
    time::{self, Timestamp},
};

pub use retry::Retry;

/// Where a task is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lane {
    /// Here: in order within a tenant, inside the unit of work, by the tenant's clock.
    Money,
    /// Outside of the process: several at once, with no transaction open, by the wall clock.
    Outside,
}

/// What is to be done. Its JSON is what the queue keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Task {
    /// Pending money reaches its date.
    Settle,
    /// A deadline of an account passes.
    RefreshAccount {
        /// The account.
        account: AccountId,
    },
    /// An account is paid out.
    Payday {
        /// The account.
        account: AccountId,
        /// The day that its schedule named.
        #[serde(with = "time::day")]
        day: Date,
    },
    /// A payout goes to its bank.
    SendPayout(PayoutErrand),
    /// A payout arrives at its bank, or comes back.
    ArrivePayout(PayoutErrand),
    /// Refunds that waited for funds are tried again.
    RetryRefunds {
        /// Whose funds they waited for.
        account: AccountId,
    },
    /// The card's bank says what became of a refund.
    AnswerRefund {
        /// The refund.
        refund: RefundId,
    },
    /// The test network disputes a charge.
    OpenDispute {
        /// The charge.
        payment: PaymentId,
        /// What the holder of the card says.
        reason: DisputeCause,
        /// Whether it is only asked about.
        inquiry: bool,
        /// Which of the disputes that the card brings.
        number: u8,
    },
    /// A dispute's deadline passes, or a bank decides about it.
    StepDispute {
        /// Whose dispute.
        account: AccountId,
        /// The dispute.
        dispute: DisputeId,
        /// What happens.
        step: DisputeStep,
        /// How often evidence had been submitted when it was planned.
        submissions: i64,
    },
    /// A bank answers a top-up.
    AnswerTopup {
        /// The top-up.
        topup: TopupId,
    },
    /// The authorisation of a card ends.
    ExpireAuthorisation {
        /// The payment that was authorised.
        payment: PaymentId,
    },
    /// The platform pays off an account that stays negative.
    Collect {
        /// The account.
        account: AccountId,
        /// What it owes in.
        currency: Currency,
        /// Since when it owes.
        since: Timestamp,
    },
    /// What is held on after a bank debit is released.
    ReleaseReserve {
        /// The account whose bank was debited.
        account: AccountId,
        /// The currency of the debit.
        currency: Currency,
        /// The debit.
        debit: PayoutId,
    },
    /// A message goes to a phone.
    Sms(Sms),
}

/// What happens to a payout by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayoutErrand {
    /// Whose payout.
    pub account: AccountId,
    /// The payout.
    pub payout: PayoutId,
    /// Why the bank will send it back, where it will.
    pub failure: Option<PayoutFailure>,
}

/// What becomes of a dispute by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisputeStep {
    /// The time for an answer is over.
    Due,
    /// An inquiry has been open for long enough.
    End,
    /// The bank decides for the owner of the charge.
    Win,
    /// The bank decides against them.
    Lose,
}

impl Lane {
    /// As it is stored.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Outside => "outside",
        }
    }
}

impl DisputeStep {
    const fn name(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::End => "end",
            Self::Win => "win",
            Self::Lose => "lose",
        }
    }
}

impl Task {
    /// The kind, as it stands in the task's JSON.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Settle => "settle",
            Self::RefreshAccount { .. } => "refresh_account",
            Self::Payday { .. } => "payday",
            Self::SendPayout(_) => "send_payout",
            Self::ArrivePayout(_) => "arrive_payout",
            Self::RetryRefunds { .. } => "retry_refunds",
            Self::AnswerRefund { .. } => "answer_refund",
            Self::OpenDispute { .. } => "open_dispute",
            Self::StepDispute { .. } => "step_dispute",
            Self::AnswerTopup { .. } => "answer_topup",
            Self::ExpireAuthorisation { .. } => "expire_authorisation",
            Self::Collect { .. } => "collect",
            Self::ReleaseReserve { .. } => "release_reserve",
            Self::Sms(_) => "sms",
        }
    }

    /// Where it is done.
    pub const fn lane(&self) -> Lane {
        match self {
            Self::Sms(_) => Lane::Outside,
            _ => Lane::Money,
        }
    }

    /// Who is called outside. Calls to one destination wait for each other when it is slow; those
    /// to another do not.
    pub const fn destination(&self) -> Option<&'static str> {
        match self {
            Self::Sms(_) => Some("sms"),
            _ => None,
        }
    }

    /// What is the same for the same work, due at `at`: a tenant's queue takes it once. `None`
    /// where asking twice means doing twice.
    pub fn dedup(&self, at: Timestamp) -> Option<String> {
        let at = at.unix();
        match self {
            Self::Settle => Some(at.to_string()),
            Self::RefreshAccount { account } => Some(format!("{account}:{at}")),
            Self::Payday { account, day } => Some(format!("{account}:{day}")),
            Self::SendPayout(errand) | Self::ArrivePayout(errand) => {
                Some(errand.payout.to_string())
            }
            Self::AnswerRefund { refund } => Some(refund.to_string()),
            Self::OpenDispute {
                payment, number, ..
            } => Some(format!("{payment}:{number}")),
            Self::StepDispute {
                dispute,
                step,
                submissions,
                ..
            } => Some(format!("{dispute}:{}:{submissions}:{at}", step.name())),
            Self::AnswerTopup { topup } => Some(topup.to_string()),
            Self::ExpireAuthorisation { payment } => Some(payment.to_string()),
            Self::Collect {
                account,
                currency,
                since,
            } => Some(format!("{account}:{currency}:{}:{at}", since.unix())),
            Self::ReleaseReserve { debit, .. } => Some(debit.to_string()),
            Self::RetryRefunds { .. } | Self::Sms(_) => None,
        }
    }

    /// How often it is tried, and when again.
    pub const fn retry(&self) -> Retry {
        match self {
            Self::Sms(_) => Retry::SOON,
            _ => Retry::PATIENT,
        }
    }

    /// Whether it is one unit of work that reads what it decides by inside of it. Such tasks can
    /// share a transaction with those before them, which a connection of its own does not see yet.
    pub const fn is_one_unit(&self) -> bool {
        !matches!(
            self,
            Self::Settle | Self::RetryRefunds { .. } | Self::AnswerRefund { .. } | Self::Sms(_)
        )
    }

    /// Whether it names somebody or holds a secret that nobody has to keep once it is done with.
    pub const fn is_private(&self) -> bool {
        matches!(self, Self::Sms(_))
    }
}

#[cfg(test)]
mod tests;
