//! Transfers: a platform sends funds to a connected account.

mod create;
mod read;
mod update;

pub use create::{Preview, create, preview};
pub use read::{list, postings, retrieve};
pub use update::update;
