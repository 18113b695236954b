//! Bank accounts, as far as they can be shown: full numbers are never kept.

use serde::{Deserialize, Serialize};

use crate::{
    country::Country,
    external_account::{BankStatus, NumberFacts, PayoutFate},
    id::BankAccountId,
    metadata::Metadata,
    money::Currency,
};

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
    /// One of [`ACCOUNT_TYPES`](crate::external_account::ACCOUNT_TYPES).
    #[serde(default)]
    pub account_type: Option<String>,
    /// Whether payouts in its currency go here.
    pub default_for_currency: bool,
    /// How far it is checked.
    #[serde(default)]
    pub status: BankStatus,
    /// What becomes of a payout.
    #[serde(default)]
    pub fate: PayoutFate,
    /// Whether money can be sent there instantly.
    #[serde(default)]
    pub instant: bool,
    /// The same for every bank account with the same numbers in the same currency; empty where
    /// the numbers were never seen.
    #[serde(default)]
    pub fingerprint: String,
    /// The platform's own pairs.
    #[serde(default)]
    pub metadata: Metadata,
}

impl BankAccount {
    /// An account of which the last four digits are known: a new one, without a name, to which
    /// payouts in `currency` go and arrive.
    pub fn new(
        id: BankAccountId,
        country: Country,
        currency: Currency,
        last4: impl Into<String>,
    ) -> Self {
        Self {
            id,
            country,
            currency,
            bank_name: String::new(),
            last4: last4.into(),
            routing_number: None,
            holder_name: None,
            holder_type: None,
            account_type: None,
            default_for_currency: true,
            status: BankStatus::New,
            fate: PayoutFate::Paid,
            instant: false,
            fingerprint: String::new(),
            metadata: Metadata::default(),
        }
    }

    /// An account with what was told from its numbers; the rest as [`Self::new`] has it.
    pub fn from_facts(
        id: BankAccountId,
        country: Country,
        currency: Currency,
        facts: NumberFacts,
    ) -> Self {
        Self {
            routing_number: facts.routing_number,
            fate: facts.fate,
            instant: facts.instant,
            fingerprint: facts.fingerprint,
            ..Self::new(id, country, currency, facts.last4)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_stored_before_it_had_a_status_still_reads() {
        let stored = r#"{"id":"ba_1","country":"US","currency":"usd","bank_name":"BANK",
            "last4":"6789","routing_number":"110000000","holder_name":null,"holder_type":null,
            "default_for_currency":true}"#;
        let bank: BankAccount = serde_json::from_str(stored).unwrap();
        let mut expected = BankAccount::new(bank.id.clone(), bank.country, Currency::USD, "6789");
        expected.bank_name = "BANK".to_owned();
        expected.routing_number = Some("110000000".to_owned());
        assert_eq!(bank, expected);
    }

    #[test]
    fn what_is_told_from_the_numbers_is_kept() {
        let token = crate::external_account::bank_from_token("btok_us_verified_noAccount").unwrap();
        let id = BankAccountId::from_suffix("1");
        let bank = BankAccount::from_facts(id, token.country, Currency::USD, token.facts.clone());
        assert_eq!(bank.fate, token.facts.fate);
        assert_eq!(bank.fingerprint, token.facts.fingerprint);
        assert_eq!(bank.routing_number.as_deref(), Some("110000000"));
    }
}
