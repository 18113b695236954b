//! Top-ups: a platform adds funds to its balance.

mod change;
mod create;
mod read;

pub use change::{cancel, update};
pub use create::create;
pub use read::{list, postings, retrieve};
