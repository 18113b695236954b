//! The currencies, and how many decimals each has.

use std::{fmt, str::FromStr};

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A currency that can be moved; its code is held in lower case, as on the wire.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency(&'static str);

/// The text names no supported currency.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a supported currency; use a three-letter ISO code such as `usd`")]
pub struct UnknownCurrency(pub String);

/// Amounts in these have no minor unit.
const ZERO_DECIMAL: &[&str] = &[
    "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf",
    "xof", "xpf",
];

/// Amounts in these have a thousand minor units.
const THREE_DECIMAL: &[&str] = &["bhd", "jod", "kwd", "omr", "tnd"];

const TWO_DECIMAL: &[&str] = &[
    "aed", "afn", "all", "amd", "ang", "aoa", "ars", "aud", "awg", "azn", "bam", "bbd", "bdt",
    "bgn", "bmd", "bnd", "bob", "brl", "bsd", "bwp", "byn", "bzd", "cad", "cdf", "chf", "cny",
    "cop", "crc", "cve", "czk", "dkk", "dop", "dzd", "egp", "etb", "eur", "fjd", "fkp", "gbp",
    "gel", "gip", "gmd", "gtq", "gyd", "hkd", "hnl", "htg", "huf", "idr", "ils", "inr", "isk",
    "jmd", "kes", "kgs", "khr", "kyd", "kzt", "lak", "lbp", "lkr", "lrd", "lsl", "mad", "mdl",
    "mkd", "mmk", "mnt", "mop", "mur", "mvr", "mwk", "mxn", "myr", "mzn", "nad", "ngn", "nio",
    "nok", "npr", "nzd", "pab", "pen", "pgk", "php", "pkr", "pln", "qar", "ron", "rsd", "rub",
    "sar", "sbd", "scr", "sek", "sgd", "shp", "sle", "sos", "srd", "std", "szl", "thb", "tjs",
    "top", "try", "ttd", "twd", "tzs", "uah", "ugx", "usd", "uyu", "uzs", "wst", "xcd", "yer",
    "zar", "zmw",
];

impl Currency {
    /// United States dollar.
    pub const USD: Self = Self("usd");
    /// Euro.
    pub const EUR: Self = Self("eur");
    /// Pound sterling.
    pub const GBP: Self = Self("gbp");
    /// Brazilian real.
    pub const BRL: Self = Self("brl");
    /// Japanese yen, without decimals.
    pub const JPY: Self = Self("jpy");
    /// Kuwaiti dinar, with three decimals.
    pub const KWD: Self = Self("kwd");

    /// The code in lower case, as on the wire.
    pub const fn code(self) -> &'static str {
        self.0
    }

    /// The code in upper case, as people read it.
    pub fn upper(self) -> String {
        self.0.to_ascii_uppercase()
    }

    /// How many decimals an amount is counted with: 0, 2 or 3.
    pub fn exponent(self) -> u32 {
        if ZERO_DECIMAL.contains(&self.0) {
            0
        } else if THREE_DECIMAL.contains(&self.0) {
            3
        } else {
            2
        }
    }

    /// `minor` units as a decimal number of major units, with the currency's own decimals.
    pub fn to_decimal(self, minor: i64) -> Decimal {
        Decimal::new(minor, self.exponent())
    }

    /// Every supported currency, in order of the code.
    pub fn all() -> Vec<Self> {
        let mut all: Vec<Self> = [ZERO_DECIMAL, TWO_DECIMAL, THREE_DECIMAL]
            .concat()
            .into_iter()
            .map(Self)
            .collect();
        all.sort_unstable();
        all
    }
}

impl FromStr for Currency {
    type Err = UnknownCurrency;

    /// Accepts any case.
    fn from_str(text: &str) -> Result<Self, UnknownCurrency> {
        let lower = text.to_ascii_lowercase();
        [TWO_DECIMAL, ZERO_DECIMAL, THREE_DECIMAL]
            .into_iter()
            .flatten()
            .find(|code| **code == lower)
            .map(|code| Self(code))
            .ok_or_else(|| UnknownCurrency(text.chars().take(16).collect()))
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_in_any_case_and_unknown_ones_are_named() {
        assert_eq!("USD".parse(), Ok(Currency::USD));
        assert_eq!("usd".parse(), Ok(Currency::USD));
        for bad in ["xyz", "", "ＵＳＤ"] {
            assert_eq!(bad.parse::<Currency>(), Err(UnknownCurrency(bad.into())));
        }
    }

    #[test]
    fn decimals_follow_the_currency() {
        assert_eq!(Currency::JPY.to_decimal(804_120).to_string(), "804120");
        assert_eq!(Currency::USD.to_decimal(-8420).to_string(), "-84.20");
        assert_eq!(Currency::KWD.to_decimal(1005).to_string(), "1.005");
    }

    #[test]
    fn no_code_is_listed_twice() {
        let all = Currency::all();
        let distinct: std::collections::BTreeSet<_> = all.iter().collect();
        assert_eq!(all.len(), distinct.len());
    }
}
