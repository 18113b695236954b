//! Bank accounts, as far as they can be shown: full numbers are never kept.

use serde::{Deserialize, Serialize};

use crate::{country::Country, id::BankAccountId, money::Currency};

/// A bank account for payouts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BankAccount {
    /// Its id.
    pub id: BankAccountId,
    /// Where the bank is.
    pub country: Country,
    /// In which currency it takes money.
    pub currency: Currency,
    /// The bank's name.
    pub bank_name: String,
    /// The last four digits of the account number.
    pub last4: String,
    /// The routing number, where the country has one.
    pub routing_number: Option<String>,
    /// Who holds it.
    pub holder_name: Option<String>,
    /// `individual` or `company`.
    pub holder_type: Option<String>,
    /// Whether payouts in its currency go here.
    pub default_for_currency: bool,
}
