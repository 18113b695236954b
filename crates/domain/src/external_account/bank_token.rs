//! Test names of bank accounts.

use serde::{Deserialize, Serialize};

use super::{BankStatus, NumberFacts, PayoutFailure, PayoutFate};
use crate::{country::Country, fingerprint};

/// The bank account behind a test name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BankToken {
    /// Where the bank is. The account is in its currency.
    pub country: Country,
    /// How far it is checked.
    pub status: BankStatus,
    /// What is kept of its numbers.
    pub facts: NumberFacts,
}

const ROUTING_US: &str = "110000000";
/// The account number behind the names whose payouts arrive.
const ACCOUNT: &str = "000123456789";
/// What every account behind a test name ends with.
const LAST4: &str = "6789";

/// The ends of names whose payouts and top-ups fail.
const FAILURES: [(&str, PayoutFailure); 5] = [
    ("noAccount", PayoutFailure::NoAccount),
    ("accountClosed", PayoutFailure::AccountClosed),
    ("insufficientFunds", PayoutFailure::InsufficientFunds),
    ("debitNotAuthorized", PayoutFailure::DebitNotAuthorized),
    ("invalidCurrency", PayoutFailure::InvalidCurrency),
];

/// The bank account behind `btok_<country>`, `btok_<country>_verified` or
/// `btok_<country>_verified_<failure>`. These are names of test mode alone.
pub fn bank_from_token(token: &str) -> Option<BankToken> {
    let mut parts = token.strip_prefix("btok_")?.splitn(3, '_');
    let country: Country = parts.next()?.parse().ok()?;
    let status = match parts.next() {
        None => BankStatus::New,
        Some("verified") => BankStatus::Verified,
        Some(_) => return None,
    };
    let ending = parts.next();
    let fate = match ending {
        None => PayoutFate::Paid,
        Some(name) => PayoutFate::Failed(FAILURES.iter().find(|row| row.0 == name)?.1),
    };
    Some(BankToken {
        country,
        status,
        facts: facts(country, ending, fate),
    })
}

fn facts(country: Country, ending: Option<&str>, fate: PayoutFate) -> NumberFacts {
    let routing_number = (country.code() == "US").then(|| ROUTING_US.to_owned());
    let bank = routing_number.as_deref().unwrap_or_default();
    // Names without a failure share the fingerprint of the published account number.
    let account = ending.unwrap_or(ACCOUNT);
    let parts = [country.code(), country.currency().code(), bank, account];
    NumberFacts {
        last4: LAST4.to_owned(),
        fate,
        instant: super::bank_number::instant_in(country),
        fingerprint: fingerprint::of("bank", &parts),
        routing_number,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::external_account::bank_from_number;

    #[test]
    fn a_name_says_country_status_and_fate() {
        use PayoutFailure::*;
        for (token, country, status, failure) in [
            ("btok_us", "US", BankStatus::New, None),
            ("btok_gb", "GB", BankStatus::New, None),
            ("btok_us_verified", "US", BankStatus::Verified, None),
            (
                "btok_us_verified_noAccount",
                "US",
                BankStatus::Verified,
                Some(NoAccount),
            ),
            (
                "btok_us_verified_accountClosed",
                "US",
                BankStatus::Verified,
                Some(AccountClosed),
            ),
            (
                "btok_us_verified_insufficientFunds",
                "US",
                BankStatus::Verified,
                Some(InsufficientFunds),
            ),
            (
                "btok_us_verified_debitNotAuthorized",
                "US",
                BankStatus::Verified,
                Some(DebitNotAuthorized),
            ),
            (
                "btok_us_verified_invalidCurrency",
                "US",
                BankStatus::Verified,
                Some(InvalidCurrency),
            ),
            ("btok_br_verified", "BR", BankStatus::Verified, None),
        ] {
            let bank = bank_from_token(token).unwrap();
            assert_eq!(bank.country.code(), country, "{token}");
            assert_eq!(bank.status, status, "{token}");
            assert_eq!(bank.facts.fate.failure(), failure, "{token}");
            assert_eq!(bank.facts.last4, "6789", "{token}");
            let routing = bank.facts.routing_number.is_some();
            assert_eq!(routing, country == "US", "{token}");
        }
    }

    #[test]
    fn other_names_are_unknown() {
        for bad in [
            "",
            "btok_",
            "btok_zz",
            "btok_us_",
            "btok_us_new",
            "btok_us_verified_",
            "tok_us",
            "btok_us_verified_unknown",
            "btok_us_verified_noAccount_x",
        ] {
            assert_eq!(bank_from_token(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_plain_us_account_is_the_one_with_the_published_numbers() {
        let us: Country = "US".parse().unwrap();
        let typed = bank_from_number(us, us.currency(), ACCOUNT, Some(ROUTING_US), false).unwrap();
        assert_eq!(bank_from_token("btok_us").unwrap().facts, typed);
        let failing = bank_from_token("btok_us_verified_noAccount").unwrap();
        assert_ne!(failing.facts.fingerprint, typed.fingerprint);
    }
}
