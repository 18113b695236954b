//! The parts of the balances page.

mod line_table;
mod type_filter;

pub use line_table::{LineTable, line_status};
pub use type_filter::TypeFilter;
