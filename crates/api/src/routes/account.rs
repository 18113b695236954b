//! `/v1/account`: the account that the key, or the account header, stands for.

mod retrieve;

pub use retrieve::retrieve;
