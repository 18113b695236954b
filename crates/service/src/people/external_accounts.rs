//! Where an account is paid out: its bank accounts and debit cards.

mod change;
mod create;
mod delete;
mod errored;
mod read;

pub use change::{ExternalAccountChange, update};
pub use create::{NewExternalAccount, Sent, create};
pub use delete::delete;
pub(crate) use errored::mark_errored;
pub use read::{list, retrieve};

pub use super::destinations::MAX_EXTERNAL_ACCOUNTS;
