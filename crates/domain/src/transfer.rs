//! Transfers: funds between a platform and its connected accounts, and their way back.

mod reversal;

use serde::{Deserialize, Serialize};

pub use reversal::{ReversalError, ReversalPlan, Sent, decide_reversal, take_back};

use crate::{
    account::{Account, Capability, CapabilityStatus},
    id::{AccountId, BalanceTransactionId, PaymentId, RefundId, ReversalId, TransferId},
    metadata::Metadata,
    money::{Currency, Money, Positive, total},
    payment::{Payment, PaymentStatus},
    time::Timestamp,
};

/// Longest description, in characters.
pub const MAX_DESCRIPTION: usize = 1_000;
/// Longest transfer group, in characters.
pub const MAX_GROUP: usize = 255;

/// Where funds can be pulled from accounts.
const DEBIT_COUNTRY: &str = "US";

/// A transfer that happened. It has no status: it exists, so the money moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Transfer {
    /// Its id.
    pub id: TransferId,
    /// How much.
    pub amount: Positive,
    /// To whom.
    pub destination: AccountId,
    /// The payment that the destination sees.
    pub destination_payment: PaymentId,
    /// The platform's line.
    pub balance_transaction: BalanceTransactionId,
    /// In words.
    pub description: Option<String>,
    /// What ties it to other objects of the platform.
    pub transfer_group: Option<String>,
    /// The platform's own pairs.
    pub metadata: Metadata,
    /// When.
    pub created: Timestamp,
    /// Whose funds they were: a connected account's when the platform pulled them, else the
    /// platform's.
    #[serde(default)]
    pub from: Option<AccountId>,
    /// The charge whose money was passed on.
    #[serde(default)]
    pub source_transaction: Option<PaymentId>,
    /// What came back.
    #[serde(with = "total", default = "total::nothing")]
    pub amount_reversed: Money,
    /// When the money is available at the destination; at once where absent.
    #[serde(default)]
    pub available_on: Option<Timestamp>,
}

total::totals!(Transfer: amount_reversed);

impl Transfer {
    /// A transfer of the platform's own money, as `new` wants it. Its destination sees `payment`.
    pub fn sent(
        new: &NewTransfer,
        id: TransferId,
        payment: PaymentId,
        line: BalanceTransactionId,
        now: Timestamp,
    ) -> Self {
        let text = |value: &Option<String>| value.clone().filter(|text| !text.is_empty());
        Self {
            id,
            amount: new.amount,
            destination: new.destination.clone(),
            destination_payment: payment,
            balance_transaction: line,
            description: text(&new.description),
            transfer_group: text(&new.transfer_group),
            metadata: new.metadata.clone(),
            created: now,
            from: None,
            source_transaction: new.source_transaction.clone(),
            amount_reversed: Money::zero(new.amount.currency()),
            available_on: None,
        }
    }

    /// Whose money it was, of whom `platform` is the platform.
    pub fn sender<'a>(&'a self, platform: &'a AccountId) -> &'a AccountId {
        self.from.as_ref().unwrap_or(platform)
    }

    /// What can still be reversed.
    pub fn reversible(&self) -> Money {
        self.amount.money().after(self.amount_reversed)
    }
}

/// A transfer, or a part of one, that came back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reversal {
    /// Its id.
    pub id: ReversalId,
    /// Of which transfer.
    pub transfer: TransferId,
    /// How much.
    pub amount: Positive,
    /// The line of whoever had sent the transfer.
    pub balance_transaction: BalanceTransactionId,
    /// What the destination's payment gave back.
    pub destination_payment_refund: RefundId,
    /// The refund that it was asked for with.
    pub source_refund: Option<RefundId>,
    /// In words.
    pub description: Option<String>,
    /// The platform's own pairs.
    pub metadata: Metadata,
    /// When.
    pub created: Timestamp,
}

/// What a reversal is made with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewReversal {
    /// How much, in minor units of the transfer's currency; all that is left when absent.
    pub amount: Option<i64>,
    /// Whether the application fee of the destination's payment goes back in proportion.
    pub refund_application_fee: bool,
    /// In words.
    pub description: Option<String>,
    /// The pairs of whoever had sent the transfer.
    pub metadata: Metadata,
}

/// What a transfer is made with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewTransfer {
    /// How much.
    pub amount: Positive,
    /// To whom.
    pub destination: AccountId,
    /// The charge whose money is passed on; the available balance when absent.
    pub source_transaction: Option<PaymentId>,
    /// In words; shown to the destination.
    pub description: Option<String>,
    /// What ties it to other objects of the platform.
    pub transfer_group: Option<String>,
    /// The platform's own pairs.
    pub metadata: Metadata,
}

impl NewTransfer {
    /// A transfer of `amount` to `destination`, without words.
    pub fn new(amount: Positive, destination: AccountId) -> Self {
        Self {
            amount,
            destination,
            source_transaction: None,
            description: None,
            transfer_group: None,
            metadata: Metadata::default(),
        }
    }
}

