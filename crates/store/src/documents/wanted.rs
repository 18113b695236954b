//! What is asked of a list of documents.

use domain::list::TimeRange;

/// Which documents of an owner are wanted. What the columns hold depends on the table.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Only with this status.
    pub status: Option<&'static str>,
    /// Only with this in the first column.
    pub first: Option<String>,
    /// Only with this in the second column.
    pub second: Option<String>,
    /// Only those whose own date is in this range.
    pub at: TimeRange,
    /// Only those created in this range.
    pub created: TimeRange,
    /// Whether the first column says whose list it is, such as that of one transfer's reversals: a
    /// page of it starts from a row of that list, and not from one of another.
    pub of_first: bool,
}

impl Wanted {
    /// What the first column of the row has that a page starts from, where that matters.
    pub(crate) fn first_of_cursor(&self) -> Option<&str> {
        self.first.as_deref().filter(|_| self.of_first)
    }
}
