//! What the operator charges for processing, disputes and instant payouts.
//!
//! A fee in a share is rounded half-up to the minor unit once, after all shares are added. Fixed
//! amounts are never converted: a currency that the list does not name has none.

mod defaults;

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

use crate::{
    country::Country,
    money::{Currency, MAX_AMOUNT, Money, MoneyError, Percent, Positive},
};

/// Amounts in minor units, per currency.
type Amounts = BTreeMap<Currency, i64>;

/// The price list. Read from a table such as
///
/// ```toml
/// [pricing]
/// domestic = "2.9"
/// fixed = { usd = 30, eur = 25 }
/// ```
///
/// What is left out keeps its default, and so does every currency that a map leaves out; 0 takes
/// an amount away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PriceList {
    /// The share of a payment by a card of the merchant's country.
    pub domestic: Percent,
    /// What is added to it for a card of another country.
    pub international_extra: Percent,
    /// What is added per payment. Without an entry: nothing.
    #[serde(deserialize_with = "read_fixed")]
    pub fixed: Amounts,
    /// The fee for a dispute. Without an entry: nothing.
    #[serde(deserialize_with = "read_dispute")]
    pub dispute: Amounts,
    /// The share of an instant payout.
    pub instant_payout: Percent,
    /// The smallest instant payout. Without an entry: one minor unit.
    #[serde(deserialize_with = "read_instant_minimum")]
    pub instant_minimum: Amounts,
    /// The largest instant payout. Without an entry, or with 0: any.
    #[serde(deserialize_with = "read_instant_maximum")]
    pub instant_maximum: Amounts,
    /// How much one account can be paid out instantly on one day, which begins at midnight in US
    /// Central time. Without an entry, or with 0: any.
    #[serde(deserialize_with = "read_instant_daily")]
    pub instant_daily: Amounts,
}

impl Default for PriceList {
    fn default() -> Self {
        Self {
            domestic: Percent::from_hundredths(290),
            international_extra: Percent::from_hundredths(150),
            fixed: defaults::fixed(),
            dispute: defaults::dispute(),
            instant_payout: Percent::from_hundredths(100),
            instant_minimum: defaults::instant_minimum(),
            instant_maximum: defaults::instant_maximum(),
            instant_daily: Amounts::new(),
        }
    }
}

impl PriceList {
    /// The fee for a payment by card: never more than the payment. A card is foreign where its
    /// country is not the merchant's; a card of unknown country (an empty text) counts as foreign.
    pub fn processing(
        &self,
        amount: Positive,
        merchant_country: Country,
        card_country: &str,
    ) -> Result<Money, MoneyError> {
        let share = if card_country.eq_ignore_ascii_case(merchant_country.code()) {
            self.domestic
        } else {
            self.domestic.plus(self.international_extra)
        };
        let fixed = amount_of(&self.fixed, amount.currency());
        let fee = share.of(amount.money())?.checked_add(fixed)?;
        Ok(at_most(fee, amount))
    }

    /// The fee for a dispute over a payment in `currency`.
    pub fn dispute_fee(&self, currency: Currency) -> Money {
        amount_of(&self.dispute, currency)
    }

    /// The fee for an instant payout.
    pub fn instant_fee(&self, amount: Positive) -> Result<Money, MoneyError> {
        let fee = self.instant_payout.of(amount.money())?;
        Ok(at_most(fee, amount))
    }

    /// The smallest instant payout in `currency`.
    pub fn instant_minimum(&self, currency: Currency) -> Money {
        let least = amount_of(&self.instant_minimum, currency).minor();
        Money::new(least.max(1), currency)
    }

    /// The largest instant payout in `currency`, where there is a limit.
    pub fn instant_maximum(&self, currency: Currency) -> Option<Money> {
        Some(amount_of(&self.instant_maximum, currency)).filter(|most| !most.is_zero())
    }

    /// The most that goes out instantly on one day in `currency`, where there is a limit.
    pub fn instant_daily(&self, currency: Currency) -> Option<Money> {
        Some(amount_of(&self.instant_daily, currency)).filter(|most| !most.is_zero())
    }
}

fn amount_of(amounts: &Amounts, currency: Currency) -> Money {
    let minor = amounts.get(&currency).copied().unwrap_or_default();
    Money::new(minor.max(0), currency)
}

fn at_most(fee: Money, amount: Positive) -> Money {
    Money::new(fee.minor().min(amount.minor()), amount.currency())
}

fn read_fixed<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Amounts, D::Error> {
    read(deserializer, "fixed", defaults::fixed())
}

fn read_dispute<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Amounts, D::Error> {
    read(deserializer, "dispute", defaults::dispute())
}

fn read_instant_minimum<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Amounts, D::Error> {
    read(deserializer, "instant_minimum", defaults::instant_minimum())
}

fn read_instant_maximum<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Amounts, D::Error> {
    read(deserializer, "instant_maximum", defaults::instant_maximum())
}

fn read_instant_daily<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Amounts, D::Error> {
    read(deserializer, "instant_daily", Amounts::new())
}

/// Reads amounts over `base`.
fn read<'de, D: Deserializer<'de>>(
    deserializer: D,
    name: &str,
    mut base: Amounts,
) -> Result<Amounts, D::Error> {
    let given = BTreeMap::<String, i64>::deserialize(deserializer)?;
    let mut seen = Vec::with_capacity(given.len());
    for (code, amount) in given {
        let currency: Currency = code
            .parse()
            .map_err(|error| D::Error::custom(format!("{name}: {error}")))?;
        if seen.contains(&currency) {
            let message = format!("{name}: {currency} is given twice");
            return Err(D::Error::custom(message));
        }
        if !(0..=MAX_AMOUNT).contains(&amount) {
            return Err(D::Error::custom(format!(
                "{name}: the amount for {currency} must be from 0 to {MAX_AMOUNT} minor units, not {amount}"
            )));
        }
        seen.push(currency);
        base.insert(currency, amount);
    }
    Ok(base)
}

#[cfg(test)]
mod tests;
