//! Pages by key: the part that every list shares.

use domain::list::{PageRequest, Position};

use crate::{Error, Result, sql::Select};

mod read;

pub(crate) use read::{List, Listed};

/// Makes the two statements of a list: from newest to oldest, and back. `$a` and `$b` are the
/// placeholders of the cursor's `created` and `seq`, `$limit` that of the limit.
macro_rules! directions {
    ($base:expr, $a:literal, $b:literal, $limit:literal) => {
        (
            concat!(
                $base,
                " AND (created, seq) < (",
                $a,
                ", ",
                $b,
                ") ORDER BY created DESC, seq DESC LIMIT ",
                $limit
            ),
            concat!(
                $base,
                " AND (created, seq) > (",
                $a,
                ", ",
                $b,
                ") ORDER BY created, seq LIMIT ",
                $limit
            ),
        )
    };
}

/// A cursor that lies before the newest row of any list.
pub(crate) const NEWEST: (i64, i64) = (i64::MAX, i64::MAX);

/// The id of the row that a page starts from, where it has one.
pub(crate) fn cursor_id(request: &PageRequest) -> Option<&str> {
    match &request.position {
        Position::First => None,
        Position::After(id) | Position::Before(id) => Some(id),
    }
}

/// Which of the two statements reads the page.
pub(crate) fn pick(request: &PageRequest, both: (&'static str, &'static str)) -> &'static str {
    match request.position {
        Position::Before(_) => both.1,
        _ => both.0,
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

/// The placeholders of [`AT_ONCE`] ids, the first of which is `$first`.
pub(crate) fn places(first: usize) -> String {
    let places = (first..).take(AT_ONCE).map(|place| format!("${place}"));
    places.collect::<Vec<_>>().join(", ")
}

/// Binds ids to such places. Those that are left over get the last id, so that there is one text.
pub(crate) fn bind_each<'q, T: Send + 'static>(
    mut query: Select<'q, T>,
    ids: &[&'q str],
) -> Select<'q, T> {
    let last = ids.last().copied();
    for place in 0..AT_ONCE {
        query = query.bind(ids.get(place).copied().or(last));
    }
    query
}
