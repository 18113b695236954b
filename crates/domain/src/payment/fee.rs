//! Fees that platforms collect from payments.

mod back;

use serde::{Deserialize, Serialize};

use crate::{
    id::{AccountId, ApplicationFeeId, BalanceTransactionId, FeeRefundId, PaymentId},
    list::TimeRange,
    metadata::Metadata,
    money::{Money, Positive, total},
    payment::Payment,
    time::Timestamp,
};

pub use back::{FeeError, FeeRefundPlan, decide_fee_refund, fee_share};

/// A fee that the platform collected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ApplicationFee {
    /// Its id.
    pub id: ApplicationFeeId,
    /// The account that paid it.
    pub account: AccountId,
    /// From which payment of that account.
    pub payment: PaymentId,
    /// The platform's charge that the payment came from, for a destination charge.
    #[serde(default)]
    pub originating: Option<PaymentId>,
    /// How much.
    pub amount: Positive,
    /// What was given back of it.
    #[serde(with = "total", default = "total::nothing")]
    pub amount_refunded: Money,
    /// The platform's line.
    pub balance_transaction: BalanceTransactionId,
    /// When.
    pub created: Timestamp,
}

total::totals!(ApplicationFee: amount_refunded);

impl ApplicationFee {
    /// The fee that was kept of `payment`, with the line of the platform that collected it;
    /// nothing where none was kept.
    pub fn of(payment: &Payment, line: BalanceTransactionId) -> Option<Self> {
        Some(Self {
            id: payment.application_fee_id.clone()?,
            account: payment.account.clone(),
            payment: payment.id.clone(),
            originating: None,
            amount: Positive::new(payment.application_fee).ok()?,
            amount_refunded: Money::zero(payment.application_fee.currency()),
            balance_transaction: line,
            created: payment.created,
        })
    }

    /// What can still be given back.
    pub fn refundable(&self) -> Money {
        self.amount.money().after(self.amount_refunded)
    }
}

/// A collected fee, or a part of one, that went back to the account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeeRefund {
    /// Its id.
    pub id: FeeRefundId,
    /// Of which fee.
    pub fee: ApplicationFeeId,
    /// How much.
    pub amount: Positive,
    /// The platform's line.
    pub balance_transaction: BalanceTransactionId,
    /// The platform's own pairs.
    pub metadata: Metadata,
    /// When.
    pub created: Timestamp,
}

/// Which collected fees are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeeFilter {
    /// Only from this account.
    pub account: Option<AccountId>,
    /// Only from this payment.
    pub payment: Option<PaymentId>,
    /// Only those collected in this range.
    pub created: TimeRange,
}
