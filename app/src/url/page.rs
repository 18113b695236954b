//! Which page of a list an address asks for.

use super::UrlBuilder;
use domain::list::{PageRequest, Position};
use leptos_router::params::ParamsMap;
use serde::{Deserialize, Serialize};

/// Rows on one page of a list.
pub const ROWS: u32 = 25;

/// The cursor of a list, in the words of the API. Empty texts mean the newest rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PageQuery {
    /// The rows that come after this id.
    pub starting_after: String,
    /// The rows that come just before this id.
    pub ending_before: String,
}

impl PageQuery {
    /// Reads it from the address.
    pub fn from_query(query: &ParamsMap) -> Self {
        Self {
            starting_after: text(query, "starting_after"),
            ending_before: text(query, "ending_before"),
        }
    }

    /// What the services are asked for. Who turns a page goes on from where they were, also when
    /// somebody deleted that row meanwhile.
    pub fn request(&self) -> PageRequest {
        let position = if !self.starting_after.is_empty() {
            Position::After(self.starting_after.clone())
        } else if !self.ending_before.is_empty() {
            Position::Before(self.ending_before.clone())
        } else {
            Position::First
        };
        PageRequest::new(ROWS, position).from_deleted()
    }

    /// Whether these are the newest rows.
    pub fn is_first(&self) -> bool {
        self.starting_after.is_empty() && self.ending_before.is_empty()
    }
}

/// The addresses of the neighbouring pages: newer, older. `base` is the list without a cursor.
pub fn neighbours<T>(
    base: &str,
    page: &domain::list::Page<T>,
    id: impl Fn(&T) -> String,
) -> (Option<String>, Option<String>) {
    let link = |key: &str, row: Option<&T>| {
        row.map(|row| UrlBuilder::new(base).set(key, &id(row)).build())
    };
    let newer = page
        .has_previous
        .then(|| link("ending_before", page.items.first()))
        .flatten();
    let older = page
        .has_next
        .then(|| link("starting_after", page.items.last()))
        .flatten();
    (newer, older)
}

/// A value of the query; empty if it is not there.
pub fn text(query: &ParamsMap, key: &str) -> String {
    query.get(key).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::list::Page;

    #[test]
    fn cursors_become_positions() {
        let after = PageQuery {
            starting_after: "tr_1".into(),
            ..PageQuery::default()
        };
        assert_eq!(after.request().position, Position::After("tr_1".into()));
        assert!(PageQuery::default().is_first());
    }

    #[test]
    fn neighbours_keep_the_filter() {
        let page = Page {
            items: vec![1, 2, 3],
            has_more: true,
            has_previous: true,
            has_next: true,
        };
        let (newer, older) = neighbours("/list?q=a", &page, |id| format!("tr_{id}"));
        assert_eq!(newer.as_deref(), Some("/list?q=a&ending_before=tr_1"));
        assert_eq!(older.as_deref(), Some("/list?q=a&starting_after=tr_3"));
    }
}
