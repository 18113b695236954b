//! Pages of lists, by key and not by number, so that nothing is skipped or shown twice while new
//! rows arrive.

use serde::{Deserialize, Serialize};

/// Most rows that one page may hold.
pub const MAX_LIMIT: u32 = 100;

/// Where a page lies, relative to a row that the caller has seen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Position {
    /// The newest rows.
    #[default]
    First,
    /// The rows that come after this id in the list (older, in the usual order).
    After(String),
    /// The rows that come just before this id in the list.
    Before(String),
}

/// Which page is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageRequest {
    /// Rows on the page: 1 to [`MAX_LIMIT`].
    pub limit: u32,
    /// Where it lies.
    pub position: Position,
    /// Whether it may start from a row that was deleted since, where the list still knows its place.
    /// Programs are told that there is no such row; people who turn pages go on.
    #[serde(default)]
    pub from_deleted: bool,
}

impl PageRequest {
    /// A page of `limit` rows (held between 1 and [`MAX_LIMIT`]) at `position`.
    pub fn new(limit: u32, position: Position) -> Self {
        Self {
            limit: limit.clamp(1, MAX_LIMIT),
            position,
            from_deleted: false,
        }
    }

    /// The same page, also where the row that it starts from was deleted since.
    pub fn from_deleted(self) -> Self {
        Self {
            from_deleted: true,
            ..self
        }
    }

    /// The first page.
    pub fn first(limit: u32) -> Self {
        Self::new(limit, Position::First)
    }

    /// Deals `rows` out to their parents: one page for each, in the order of the parents, of rows
    /// that were read with one more than the limit for each.
    pub fn cut_each<P: PartialEq, T>(
        &self,
        parents: &[&P],
        rows: Vec<T>,
        parent_of: impl Fn(&T) -> P,
    ) -> Vec<Page<T>> {
        let mut dealt: Vec<Vec<T>> = parents.iter().map(|_| Vec::new()).collect();
        for row in rows {
            let of = parent_of(&row);
            let place = parents.iter().position(|parent| **parent == of);
            if let Some(own) = place.and_then(|place| dealt.get_mut(place)) {
                own.push(row);
            }
        }
        let pages = dealt.into_iter().map(|rows| Page::cut(rows, self));
        pages.collect()
    }
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page<T> {
    /// The rows, in the list's order.
    pub items: Vec<T>,
    /// Whether more rows follow in the direction that was asked for.
    pub has_more: bool,
    /// Whether there are rows before the first one here.
    pub has_previous: bool,
    /// Whether there are rows after the last one here.
    pub has_next: bool,
}

impl<T> Page<T> {
    /// A page with nothing on it.
    pub fn empty() -> Self {
        Self {
            items: Vec::new(),
            has_more: false,
            has_previous: false,
            has_next: false,
        }
    }

    /// Cuts a page out of `rows`, which were read in the direction of `request` with one row more
    /// than its limit.
    pub fn cut(mut rows: Vec<T>, request: &PageRequest) -> Self {
        let limit = usize::try_from(request.limit).unwrap_or(usize::MAX);
        let has_more = rows.len() > limit;
        rows.truncate(limit);
        let (has_previous, has_next) = match request.position {
            Position::First => (false, has_more),
            Position::After(_) => (true, has_more),
            Position::Before(_) => {
                rows.reverse();
                (has_more, true)
            }
        };
        Self {
            items: rows,
            has_more,
            has_previous,
            has_next,
        }
    }

    /// The same page with every row changed.
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> Page<U> {
        Page {
            items: self.items.into_iter().map(change).collect(),
            has_more: self.has_more,
            has_previous: self.has_previous,
            has_next: self.has_next,
        }
    }
}

/// A range of points in time, in unix seconds; `None` leaves that side open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeRange {
    /// At or after this second.
    pub from: Option<i64>,
    /// Before this second.
    pub until: Option<i64>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_before_a_row_keeps_the_order_of_the_list() {
        let request = PageRequest::new(2, Position::Before("c".into()));
        let page = Page::cut(vec!["b", "a", "_"], &request);
        assert_eq!(page.items, ["a", "b"]);
        assert!(page.has_more && page.has_previous && page.has_next);
    }

    #[test]
    fn the_row_beyond_the_limit_only_says_that_there_is_more() {
        let page = Page::cut(vec![1, 2, 3], &PageRequest::first(2));
        assert_eq!(page.items, [1, 2]);
        assert!(page.has_more && !page.has_previous);
        let page = Page::cut(vec![1, 2], &PageRequest::first(2));
        assert!(!page.has_more);
    }
}
