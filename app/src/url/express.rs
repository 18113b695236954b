//! The pages of the Express Dashboard as addresses.

use super::UrlBuilder;
use super::page::{PageQuery, text};
use crate::routes::paths;
use domain::earnings::Interval;
use domain::money::Currency;
use leptos_router::params::ParamsMap;
use serde::{Deserialize, Serialize};

/// What the home page shows. Texts as they stand in the address; empty means not set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HomeQuery {
    /// The name of the chart's interval.
    pub range: String,
    /// The code of the chart's currency.
    pub currency: String,
}

impl HomeQuery {
    /// Reads it from the address.
    pub fn from_query(query: &ParamsMap) -> Self {
        Self {
            range: text(query, "range"),
            currency: text(query, "currency"),
        }
    }

    /// The chart's interval; the usual one where none is given or none has that name.
    pub fn interval(&self) -> Interval {
        Interval::from_name(&self.range).unwrap_or_default()
    }

    /// The address with another interval.
    pub fn url_of_interval(&self, interval: Interval) -> String {
        Self {
            range: interval.name().to_owned(),
            ..self.clone()
        }
        .url()
    }

    /// The address with another currency.
    pub fn url_of_currency(&self, currency: Currency) -> String {
        Self {
            currency: currency.code().to_owned(),
            ..self.clone()
        }
        .url()
    }

    fn url(&self) -> String {
        UrlBuilder::new(paths::EXPRESS)
            .set("range", &self.range)
            .set("currency", &self.currency)
            .build()
    }
}

/// What a list of the Express Dashboard shows. Texts as they stand in the address; empty means not
/// set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    /// The type of transaction. Not of payments.
    pub kind: String,
    /// On or after this day (`2026-11-22`, in the account's time zone).
    pub from: String,
    /// On or before this day.
    pub to: String,
    /// Of at least this amount, in whole units of the account's currency. Of payments only.
    pub min: String,
    /// Of at most this amount.
    pub max: String,
    /// Which page.
    pub page: PageQuery,
}

impl ListQuery {
    /// Reads it from the address.
    pub fn from_query(query: &ParamsMap) -> Self {
        Self {
            kind: text(query, "kind"),
            from: text(query, "from"),
            to: text(query, "to"),
            min: text(query, "min"),
            max: text(query, "max"),
            page: PageQuery::from_query(query),
        }
    }

    /// The filters, as pairs of the address.
    pub fn pairs(&self) -> [(&'static str, &str); 5] {
        [
            ("kind", &self.kind),
            ("from", &self.from),
            ("to", &self.to),
            ("min", &self.min),
            ("max", &self.max),
        ]
    }

    /// The first page of the list at `path` with these filters.
    pub fn url(&self, path: &str) -> String {
        self.url_without(path, &[])
    }

    /// The first page of the list at `path` without the filters called `names`.
    pub fn url_without(&self, path: &str, names: &[&str]) -> String {
        self.pairs()
            .into_iter()
            .filter(|(key, _)| !names.contains(key))
            .fold(UrlBuilder::new(path), |url, (key, value)| {
                url.set(key, value)
            })
            .build()
    }

    /// Whether anything narrows the list.
    pub fn is_filtered(&self) -> bool {
        self.pairs().iter().any(|(_, value)| !value.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_kept_when_the_currency_changes() {
        let query = HomeQuery {
            range: "7d".into(),
            currency: String::new(),
        };
        assert_eq!(
            query.url_of_currency(Currency::EUR),
            "/express?range=7d&currency=eur"
        );
        assert_eq!(
            query.url_of_interval(Interval::Lifetime),
            "/express?range=all"
        );
    }

    #[test]
    fn an_unknown_range_is_the_usual_one() {
        let query = HomeQuery {
            range: "soon".into(),
            currency: String::new(),
        };
        assert_eq!(query.interval(), Interval::FourWeeks);
    }

    #[test]
    fn filters_are_taken_away_one_by_one() {
        let query = ListQuery {
            kind: "transfer".into(),
            from: "2026-11-01".into(),
            page: PageQuery {
                starting_after: "txn_1".into(),
                ..PageQuery::default()
            },
            ..ListQuery::default()
        };
        assert_eq!(query.url("/x"), "/x?kind=transfer&from=2026-11-01");
        assert_eq!(query.url_without("/x", &["from", "to"]), "/x?kind=transfer");
        assert!(query.is_filtered() && !ListQuery::default().is_filtered());
    }
}
