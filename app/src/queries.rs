//! What pages read: one server function per page or part of one.

pub mod account;
pub mod accounts;
pub mod activity;
#[cfg(feature = "ssr")]
pub(crate) mod address;
pub mod auth;
pub mod balances;
pub mod express;
pub mod home;
pub mod keys;
pub mod links;
pub mod outbox;
pub mod payments;
pub mod payouts;
pub mod postings;
#[cfg(feature = "ssr")]
pub(crate) mod refusal;
pub mod rights;
pub mod topups;
pub mod transfers;
