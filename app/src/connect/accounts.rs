//! The parts of the list of connected accounts.

mod account_table;
mod empty_list;
mod filter_form;
mod filters;
mod status_tabs;

pub use account_table::AccountTable;
pub use empty_list::EmptyList;
pub use filters::Filters;
pub use status_tabs::StatusTabs;