/// Why a transfer is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TransferError {
    /// The platform has less available than the amount.
    #[error(
        "The platform has {available} available, which is less than {wanted}. Add funds to the balance or send less."
    )]
    InsufficientFunds {
        /// What it has.
        available: Money,
        /// What was wanted.
        wanted: Money,
    },
    /// The destination settles in another currency, and nothing is converted.
    #[error("This account settles in {settles}. Amounts are not converted: send {settles}.", settles = .0.upper())]
    WrongCurrency(Currency),
    /// The destination cannot receive transfers now.
    #[error("This account cannot receive transfers: its `transfers` capability is not active.")]
    NotCapable,
    /// A platform cannot send to itself.
    #[error("The destination must be a connected account.")]
    ToItself,
}

/// Why funds are not pulled from an account.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DebitError {
    /// One of the two is elsewhere.
    #[error("Funds can be pulled only where platform and account are both in the United States.")]
    Region,
    /// The platform does not answer for the account's losses.
    #[error("Funds can be pulled only from accounts whose losses the platform answers for.")]
    NotLiable,
    /// The account settles in another currency, and nothing is converted.
    #[error("This account settles in {settles}. Amounts are not converted: pull {settles}.", settles = .0.upper())]
    WrongCurrency(Currency),
}

/// Why the money of a charge is not passed on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SourceError {
    /// The charge brought no money: its card was declined, or nothing was captured yet.
    #[error("The charge was not captured, so there is nothing of it to transfer.")]
    NotCaptured,
    /// Everything went back to the customer.
    #[error("The charge was refunded in full, so there is nothing of it to transfer.")]
    Refunded,
    /// The charge is in another currency.
    #[error("The charge is in {charge}: transfer {charge}.", charge = .0.upper())]
    WrongCurrency(Currency),
    /// The charge belongs to another group.
    #[error("The charge belongs to the transfer group '{0}', and so do its transfers.")]
    OtherGroup(String),
    /// Together with earlier transfers it is more than the charge.
    #[error(
        "Transfers using this transaction as a source must not exceed the source amount of {captured}. {left} of it are left."
    )]
    TooMuch {
        /// What was captured.
        captured: Money,
        /// What no transfer passed on yet.
        left: Money,
    },
}

/// The group of the transfers of `charge`, where the money of `new` may be taken from it.
///
/// A group that the charge has is inherited. A charge without one gets the one that is asked for,
/// else one that is made of its own id.
pub fn decide_source(new: &NewTransfer, charge: &Payment) -> Result<String, SourceError> {
    if charge.status == PaymentStatus::Failed || !charge.is_captured() {
        return Err(SourceError::NotCaptured);
    }
    if charge.is_refunded() {
        return Err(SourceError::Refunded);
    }
    let currency = charge.amount.currency();
    if currency != new.amount.currency() {
        return Err(SourceError::WrongCurrency(currency));
    }
    let wanted = new.transfer_group.clone().filter(|text| !text.is_empty());
    let group = match (&charge.transfer_group, wanted) {
        (Some(own), Some(other)) if *own != other => {
            return Err(SourceError::OtherGroup(own.clone()));
        }
        (Some(own), _) => own.clone(),
        (None, Some(wanted)) => wanted,
        (None, None) => charge.own_group(),
    };
    let captured = charge.captured();
    let left = captured.after(charge.amount_transferred);
    if !left.covers(new.amount) {
        return Err(SourceError::TooMuch { captured, left });
    }
    Ok(group)
}

/// Whether `platform`, with `available` in the transfer's currency, may send it to `destination`.
pub fn decide(
    new: &NewTransfer,
    platform: &AccountId,
    available: Money,
    destination: &Account,
) -> Result<(), TransferError> {
    if destination.id == *platform {
        return Err(TransferError::ToItself);
    }
    if destination.capabilities.get(&Capability::Transfers) != Some(&CapabilityStatus::Active) {
        return Err(TransferError::NotCapable);
    }
    if destination.default_currency != new.amount.currency() {
        return Err(TransferError::WrongCurrency(destination.default_currency));
    }
    if new.source_transaction.is_none() && !available.covers(new.amount) {
        return Err(TransferError::InsufficientFunds {
            available,
            wanted: new.amount.money(),
        });
    }
    Ok(())
}

/// Whether `platform` may pull funds in `currency` from `account`: both are in the United States,
/// where Stripe has it too, and the platform answers for what the account owes.
pub fn decide_debit(
    account: &Account,
    platform: &Account,
    currency: Currency,
) -> Result<(), DebitError> {
    if account.country.code() != DEBIT_COUNTRY || platform.country.code() != DEBIT_COUNTRY {
        return Err(DebitError::Region);
    }
    if !account.controller.platform_is_liable() {
        return Err(DebitError::NotLiable);
    }
    if account.default_currency != currency {
        return Err(DebitError::WrongCurrency(account.default_currency));
    }
    Ok(())
}

/// Which transfers are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransferFilter {
    /// Only to this account.
    pub destination: Option<AccountId>,
    /// Only of this group.
    pub transfer_group: Option<String>,
    /// Only in this currency.
    pub currency: Option<Currency>,
    /// Only those created in this range.
    pub created: crate::list::TimeRange,
}
