//! Customers and the ways to pay that they keep, as far as payments need them.

use serde::{Deserialize, Serialize};

use crate::{
    account::Address,
    card::Card,
    id::{AccountId, CustomerId, PaymentMethodId},
    metadata::Metadata,
    shipping::Shipping,
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
    /// Where they are.
    #[serde(default)]
    pub address: Option<Address>,
    /// Where goods go to them.
    #[serde(default)]
    pub shipping: Option<Shipping>,
    /// The name of their business.
    #[serde(default)]
    pub business_name: Option<String>,
    /// Their own name.
    #[serde(default)]
    pub individual_name: Option<String>,
    /// The way to pay that was chosen for invoices.
    #[serde(default)]
    pub default_payment_method: Option<PaymentMethodId>,
    /// The card that older clients keep, and charge where they name none.
    #[serde(default)]
    pub default_source: Option<PaymentMethodId>,
    /// The languages they read, the best one first.
    #[serde(default)]
    pub preferred_locales: Vec<String>,
    /// Whether taxes are theirs to pay.
    #[serde(default)]
    pub tax_exempt: TaxExempt,
    /// Whether it was deleted.
    #[serde(default)]
    pub deleted: bool,
    /// When it was made.
    pub created: Timestamp,
}

impl Customer {
    /// What is charged where a call names the customer only.
    pub fn default_method(&self) -> Option<&PaymentMethodId> {
        let chosen = self.default_source.as_ref();
        chosen.or(self.default_payment_method.as_ref())
    }
}

/// Whether taxes are a customer's to pay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaxExempt {
    /// They are.
    #[default]
    None,
    /// They are not.
    Exempt,
    /// They are, and the customer pays them to the state itself.
    Reverse,
}

impl TaxExempt {
    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Exempt => "exempt",
            Self::Reverse => "reverse",
        }
    }

    /// The one of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::None, Self::Exempt, Self::Reverse]
            .into_iter()
            .find(|it| it.name() == name)
    }
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

/// Whether a card that is kept may be shown to its customer again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Redisplay {
    /// Always.
    Always,
    /// Only where it was kept.
    Limited,
    /// Nobody said.
    #[default]
    Unspecified,
}

impl Redisplay {
    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::Limited => "limited",
            Self::Unspecified => "unspecified",
        }
    }

    /// The one of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Always, Self::Limited, Self::Unspecified]
            .into_iter()
            .find(|it| it.name() == name)
    }
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
    /// Whether it may be shown to its customer again.
    #[serde(default)]
    pub allow_redisplay: Redisplay,
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
