//! `/v1/tokens`: cards that stand for themselves once.

mod create;
mod retrieve;

pub use create::create;
pub use retrieve::retrieve;
