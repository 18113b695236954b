//! Where a payment came from.

use serde::{Deserialize, Serialize};

use super::CardPayment;
use crate::id::TransferId;

/// Where a payment came from.
///
/// It is written as its type, with what was agreed with a card beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub enum Origin {
    /// It was made elsewhere and recorded here.
    Recorded {
        /// The id that it has elsewhere.
        external_id: String,
    },
    /// Funds were sent.
    Transfer {
        /// With this transfer.
        transfer: TransferId,
    },
    /// A card was charged.
    Card(Box<CardPayment>),
}

/// The kinds of [`Origin`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OriginKind {
    /// Made elsewhere and recorded here.
    Recorded,
    /// Funds that were sent.
    Transfer,
    /// A charged card.
    Card,
}

impl OriginKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Recorded, Self::Transfer, Self::Card];

    /// The name in the database and in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Recorded => "recorded",
            Self::Transfer => "transfer",
            Self::Card => "card",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl Origin {
    /// Which kind it is.
    pub const fn kind(&self) -> OriginKind {
        match self {
            Self::Recorded { .. } => OriginKind::Recorded,
            Self::Transfer { .. } => OriginKind::Transfer,
            Self::Card(_) => OriginKind::Card,
        }
    }
}

/// How an origin is written.
#[derive(Serialize, Deserialize)]
struct Written {
    origin: Type,
    #[serde(default)]
    card: Option<Box<CardPayment>>,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Type {
    Recorded { external_id: String },
    Transfer { transfer: TransferId },
    Card,
}

impl From<Origin> for Written {
    fn from(origin: Origin) -> Self {
        let (origin, card) = match origin {
            Origin::Recorded { external_id } => (Type::Recorded { external_id }, None),
            Origin::Transfer { transfer } => (Type::Transfer { transfer }, None),
            Origin::Card(card) => (Type::Card, Some(card)),
        };
        Self { origin, card }
    }
}

impl TryFrom<Written> for Origin {
    type Error = &'static str;
    fn try_from(written: Written) -> Result<Self, Self::Error> {
        match (written.origin, written.card) {
            (Type::Card, Some(card)) => Ok(Self::Card(card)),
            (Type::Recorded { external_id }, None) => Ok(Self::Recorded { external_id }),
            (Type::Transfer { transfer }, None) => Ok(Self::Transfer { transfer }),
            (Type::Card, None) => Err("a charged card without its card"),
            (Type::Recorded { .. } | Type::Transfer { .. }, Some(_)) => {
                Err("a card on a payment that is none")
            }
        }
    }
}
