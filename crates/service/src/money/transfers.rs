//! Transfers: funds between a platform and its connected accounts.

mod charge;
mod create;
mod debit;
mod read;
mod reverse;
mod send;
pub(crate) mod sent;
pub(crate) mod take_back;
mod update;

pub use create::{Preview, create, preview};
pub use debit::debit;
pub use read::{list, of_account, postings, retrieve, retrieve_any};
pub use reverse::{newest_reversals, reversal, reversals, reverse, update_reversal};
pub use update::update;
