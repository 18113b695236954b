//! The list of connected accounts as an address.

use super::UrlBuilder;
use super::page::{PageQuery, text};
use crate::routes::paths;
use domain::account::{AccountFilter, AccountKind, AccountOrder, AccountSort, AccountStatus};
use domain::country::Country;
use domain::list::TimeRange;
use domain::money::Currency;
use domain::time::{DAY, Timestamp, parse_iso};
use leptos_router::params::ParamsMap;
use serde::{Deserialize, Serialize};

/// Everything that the list's address says. Texts as they stand there; empty means not set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AccountsQuery {
    /// A status: the tab.
    pub status: String,
    /// A kind.
    pub kind: String,
    /// A two-letter country.
    pub country: String,
    /// The code of a currency.
    pub currency: String,
    /// Connected on or after this day (`2026-11-22`, UTC).
    pub from: String,
    /// Connected on or before this day.
    pub to: String,
    /// Words to search for.
    pub q: String,
    /// The column that orders the list.
    pub sort: String,
    /// `asc` or `desc`.
    pub order: String,
    /// Which page.
    pub page: PageQuery,
}

/// A value of the address that cannot be understood: the name of the parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadParam(pub &'static str);

impl AccountsQuery {
    /// Reads it from the address.
    pub fn from_query(query: &ParamsMap) -> Self {
        Self {
            status: text(query, "status"),
            kind: text(query, "kind"),
            country: text(query, "country"),
            currency: text(query, "currency"),
            from: text(query, "from"),
            to: text(query, "to"),
            q: text(query, "q"),
            sort: text(query, "sort"),
            order: text(query, "order"),
            page: PageQuery::from_query(query),
        }
    }

    /// The pairs of the address but for the cursor, in its order.
    pub fn pairs(&self) -> [(&'static str, &str); 9] {
        [
            ("status", &self.status),
            ("kind", &self.kind),
            ("country", &self.country),
            ("currency", &self.currency),
            ("from", &self.from),
            ("to", &self.to),
            ("q", &self.q),
            ("sort", &self.sort),
            ("order", &self.order),
        ]
    }

    /// The address of the list's first page.
    pub fn url(&self) -> String {
        self.pairs()
            .into_iter()
            .fold(UrlBuilder::new(paths::ACCOUNTS), |url, (key, value)| {
                url.set(key, value)
            })
            .build()
    }

    /// The address with one value changed, on its first page. Without a currency nothing is in the
    /// order of amounts.
    pub fn url_with(&self, key: &str, value: &str) -> String {
        let unordered = key == "currency" && value.is_empty() && self.is_by_amount();
        self.pairs()
            .into_iter()
            .filter(|(name, _)| !unordered || !matches!(*name, "sort" | "order"))
            .fold(UrlBuilder::new(paths::ACCOUNTS), |url, (name, old)| {
                url.set(name, if name == key { value } else { old })
            })
            .build()
    }

    /// Whether it is in the order of amounts.
    pub fn is_by_amount(&self) -> bool {
        self.ordering()
            .is_ok_and(|order| order.sort.needs_currency())
    }

    /// The address with another order: the same column turns round, another starts as people
    /// expect (names from A, figures and dates from the largest).
    pub fn url_sorted(&self, sort: AccountSort) -> String {
        let now = self.ordering().unwrap_or_default();
        let descending = if now.sort == sort {
            !now.descending
        } else {
            sort != AccountSort::Name
        };
        let sorted = Self {
            sort: sort_name(sort).to_owned(),
            order: if descending { "desc" } else { "asc" }.to_owned(),
            ..self.clone()
        };
        sorted.url()
    }

    /// The address without filters and search, on the same tab.
    pub fn url_cleared(&self) -> String {
        let kept = Self {
            status: self.status.clone(),
            sort: self.sort.clone(),
            order: self.order.clone(),
            currency: self.currency.clone(),
            ..Self::default()
        };
        kept.url_with("currency", "")
    }

    /// Whether anything but the tab narrows the list.
    pub fn is_filtered(&self) -> bool {
        let Self {
            kind,
            country,
            currency,
            from,
            to,
            q,
            ..
        } = self;
        [kind, country, currency, from, to, q]
            .iter()
            .any(|it| !it.is_empty())
    }

    /// The order of the list.
    pub fn ordering(&self) -> Result<AccountOrder, BadParam> {
        let fallback = AccountOrder::default();
        let sort = match self.sort.as_str() {
            "" => fallback.sort,
            name => AccountSort::ALL
                .into_iter()
                .find(|sort| sort_name(*sort) == name)
                .ok_or(BadParam("sort"))?,
        };
        let descending = match self.order.as_str() {
            "" => sort != AccountSort::Name,
            "asc" => false,
            "desc" => true,
            _ => return Err(BadParam("order")),
        };
        Ok(AccountOrder { sort, descending })
    }

    /// What the services are asked for.
    pub fn filter(&self) -> Result<AccountFilter, BadParam> {
        let day = |text: &str, name| parse_day(text).ok_or(BadParam(name));
        let from = optional(&self.from, |text| day(text, "from"))?;
        let to = optional(&self.to, |text| day(text, "to"))?;
        Ok(AccountFilter {
            status: optional(&self.status, |it| {
                AccountStatus::from_name(it).ok_or(BadParam("status"))
            })?,
            kind: optional(&self.kind, |it| {
                AccountKind::from_name(it).ok_or(BadParam("kind"))
            })?,
            country: optional(&self.country, |it| {
                it.parse::<Country>().map_err(|_| BadParam("country"))
            })?,
            currency: optional(&self.currency, |it| {
                it.parse::<Currency>().map_err(|_| BadParam("currency"))
            })?,
            created: TimeRange {
                from: from.map(Timestamp::unix),
                // The day itself counts.
                until: to.map(|day| day.plus(DAY).unix()),
            },
            query: optional(&self.q, |it| Ok(it.to_owned()))?,
        })
    }
}

/// The column's name in addresses.
pub const fn sort_name(sort: AccountSort) -> &'static str {
    match sort {
        AccountSort::Created => "created",
        AccountSort::Name => "name",
        AccountSort::Balance => "balance",
        AccountSort::Volume => "volume",
    }
}

