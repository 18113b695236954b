//! Top-ups: a platform adds funds to its balance.

mod change;
mod create;
mod outcome;
mod read;

pub use change::{cancel, update};
pub use create::create;
pub use outcome::{fail, reverse, succeed};
pub use read::{list, postings, retrieve};

pub(crate) use outcome::run_answer;
