//! Every operation with what is declared about it.

mod api;
mod forms;
mod functions;
mod pages;

use crate::row::Row;

/// All rows.
pub fn all() -> impl Iterator<Item = &'static Row> {
    [api::ROWS, functions::ROWS, pages::ROWS, forms::ROWS]
        .into_iter()
        .flatten()
}
