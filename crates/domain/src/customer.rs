//! Customers and the ways to pay that they keep, as far as payments need them.

use serde::{Deserialize, Serialize};

use crate::{
    account::Address,
    card::Card,
    id::{AccountId, CustomerId, PaymentMethodId},
    metadata::Metadata,
    time::Timestamp,
};

/// Someone who pays, as the owner of the charges knows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Customer {
    /// Its id.
    pub id: CustomerId,
    /// The platform or the connected account whose customer this is.
    pub account: AccountId,
    /// Email.
    pub email: Option<String>,
    /// Name.
    pub name: Option<String>,
    /// Phone number.
    pub phone: Option<String>,
    /// In words.
    pub description: Option<String>,
    /// The owner's own pairs.
    pub metadata: Metadata,
    /// Whether it was deleted.
    #[serde(default)]
    pub deleted: bool,
    /// When it was made.
    pub created: Timestamp,
}

/// Who holds a card.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Billing {
    /// Name.
    pub name: Option<String>,
    /// Email.
    pub email: Option<String>,
    /// Phone number.
    pub phone: Option<String>,
    /// Address.
    pub address: Address,
}

/// Whether a card that was sent as a token was charged or kept since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Token {
    /// It is only a token yet.
    Unused,
    /// It was used, and cannot be used again by its token.
    Used,
}

/// A way to pay. Card numbers are never kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentMethod {
    /// Its id.
    pub id: PaymentMethodId,
    /// The platform or the connected account that made it.
    pub account: AccountId,
    /// The card.
    pub card: Card,
    /// Who holds it.
    pub billing: Billing,
    /// Whose it is, once attached.
    pub customer: Option<CustomerId>,
    /// The owner's own pairs.
    pub metadata: Metadata,
    /// For a card that began as a token: whether that was used.
    #[serde(default)]
    pub token: Option<Token>,
    /// When it was made.
    pub created: Timestamp,
}

impl PaymentMethod {
    /// The name of the token that it began as.
    pub fn token_name(&self) -> String {
        let id = self.id.as_str();
        let suffix = id.split_once('_').map_or(id, |(_, suffix)| suffix);
        format!("tok_{suffix}")
    }

    /// Whether it is only a token yet, which cannot be named as a way to pay.
    pub fn is_token(&self) -> bool {
        self.token == Some(Token::Unused)
    }
}
