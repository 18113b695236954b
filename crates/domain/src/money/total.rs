//! Running totals of an object, such as what was given back of a charge: money in the currency of
//! the object's amount, written as a bare number of minor units beside it.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Currency, Money};

/// Nothing yet. Whoever reads it gives it the currency of the object.
pub(crate) const fn nothing() -> Money {
    Money::zero(Currency::USD)
}

/// Writes the number.
pub(crate) fn serialize<S: Serializer>(total: &Money, to: S) -> Result<S::Ok, S::Error> {
    total.minor().serialize(to)
}

/// Reads the number. Whoever reads it gives it the currency of the object.
pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Money, D::Error> {
    let minor = i64::deserialize(from)?;
    Ok(Money::new(minor, nothing().currency()))
}

/// Reads and writes an object whose totals are written as numbers, in the currency of its amount.
/// The object derives both with `remote = "Self"`.
macro_rules! totals {
    ($object:ident: $($total:ident),+) => {
        impl serde::Serialize for $object {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                Self::serialize(self, to)
            }
        }

        impl<'de> serde::Deserialize<'de> for $object {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let mut it = Self::deserialize(from)?;
                let currency = it.amount.currency();
                $(it.$total = it.$total.in_currency(currency);)+
                Ok(it)
            }
        }
    };
}
pub(crate) use totals;
