//! Money written down: entries, what is held back, balances, and the proof that all of it adds up.

pub mod balances;
pub(crate) mod book;
pub mod prefunding;
pub(crate) mod reserves;
pub mod verify;
