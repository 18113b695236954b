//! What a charged card adds to a payment.

use serde::{Deserialize, Serialize};

use crate::{
    card::Card,
    customer::Billing,
    id::{AccountId, CustomerId, IntentId, PaymentMethodId, TransferId},
    metadata::Metadata,
    money::{Currency, Money, total},
    shipping::Shipping,
    time::Timestamp,
};

/// Who gets the money of a destination charge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransferData {
    /// The account.
    pub destination: AccountId,
    /// How much, in minor units; the whole amount when absent.
    pub amount: Option<i64>,
    /// What the account's own payment says.
    #[serde(default)]
    pub description: Option<String>,
    /// The pairs of the account's own payment.
    #[serde(default)]
    pub metadata: Metadata,
}

/// Why a card was declined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// The code on the wire, such as `card_declined`.
    pub code: String,
    /// The network's reason, such as `insufficient_funds`.
    pub decline_code: Option<String>,
    /// In words.
    pub message: String,
}

/// How far the charge of a card got.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CardState {
    /// Declined.
    Declined,
    /// The amount is held on the card until it is captured, released or expires.
    Authorised,
    /// Captured, wholly or in part.
    Captured,
    /// Released without a capture.
    Released,
}

/// A charged card and what was agreed with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardPayment {
    /// How far it got.
    pub state: CardState,
    /// The card.
    pub card: Card,
    /// The intent that it belongs to.
    pub intent: Option<IntentId>,
    /// The way to pay that was used.
    pub payment_method: Option<PaymentMethodId>,
    /// Who paid.
    pub customer: Option<CustomerId>,
    /// What was captured.
    #[serde(with = "total")]
    pub amount_captured: Money,
    /// The account in whose name it was made.
    pub on_behalf_of: Option<AccountId>,
    /// Who gets the money, for a destination charge.
    pub transfer_data: Option<TransferData>,
    /// The transfer to them.
    pub transfer: Option<TransferId>,
    /// What the platform asked to keep, in minor units.
    pub application_fee_amount: Option<i64>,
    /// What processing cost.
    #[serde(with = "total")]
    pub processing_fee: Money,
    /// What the card statement was asked to show.
    pub statement_descriptor: Option<String>,
    /// What was asked to be added to the account's own descriptor.
    #[serde(default)]
    pub statement_descriptor_suffix: Option<String>,
    /// What the card statement shows after all.
    #[serde(default)]
    pub calculated_statement_descriptor: Option<String>,
    /// Where the receipt goes.
    pub receipt_email: Option<String>,
    /// Why it was declined.
    pub failure: Option<Failure>,
    /// When an authorisation ends by itself.
    pub capture_before: Option<Timestamp>,
    /// Who held the card when it was charged.
    #[serde(default)]
    pub billing: Billing,
    /// Where the goods go.
    #[serde(default)]
    pub shipping: Option<Shipping>,
}

impl CardPayment {
    /// Gives its totals the currency of the payment that it belongs to.
    pub(super) fn in_currency(&mut self, currency: Currency) {
        self.amount_captured = self.amount_captured.in_currency(currency);
        self.processing_fee = self.processing_fee.in_currency(currency);
    }
}
