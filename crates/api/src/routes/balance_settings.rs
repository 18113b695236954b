//! `/v1/balance_settings`: how the balance of the acting account is handled.

mod retrieve;
mod update;

pub use retrieve::retrieve;
pub use update::update;
