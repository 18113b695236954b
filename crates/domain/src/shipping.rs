//! Where goods go.

use serde::{Deserialize, Serialize};

use crate::account::Address;

/// Who gets the goods, where, and how they travel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shipping {
    /// Who gets them.
    pub name: String,
    /// Where.
    pub address: Address,
    /// Phone number.
    pub phone: Option<String>,
    /// Who brings them.
    pub carrier: Option<String>,
    /// What the carrier knows them by.
    pub tracking_number: Option<String>,
}
