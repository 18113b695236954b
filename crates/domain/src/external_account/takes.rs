//! In which currencies banks take money, and where the banks of an account can be.
//!
//! From Stripe's public country specs (`supported_bank_account_currencies`). The countries of Europe
//! that joined since have the same row as their neighbours.

use crate::{country::Country, money::Currency};

/// Countries whose banks take euros, besides a currency of their own, and whose accounts may have
/// banks in one another.
const EUROPE: [&str; 32] = [
    "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GI", "GR", "HR",
    "HU", "IE", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// What accounts in Europe may be paid out in besides euros and their own currency: where.
const FROM_EUROPE: [(&str, &str); 6] = [
    ("chf", "CH"),
    ("dkk", "DK"),
    ("gbp", "GB"),
    ("nok", "NO"),
    ("sek", "SE"),
    ("usd", "US"),
];

/// Whether banks in `country` take `currency`.
pub fn bank_takes(country: Country, currency: Currency) -> bool {
    let euros = currency == Currency::EUR && is_european(country);
    let dollars = currency == Currency::USD && country.code() == "CA";
    currency == country.currency() || euros || dollars
}

/// Whether an account in `home` can be paid out in `currency` to a bank in `country`.
pub fn can_pay_out_to(home: Country, country: Country, currency: Currency) -> bool {
    if !bank_takes(country, currency) {
        return false;
    }
    let place = (currency.code(), country.code());
    let abroad = match home.code() {
        "CA" => place == ("usd", "US"),
        _ if is_european(home) => {
            (currency == Currency::EUR && is_european(country)) || FROM_EUROPE.contains(&place)
        }
        _ => false,
    };
    country == home || abroad
}

fn is_european(country: Country) -> bool {
    EUROPE.contains(&country.code())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn country(code: &str) -> Country {
        code.parse().unwrap()
    }

    #[test]
    fn banks_take_the_currency_of_their_country_and_in_europe_euros() {
        for (bank, currency, taken) in [
            ("US", "usd", true),
            ("US", "eur", false),
            ("US", "cad", false),
            ("CA", "cad", true),
            ("CA", "usd", true),
            ("DE", "eur", true),
            ("DE", "usd", false),
            ("GB", "gbp", true),
            ("GB", "eur", true),
            ("GB", "usd", false),
            ("CH", "eur", true),
            ("DK", "dkk", true),
            ("DK", "sek", false),
            ("PL", "pln", true),
            ("HU", "eur", true),
            ("BG", "eur", true),
            ("BG", "bgn", false),
            ("JP", "jpy", true),
            ("JP", "usd", false),
            ("AU", "nzd", false),
        ] {
            let found = bank_takes(country(bank), currency.parse().unwrap());
            assert_eq!(found, taken, "{currency} in {bank}");
        }
    }

    #[test]
    fn accounts_are_paid_out_at_home_and_in_europe_across_borders() {
        for (home, bank, currency, can) in [
            ("US", "US", "usd", true),
            ("US", "DE", "eur", false),
            ("US", "CA", "usd", false),
            ("CA", "US", "usd", true),
            ("CA", "CA", "usd", true),
            ("FR", "DE", "eur", true),
            ("FR", "GB", "gbp", true),
            ("FR", "GB", "eur", true),
            ("FR", "US", "usd", true),
            ("FR", "PL", "pln", false),
            ("FR", "PL", "eur", true),
            ("PL", "PL", "pln", true),
            ("CH", "LI", "chf", false),
            ("GB", "JP", "jpy", false),
            ("JP", "US", "usd", false),
        ] {
            let found = can_pay_out_to(country(home), country(bank), currency.parse().unwrap());
            assert_eq!(found, can, "{home}: {currency} in {bank}");
        }
    }

    #[test]
    fn every_account_can_be_paid_out_at_home() {
        for home in Country::all() {
            assert!(can_pay_out_to(home, home, home.currency()), "{home}");
        }
    }

    #[test]
    fn every_european_country_is_supported() {
        for code in EUROPE {
            assert!(code.parse::<Country>().is_ok(), "{code}");
        }
    }
}
