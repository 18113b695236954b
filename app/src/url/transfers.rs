//! Transfers and top-ups in the making, as addresses: what was typed survives every step.

use super::UrlBuilder;
use super::page::text;
use crate::routes::paths;
use leptos_router::params::ParamsMap;
use serde::{Deserialize, Serialize};

/// A transfer that is being filled in. Texts as they were typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct TransferDraft {
    /// The destination's id.
    pub to: String,
    /// What was searched for to find it. Not `q`: that is the search of the whole dashboard.
    pub find: String,
    /// The amount in major units.
    pub amount: String,
    /// The currency's code.
    pub currency: String,
    /// In words.
    pub description: String,
    /// The idempotency key, made when the form was opened.
    pub key: String,
}

impl TransferDraft {
    /// Reads it from the address.
    pub fn from_query(query: &ParamsMap) -> Self {
        Self {
            to: text(query, "to"),
            find: text(query, "find"),
            amount: text(query, "amount"),
            currency: text(query, "currency"),
            description: text(query, "description"),
            key: text(query, "key"),
        }
    }

    /// The form with these values in it. The search is over once an account is chosen.
    pub fn form_url(&self) -> String {
        self.at(paths::NEW_TRANSFER)
    }

    fn at(&self, step: &str) -> String {
        let find = if self.to.is_empty() {
            self.find.as_str()
        } else {
            ""
        };
        UrlBuilder::new(step)
            .set("to", &self.to)
            .set("find", find)
            .set("amount", &self.amount)
            .set("currency", &self.currency)
            .set("description", &self.description)
            .set("key", &self.key)
            .build()
    }

    /// The review step with these values.
    pub fn review_url(&self) -> String {
        self.at(paths::REVIEW_TRANSFER)
    }

    /// The same form with another destination; none goes back to the search.
    pub fn url_to(&self, account: &str) -> String {
        Self {
            to: account.to_owned(),
            ..self.clone()
        }
        .form_url()
    }

    /// The same form under a new key, as after a refusal: that answer stays with the old key.
    pub fn fresh_url(&self) -> String {
        Self {
            key: String::new(),
            ..self.clone()
        }
        .form_url()
    }
}

/// A top-up that is being filled in. Texts as they were typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct TopupDraft {
    /// The amount in major units.
    pub amount: String,
    /// The currency's code.
    pub currency: String,
    /// In words.
    pub description: String,
    /// The idempotency key, made when the form was opened.
    pub key: String,
}

impl TopupDraft {
    /// Reads it from the address.
    pub fn from_query(query: &ParamsMap) -> Self {
        Self {
            amount: text(query, "amount"),
            currency: text(query, "currency"),
            description: text(query, "description"),
            key: text(query, "key"),
        }
    }

    /// The form with these values in it.
    pub fn form_url(&self) -> String {
        UrlBuilder::new(paths::NEW_TOPUP)
            .set("amount", &self.amount)
            .set("currency", &self.currency)
            .set("description", &self.description)
            .set("key", &self.key)
            .build()
    }

    /// The same form under a new key.
    pub fn fresh_url(&self) -> String {
        Self {
            key: String::new(),
            ..self.clone()
        }
        .form_url()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drafts_survive_the_address() {
        let draft = TransferDraft {
            find: "juniper".into(),
            amount: "1,204.50".into(),
            key: "k1".into(),
            ..TransferDraft::default()
        };
        assert_eq!(
            draft.url_to("acct_1"),
            "/connect/transfers/new?to=acct_1&amount=1%2C204.50&key=k1"
        );
        assert_eq!(
            draft.fresh_url(),
            "/connect/transfers/new?find=juniper&amount=1%2C204.50"
        );
    }
}
