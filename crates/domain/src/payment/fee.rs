//! Fees that platforms collect from payments.

mod back;

use serde::{Deserialize, Serialize};

use crate::{
    id::{AccountId, ApplicationFeeId, BalanceTransactionId, FeeRefundId, PaymentId},
    list::TimeRange,
    metadata::Metadata,
    money::Money,
    time::Timestamp,
};

pub use back::{FeeError, FeeRefundPlan, decide_fee_refund, fee_share};

/// A fee that the platform collected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    pub amount: Money,
    /// What was given back of it, in minor units.
    #[serde(default)]
    pub amount_refunded: i64,
    /// The platform's line.
    pub balance_transaction: BalanceTransactionId,
    /// When.
    pub created: Timestamp,
}

impl ApplicationFee {
    /// What can still be given back, in minor units.
    pub fn refundable(&self) -> i64 {
        self.amount.minor().saturating_sub(self.amount_refunded)
    }

    /// The same as money.
    pub fn left(&self) -> Money {
        Money::new(self.refundable(), self.amount.currency())
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
    pub amount: Money,
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