fn parse_day(text: &str) -> Option<Timestamp> {
    // Only the plain date that date fields send.
    if text.len() == 10 {
        parse_iso(text)
    } else {
        None
    }
}

fn optional<T>(
    text: &str,
    read: impl FnOnce(&str) -> Result<T, BadParam>,
) -> Result<Option<T>, BadParam> {
    let text = text.trim();
    if text.is_empty() {
        Ok(None)
    } else {
        read(text).map(Some)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(pairs: &[(&str, &str)]) -> AccountsQuery {
        let mut map = ParamsMap::new();
        for (key, value) in pairs {
            map.insert(key.to_string(), value.to_string());
        }
        AccountsQuery::from_query(&map)
    }

    #[test]
    fn addresses_are_read_and_written() {
        let read = query(&[
            ("status", "restricted"),
            ("kind", "express"),
            ("q", "ana lópez"),
        ]);
        assert_eq!(
            read.url(),
            "/connect/accounts?status=restricted&kind=express&q=ana%20l%C3%B3pez"
        );
        assert_eq!(read.url_cleared(), "/connect/accounts?status=restricted");
        assert_eq!(
            read.url_with("kind", ""),
            "/connect/accounts?status=restricted&q=ana%20l%C3%B3pez"
        );
        assert!(read.is_filtered());
    }

    #[test]
    fn headers_turn_round() {
        assert!(
            query(&[])
                .url_sorted(AccountSort::Created)
                .ends_with("sort=created&order=asc")
        );
        assert!(
            query(&[])
                .url_sorted(AccountSort::Name)
                .ends_with("sort=name&order=asc")
        );
        assert!(
            query(&[("sort", "name")])
                .url_sorted(AccountSort::Name)
                .ends_with("order=desc")
        );
    }

    #[test]
    fn amounts_are_in_order_within_a_currency_only() {
        let by_balance = query(&[("currency", "jpy"), ("sort", "balance"), ("q", "ana")]);
        assert!(by_balance.is_filtered());
        assert_eq!(
            by_balance.url_with("status", "enabled"),
            "/connect/accounts?status=enabled&currency=jpy&q=ana&sort=balance"
        );
        assert_eq!(
            by_balance.url_with("currency", ""),
            "/connect/accounts?q=ana"
        );
        assert_eq!(by_balance.url_cleared(), "/connect/accounts");
        let by_name = query(&[("currency", "jpy"), ("sort", "name")]);
        assert_eq!(
            by_name.url_with("currency", ""),
            "/connect/accounts?sort=name"
        );
        assert_eq!(
            query(&[("currency", "yen")]).filter(),
            Err(BadParam("currency"))
        );
    }

    #[test]
    fn the_last_day_counts() {
        let filter = query(&[("from", "2026-11-22"), ("to", "2026-11-22")])
            .filter()
            .unwrap();
        assert_eq!(
            filter.created.until.unwrap() - filter.created.from.unwrap(),
            DAY
        );
    }

    #[test]
    fn nonsense_is_named() {
        assert_eq!(query(&[("kind", "fast")]).filter(), Err(BadParam("kind")));
        assert_eq!(query(&[("to", "soon")]).filter(), Err(BadParam("to")));
        assert_eq!(query(&[("sort", "mood")]).ordering(), Err(BadParam("sort")));
    }
}
