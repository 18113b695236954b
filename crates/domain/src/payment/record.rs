//! Payments that were made elsewhere.

use serde::{Deserialize, Serialize};

use crate::{
    account::Account,
    balance_transaction::Balance,
    id::AccountId,
    metadata::Metadata,
    money::{Currency, Money, Positive},
    payment::Payment,
    time::Timestamp,
};

/// Why a payment cannot be recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// More than the payment itself, or negative.
    #[error("The application fee must be between zero and the amount of the payment.")]
    Fee,
    /// In another currency than the payment.
    #[error("The application fee must be in the currency of the payment.")]
    FeeCurrency,
    /// In the future.
    #[error("The payment lies in the future.")]
    Future,
    /// In a currency in which the account could never be paid out.
    #[error(
        "The account settles in {settles}, and has neither a bank account nor a balance in {of}: \
         the money could never be paid out. Record what it settles in, or add a bank account first.",
        settles = .settles.upper(),
        of = .currency.upper()
    )]
    NoWayOut {
        /// Of the payment.
        currency: Currency,
        /// Of the account.
        settles: Currency,
    },
}

/// What a payment made elsewhere is recorded with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewPayment {
    /// Who received it.
    pub account: AccountId,
    /// How much, before the fee.
    pub amount: Positive,
    /// What the platform kept; may be zero.
    pub application_fee: Money,
    /// When it was made.
    pub created: Timestamp,
    /// The id that it has elsewhere, up to 255 characters.
    pub external_id: String,
    /// In words.
    pub description: Option<String>,
    /// The platform's own pairs.
    pub metadata: Metadata,
}

impl NewPayment {
    /// Checks fee and time against each other and against `now`.
    pub fn check(&self, now: Timestamp) -> Result<(), RecordError> {
        if self.application_fee.currency() != self.amount.currency() {
            return Err(RecordError::FeeCurrency);
        }
        if !(0..=self.amount.minor()).contains(&self.application_fee.minor()) {
            return Err(RecordError::Fee);
        }
        if self.created > now {
            Err(RecordError::Future)
        } else {
            Ok(())
        }
    }

    /// Refuses a currency in which `account` could never be paid out: it settles in another, and
    /// has neither somewhere to be paid out to nor a `balance`.
    pub fn check_way_out(&self, account: &Account, balance: &Balance) -> Result<(), RecordError> {
        let currency = self.amount.currency();
        let settles = account.default_currency;
        let known = currency == settles
            || account.payout_currencies().contains(&currency)
            || *balance != Balance::empty(currency);
        match known {
            true => Ok(()),
            false => Err(RecordError::NoWayOut { currency, settles }),
        }
    }

    /// Whether `payment` is what was recorded of it: the same account, amount, fee and time, and
    /// with every pair of its metadata. The platform may have added to those.
    pub fn is_recorded_as(&self, payment: &Payment) -> bool {
        let has = |(key, value): (&str, &str)| payment.metadata.get(key) == Some(value);
        self.account == payment.account
            && self.amount.money() == payment.amount
            && self.application_fee == payment.application_fee
            && self.created == payment.created
            && self.metadata.iter().all(has)
    }
}
