//! The owner's view of the ledger: one line for everything that touched a balance.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::{
    id::{AccountId, BalanceTransactionId, DisputeId, PayoutId},
    money::{Currency, Money, MoneyError, add_minor, sub_minor},
    time::Timestamp,
};

/// What a line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TransactionType {
    /// A card that was charged.
    Charge,
    /// A payment that was recorded, or funds that a platform sent.
    Payment,
    /// Money given back to a card.
    Refund,
    /// Funds that went back with a reversed transfer.
    PaymentRefund,
    /// A refund that came back.
    RefundFailure,
    /// A dispute, or money moved between kinds of balance.
    Adjustment,
    /// A fee that the platform collected.
    ApplicationFee,
    /// A collected fee that was given back.
    ApplicationFeeRefund,
    /// Funds sent to another account.
    Transfer,
    /// A transfer that came back.
    TransferRefund,
    /// Money on its way to a bank; above zero when a bank is debited.
    Payout,
    /// A payout that was called back.
    PayoutCancel,
    /// A payout that failed.
    PayoutFailure,
    /// What a payout left in the balance.
    PayoutMinimumBalanceHold,
    /// The same, open for the next payout.
    PayoutMinimumBalanceRelease,
    /// Funds that were added.
    Topup,
    /// Added funds that the bank took back.
    TopupReversal,
    /// What processing cost, where another account than the charge's pays it.
    StripeFee,
    /// A platform's money, held or released because of a negative account.
    ReserveTransaction,
    /// A negative account that the platform paid off.
    ConnectCollectionTransfer,
}

impl TransactionType {
    /// Every type.
    pub const ALL: [Self; 20] = [
        Self::Charge,
        Self::Payment,
        Self::Refund,
        Self::PaymentRefund,
        Self::RefundFailure,
        Self::Adjustment,
        Self::ApplicationFee,
        Self::ApplicationFeeRefund,
        Self::Transfer,
        Self::TransferRefund,
        Self::Payout,
        Self::PayoutCancel,
        Self::PayoutFailure,
        Self::PayoutMinimumBalanceHold,
        Self::PayoutMinimumBalanceRelease,
        Self::Topup,
        Self::TopupReversal,
        Self::StripeFee,
        Self::ReserveTransaction,
        Self::ConnectCollectionTransfer,
    ];

    /// The name on the wire and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Charge => "charge",
            Self::Payment => "payment",
            Self::Refund => "refund",
            Self::PaymentRefund => "payment_refund",
            Self::RefundFailure => "refund_failure",
            Self::Adjustment => "adjustment",
            Self::ApplicationFee => "application_fee",
            Self::ApplicationFeeRefund => "application_fee_refund",
            Self::Transfer => "transfer",
            Self::TransferRefund => "transfer_refund",
            Self::Payout => "payout",
            Self::PayoutCancel => "payout_cancel",
            Self::PayoutFailure => "payout_failure",
            Self::PayoutMinimumBalanceHold => "payout_minimum_balance_hold",
            Self::PayoutMinimumBalanceRelease => "payout_minimum_balance_release",
            Self::Topup => "topup",
            Self::TopupReversal => "topup_reversal",
            Self::StripeFee => "stripe_fee",
            Self::ReserveTransaction => "reserve_transaction",
            Self::ConnectCollectionTransfer => "connect_collection_transfer",
        }
    }

    /// The type of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// How accountants group it, before its source is looked at.
    const fn category(self) -> &'static str {
        match self {
            Self::Charge => "charge",
            Self::Payment => "charge",
            Self::Refund => "refund",
            Self::PaymentRefund => "refund",
            Self::RefundFailure => "refund_failure",
            Self::Adjustment => "other_adjustment",
            Self::ApplicationFee => "platform_earning",
            Self::ApplicationFeeRefund => "platform_earning_refund",
            Self::Transfer => "transfer",
            Self::TransferRefund => "transfer_reversal",
            Self::Payout => "payout",
            Self::PayoutCancel => "payout_reversal",
            Self::PayoutFailure => "payout_reversal",
            Self::PayoutMinimumBalanceHold => "payout_minimum_balance_hold",
            Self::PayoutMinimumBalanceRelease => "payout_minimum_balance_release",
            Self::Topup => "topup",
            Self::TopupReversal => "topup_reversal",
            Self::StripeFee => "fee",
            Self::ReserveTransaction => "connect_reserved_funds",
            Self::ConnectCollectionTransfer => "connect_collection_transfer",
        }
    }

    /// Whether it counts as earnings: the net volume of the chart.
    pub const fn is_earning(self) -> bool {
        matches!(
            self,
            Self::Charge
                | Self::Payment
                | Self::Refund
                | Self::PaymentRefund
                | Self::RefundFailure
                | Self::ApplicationFee
                | Self::ApplicationFeeRefund
        )
    }
}

/// Which of an owner's balances a line is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BalanceType {
    /// What is earned and paid out.
    #[default]
    Payments,
    /// What is set aside for refunds and disputes.
    RefundAndDisputePrefunding,
}

impl BalanceType {
    /// The name on the wire and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Payments => "payments",
            Self::RefundAndDisputePrefunding => "refund_and_dispute_prefunding",
        }
    }

    /// The type of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Payments, Self::RefundAndDisputePrefunding]
            .into_iter()
            .find(|kind| kind.name() == name)
    }
}

