//! Amounts, currencies and metadata of something new.

use domain::{
    metadata::Metadata,
    money::{Currency, Positive, parse_minor},
};

use super::Params;
use crate::error::{Problem, Result};

impl Params {
    /// `amount` in minor units of `currency`, above zero.
    pub fn amount(&mut self) -> Result<Positive> {
        let amount = self.required("amount")?;
        // Digits first: what is no number is told before what is no currency.
        parse_minor(&amount, Currency::USD)
            .map_err(|error| service::Error::amount("amount", error))?;
        let currency = self.currency()?;
        let amount = parse_minor(&amount, currency);
        Ok(amount.map_err(|error| service::Error::amount("amount", error))?)
    }

    /// `amount` as a part of something whose currency is known: in minor units, above zero, or
    /// absent.
    pub fn part(&mut self) -> Result<Option<i64>> {
        let Some(text) = self.given("amount")? else {
            return Ok(None);
        };
        // Whole numbers look the same in every currency.
        let amount = parse_minor(&text, Currency::USD);
        let amount = amount.map_err(|error| service::Error::amount("amount", error))?;
        Ok(Some(amount.minor()))
    }

    /// `currency`, which must be there.
    pub fn currency(&mut self) -> Result<Currency> {
        self.required("currency")?
            .parse()
            .map_err(|error: domain::money::UnknownCurrency| {
                Problem::invalid("currency", "parameter_invalid", error.to_string())
            })
    }

    /// `metadata` of something new.
    pub fn new_metadata(&mut self) -> Result<Metadata> {
        let outer = self.name("metadata");
        let patch = self.metadata()?;
        let named = |error| match service::Error::metadata(error) {
            service::Error::Invalid {
                param,
                code,
                message,
            } => {
                let within = param.strip_prefix("metadata").unwrap_or_default();
                Problem::invalid(&format!("{outer}{within}"), code, message)
            }
            other => other.into(),
        };
        Metadata::default().patched(&patch).map_err(named)
    }
}
