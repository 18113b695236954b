//! `/v1/balance_transactions`: the lines behind the acting account's balance.

mod list;
mod retrieve;

pub use list::list;
pub use retrieve::retrieve;
