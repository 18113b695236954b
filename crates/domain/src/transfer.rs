//! Transfers: a platform sends funds to a connected account.

use serde::{Deserialize, Serialize};

use crate::{
    account::{Account, Capability, CapabilityStatus},
    balance_transaction::Balance,
    id::{AccountId, BalanceTransactionId, LedgerTransactionId, PaymentId, TransferId},
    metadata::Metadata,
    money::{Currency, Money, Positive},
    time::Timestamp,
};

/// Longest description, in characters.
pub const MAX_DESCRIPTION: usize = 1_000;
/// Longest transfer group, in characters.
pub const MAX_GROUP: usize = 255;

/// A transfer that happened. It has no status: it exists, so the money moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transfer {
    /// Its id.
    pub id: TransferId,
    /// How much.
    pub amount: Money,
    /// To whom.
    pub destination: AccountId,
    /// The payment that the destination sees.
    pub destination_payment: PaymentId,
    /// The platform's line.
    pub balance_transaction: BalanceTransactionId,
    /// Its postings.
    pub ledger_transaction: LedgerTransactionId,
    /// In words.
    pub description: Option<String>,
    /// What ties it to other objects of the platform.
    pub transfer_group: Option<String>,
    /// The platform's own pairs.
    pub metadata: Metadata,
    /// When.
    pub created: Timestamp,
}

/// What a transfer is made with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewTransfer {
    /// How much.
    pub amount: Positive,
    /// To whom.
    pub destination: AccountId,
    /// In words; shown to the destination.
    pub description: Option<String>,
    /// What ties it to other objects of the platform.
    pub transfer_group: Option<String>,
    /// The platform's own pairs.
    pub metadata: Metadata,
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

/// Whether `platform`, holding `balance` in the transfer's currency, may send it to `destination`.
pub fn decide(
    new: &NewTransfer,
    platform: &AccountId,
    balance: &Balance,
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
    if balance.available < new.amount.minor() {
        return Err(TransferError::InsufficientFunds {
            available: Money::new(balance.available, new.amount.currency()),
            wanted: new.amount.money(),
        });
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
