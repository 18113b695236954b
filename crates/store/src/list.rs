//! Pages by key: the part that every list shares.

use domain::list::{PageRequest, Position};

use crate::{Error, Result};

mod read;

pub(crate) use read::{Index, List, Listed};

/// A cursor that lies before the newest row of any list.
pub(crate) const NEWEST: (i64, i64) = (i64::MAX, i64::MAX);

/// The id of the row that a page starts from, where it has one.
pub(crate) fn cursor_id(request: &PageRequest) -> Option<&str> {
    match &request.position {
        Position::First => None,
        Position::After(id) | Position::Before(id) => Some(id),
    }
}

/// The start of the page: the cursor's row where there is one, else the newest.
pub(crate) fn start(request: &PageRequest, found: Option<(i64, i64)>) -> Result<(i64, i64)> {
    match (cursor_id(request), found) {
        (None, _) => Ok(NEWEST),
        (Some(_), Some(key)) => Ok(key),
        (Some(_), None) => Err(Error::MissingCursor),
    }
}

/// One row more than the page holds, to know whether there are more.
pub(crate) fn one_more(request: &PageRequest) -> i64 {
    i64::from(request.limit).saturating_add(1)
}

/// For how many ids one statement asks.
pub(crate) const AT_ONCE: usize = 50;