/// What kind of fee was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeeKind {
    /// The platform's.
    ApplicationFee,
    /// For processing.
    StripeFee,
}

/// A part of a line's fee.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeeDetail {
    /// Whose.
    pub kind: FeeKind,
    /// How much, in minor units of the line's currency. Below zero when it is given back.
    pub amount: i64,
}

/// One line. Only its status ever changes, once, from pending to available.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BalanceTransaction {
    /// Its id.
    pub id: BalanceTransactionId,
    /// Whose balance.
    pub account: AccountId,
    /// What it is about.
    pub kind: TransactionType,
    /// Gross, signed, in minor units.
    pub amount: i64,
    /// What was kept of it, in minor units. `net = amount - fee`, always.
    pub fee: i64,
    /// What the balance changed by, in minor units.
    pub net: i64,
    /// What the fee is made of; sums to it.
    pub fee_details: Vec<FeeDetail>,
    /// The currency of all three.
    pub currency: Currency,
    /// In which of the owner's balances.
    pub balance_type: BalanceType,
    /// The object behind it, such as a payment, a transfer or a payout.
    pub source: String,
    /// In words.
    pub description: Option<String>,
    /// When it happened.
    pub created: Timestamp,
    /// When its net counts as available.
    pub available_on: Timestamp,
    /// Whether it does.
    pub available: bool,
    /// The payout that paid it out; for a payout's own line, the payout.
    pub payout: Option<PayoutId>,
}

impl BalanceTransaction {
    /// A line of `gross` minor units that is available at `now`, without a fee.
    pub fn line(
        id: BalanceTransactionId,
        account: &AccountId,
        kind: TransactionType,
        gross: Money,
        source: &str,
        now: Timestamp,
    ) -> Self {
        Self {
            id,
            account: account.clone(),
            kind,
            amount: gross.minor(),
            fee: 0,
            net: gross.minor(),
            fee_details: Vec::new(),
            currency: gross.currency(),
            balance_type: BalanceType::Payments,
            source: source.to_owned(),
            description: None,
            created: now,
            available_on: now,
            available: true,
            payout: None,
        }
    }

    /// The same with a part of a fee, in minor units; nothing when it is zero. An error when fee or
    /// net would not fit.
    pub fn less(mut self, kind: FeeKind, amount: i64) -> Result<Self, MoneyError> {
        if amount != 0 {
            self.fee = add_minor(self.fee, amount)?;
            self.net = sub_minor(self.amount, self.fee)?;
            self.fee_details.push(FeeDetail { kind, amount });
        }
        Ok(self)
    }

    /// The same, available from `at` on.
    pub fn settling(mut self, at: Timestamp, now: Timestamp) -> Self {
        self.available_on = at;
        self.available = at <= now;
        self
    }

    /// The same with words.
    pub fn described(mut self, text: Option<&str>) -> Self {
        self.description = text.map(str::to_owned);
        self
    }

    /// The same, in what is set aside for refunds and disputes.
    pub fn set_aside(mut self) -> Self {
        self.balance_type = BalanceType::RefundAndDisputePrefunding;
        self
    }

    /// The same, on a payout.
    pub fn on_payout(mut self, payout: &PayoutId) -> Self {
        self.payout = Some(payout.clone());
        self
    }

    /// How accountants group it.
    pub fn reporting_category(&self) -> &'static str {
        let disputed = DisputeId::from_str(&self.source).is_ok();
        match (self.kind, disputed) {
            (TransactionType::Adjustment, true) if self.amount < 0 => "dispute",
            (TransactionType::Adjustment, true) => "dispute_reversal",
            (kind, _) => kind.category(),
        }
    }

    /// Gross as money.
    pub fn gross(&self) -> Money {
        Money::new(self.amount, self.currency)
    }

    /// The fee as money.
    pub fn fee_money(&self) -> Money {
        Money::new(self.fee, self.currency)
    }

    /// The net as money.
    pub fn net_money(&self) -> Money {
        Money::new(self.net, self.currency)
    }
}

/// Which lines are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransactionFilter {
    /// Only this type.
    pub kind: Option<TransactionType>,
    /// Only this currency.
    pub currency: Option<Currency>,
    /// Only those with this source.
    pub source: Option<String>,
    /// Only those that this payout paid out; its own line comes first.
    pub payout: Option<PayoutId>,
    /// Only those of payments with this origin.
    pub origin: Option<crate::payment::OriginKind>,
    /// Only those created in this range.
    pub created: crate::list::TimeRange,
}

/// The balance of one owner in one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Balance {
    /// The currency.
    pub currency: Currency,
    /// What can be moved now, in minor units.
    pub available: i64,
    /// What becomes available later, in minor units.
    pub pending: i64,
    /// What is on its way to a bank, in minor units; below zero while a bank is debited.
    pub in_transit: i64,
    /// What is held because connected accounts are negative, in minor units. Platforms only.
    #[serde(default)]
    pub reserved: i64,
    /// What is set aside for refunds and disputes, in minor units.
    #[serde(default)]
    pub prefunding: i64,
}

impl Balance {
    /// Nothing, in `currency`.
    pub const fn empty(currency: Currency) -> Self {
        Self {
            currency,
            available: 0,
            pending: 0,
            in_transit: 0,
            reserved: 0,
            prefunding: 0,
        }
    }

    /// Available and pending together.
    pub fn total(&self) -> Money {
        Money::new(self.available.saturating_add(self.pending), self.currency)
    }
}
