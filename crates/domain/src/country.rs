//! Countries in which accounts can be, with the facts that money rules need.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::money::Currency;

/// One row of the country table.
struct Row {
    code: &'static str,
    name: &'static str,
    currency: &'static str,
    /// Default time zone of accounts there.
    zone: &'static str,
    /// Days from a payment to its availability.
    delay: i16,
    /// Whether those are business days.
    business: bool,
}

const fn row(
    code: &'static str,
    name: &'static str,
    currency: &'static str,
    zone: &'static str,
    delay: i16,
    business: bool,
) -> Row {
    Row {
        code,
        name,
        currency,
        zone,
        delay,
        business,
    }
}

/// The days after which a charge settles are what Stripe starts new accounts with; the
/// platform can change them per account.
const TABLE: &[Row] = &[
    row("AE", "United Arab Emirates", "aed", "Asia/Dubai", 5, true),
    row("AT", "Austria", "eur", "Europe/Vienna", 7, false),
    row("AU", "Australia", "aud", "Australia/Sydney", 2, true),
    row("BE", "Belgium", "eur", "Europe/Brussels", 7, false),
    row("BG", "Bulgaria", "eur", "Europe/Sofia", 7, false),
    row("BR", "Brazil", "brl", "America/Sao_Paulo", 30, false),
    row("CA", "Canada", "cad", "America/Toronto", 7, false),
    row("CH", "Switzerland", "chf", "Europe/Zurich", 7, false),
    row("CY", "Cyprus", "eur", "Asia/Nicosia", 7, false),
    row("CZ", "Czechia", "czk", "Europe/Prague", 7, false),
    row("DE", "Germany", "eur", "Europe/Berlin", 7, false),
    row("DK", "Denmark", "dkk", "Europe/Copenhagen", 7, false),
    row("EE", "Estonia", "eur", "Europe/Tallinn", 7, false),
    row("ES", "Spain", "eur", "Europe/Madrid", 7, false),
    row("FI", "Finland", "eur", "Europe/Helsinki", 7, false),
    row("FR", "France", "eur", "Europe/Paris", 7, false),
    row("GB", "United Kingdom", "gbp", "Europe/London", 7, false),
    row("GI", "Gibraltar", "gbp", "Europe/Gibraltar", 7, false),
    row("GR", "Greece", "eur", "Europe/Athens", 7, false),
    row("HK", "Hong Kong", "hkd", "Asia/Hong_Kong", 7, false),
    row("HR", "Croatia", "eur", "Europe/Zagreb", 7, false),
    row("HU", "Hungary", "huf", "Europe/Budapest", 7, false),
    row("IE", "Ireland", "eur", "Europe/Dublin", 7, false),
    row("IN", "India", "inr", "Asia/Kolkata", 2, true),
    row("IT", "Italy", "eur", "Europe/Rome", 7, false),
    row("JP", "Japan", "jpy", "Asia/Tokyo", 4, true),
    row("KW", "Kuwait", "kwd", "Asia/Kuwait", 7, false),
    row("LI", "Liechtenstein", "chf", "Europe/Vaduz", 7, false),
    row("LT", "Lithuania", "eur", "Europe/Vilnius", 7, false),
    row("LU", "Luxembourg", "eur", "Europe/Luxembourg", 7, false),
    row("LV", "Latvia", "eur", "Europe/Riga", 7, false),
    row("MT", "Malta", "eur", "Europe/Malta", 7, false),
    row("MX", "Mexico", "mxn", "America/Mexico_City", 7, false),
    row("MY", "Malaysia", "myr", "Asia/Kuala_Lumpur", 7, true),
    row("NL", "Netherlands", "eur", "Europe/Amsterdam", 7, false),
    row("NO", "Norway", "nok", "Europe/Oslo", 7, false),
    row("NZ", "New Zealand", "nzd", "Pacific/Auckland", 4, true),
    row("PL", "Poland", "pln", "Europe/Warsaw", 7, false),
    row("PT", "Portugal", "eur", "Europe/Lisbon", 7, false),
    row("RO", "Romania", "ron", "Europe/Bucharest", 7, false),
    row("SE", "Sweden", "sek", "Europe/Stockholm", 7, false),
    row("SG", "Singapore", "sgd", "Asia/Singapore", 7, false),
    row("SI", "Slovenia", "eur", "Europe/Ljubljana", 7, false),
    row("SK", "Slovakia", "eur", "Europe/Bratislava", 7, false),
    row("TH", "Thailand", "thb", "Asia/Bangkok", 7, true),
    row("US", "United States", "usd", "America/New_York", 2, true),
];

/// A supported country.
#[derive(Clone, Copy)]
pub struct Country(&'static Row);

/// The text names no supported country.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a supported country; use a two-letter ISO code such as `US`")]
pub struct UnknownCountry(pub String);

impl Country {
    /// The two-letter code in upper case.
    pub const fn code(self) -> &'static str {
        self.0.code
    }

    /// The English name.
    pub const fn name(self) -> &'static str {
        self.0.name
    }

    /// The currency in which accounts there settle unless they say otherwise.
    pub fn currency(self) -> Currency {
        self.0.currency.parse().unwrap_or(Currency::USD)
    }

    /// The time zone that an account there starts with (IANA name).
    pub const fn time_zone(self) -> &'static str {
        self.0.zone
    }

    /// Days from a payment to its availability.
    pub const fn delay_days(self) -> i16 {
        self.0.delay
    }

    /// Whether [`Self::delay_days`] counts business days.
    pub const fn counts_business_days(self) -> bool {
        self.0.business
    }

    /// Every supported country, in order of the code.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(Self)
    }
}

impl PartialEq for Country {
    fn eq(&self, other: &Self) -> bool {
        self.code() == other.code()
    }
}

impl Eq for Country {}

impl FromStr for Country {
    type Err = UnknownCountry;
    fn from_str(text: &str) -> Result<Self, UnknownCountry> {
        let upper = text.to_ascii_uppercase();
        TABLE
            .iter()
            .find(|row| row.code == upper)
            .map(Self)
            .ok_or_else(|| UnknownCountry(text.chars().take(16).collect()))
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Country {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Country {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_members_of_the_euro_settle_in_it() {
        // Of 2026, when Bulgaria joined: <https://www.ecb.europa.eu/euro/intro/html/index.en.html>
        let members = [
            "AT", "BE", "BG", "CY", "DE", "EE", "ES", "FI", "FR", "GR", "HR", "IE", "IT", "LT",
            "LU", "LV", "MT", "NL", "PT", "SI", "SK",
        ];
        let settles = |it: &Country| it.currency() == Currency::EUR;
        let found: Vec<_> = Country::all().filter(settles).map(Country::code).collect();
        assert_eq!(found, members);
    }

    #[test]
    fn every_country_has_a_real_currency() {
        for country in Country::all() {
            assert_eq!(
                country.0.currency.parse(),
                Ok(country.currency()),
                "{country}"
            );
        }
    }
}
