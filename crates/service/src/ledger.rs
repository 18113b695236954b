//! Money written down: entries, what follows from changed balances, what is held back, balances,
//! and the proof that all of it adds up.

pub mod balances;
pub(crate) mod book;
pub(crate) mod follow;
pub(crate) mod paydays;
pub(crate) mod reserves;
pub(crate) mod set_aside;
pub mod verify;
