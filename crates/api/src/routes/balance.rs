//! `/v1/balance`: what the acting account has.

mod retrieve;

pub use retrieve::retrieve;
