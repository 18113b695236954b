//! The amounts that a price list starts with, in minor units.

use super::Amounts;

/// About 0.30 dollars. Of zero-decimal currencies one unit is one, of three-decimal ones a
/// thousandth.
const FIXED: &[(&str, i64)] = &[
    ("aed", 100),
    ("aud", 30),
    ("bgn", 50),
    ("brl", 39),
    ("cad", 30),
    ("chf", 30),
    ("czk", 650),
    ("dkk", 180),
    ("eur", 25),
    ("gbp", 20),
    ("hkd", 235),
    ("huf", 8_500),
    ("inr", 300),
    ("jpy", 30),
    ("kwd", 100),
    ("mxn", 300),
    ("myr", 100),
    ("nok", 200),
    ("nzd", 30),
    ("pln", 100),
    ("ron", 100),
    ("sek", 180),
    ("sgd", 50),
    ("thb", 1_000),
    ("usd", 30),
];

/// About 15 dollars.
const DISPUTE: &[(&str, i64)] = &[
    ("aed", 6_000),
    ("aud", 2_500),
    ("bgn", 3_000),
    ("brl", 5_500),
    ("cad", 1_500),
    ("chf", 1_500),
    ("czk", 35_000),
    ("dkk", 10_000),
    ("eur", 1_500),
    ("gbp", 1_500),
    ("hkd", 8_500),
    ("huf", 500_000),
    ("inr", 100_000),
    ("jpy", 1_500),
    ("kwd", 5_000),
    ("mxn", 30_000),
    ("myr", 6_000),
    ("nok", 15_000),
    ("nzd", 2_500),
    ("pln", 6_000),
    ("ron", 6_000),
    ("sek", 15_000),
    ("sgd", 1_500),
    ("thb", 50_000),
    ("usd", 1_500),
];

const INSTANT_MINIMUM: &[(&str, i64)] = &[
    ("aud", 50),
    ("cad", 60),
    ("gbp", 40),
    ("sgd", 50),
    ("usd", 50),
];

const INSTANT_MAXIMUM: &[(&str, i64)] = &[("usd", 999_900)];

pub(super) fn fixed() -> Amounts {
    amounts(FIXED)
}

pub(super) fn dispute() -> Amounts {
    amounts(DISPUTE)
}

pub(super) fn instant_minimum() -> Amounts {
    amounts(INSTANT_MINIMUM)
}

pub(super) fn instant_maximum() -> Amounts {
    amounts(INSTANT_MAXIMUM)
}

fn amounts(rows: &[(&str, i64)]) -> Amounts {
    let read = |(code, amount): &(&str, i64)| Some((code.parse().ok()?, *amount));
    rows.iter().filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_of_a_real_currency() {
        for rows in [FIXED, DISPUTE, INSTANT_MINIMUM, INSTANT_MAXIMUM] {
            assert_eq!(amounts(rows).len(), rows.len());
        }
    }

    #[test]
    fn every_country_has_a_price_in_its_currency() {
        for country in crate::country::Country::all() {
            assert!(fixed().contains_key(&country.currency()), "{country}");
            assert!(dispute().contains_key(&country.currency()), "{country}");
        }
    }
}
