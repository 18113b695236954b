//! Rows and transactions: the only crate that knows SQL.
//!
//! Functions that touch a tenant's rows take a [`domain::actor::Scope`]; a foreign id and an
//! absent id give the same answer. Writes happen inside a [`Write`], and become real at its
//! `commit`.

#[macro_use]
mod list;

pub mod accounts;
pub mod attempts;
pub mod audit;
pub mod balance_transactions;
mod db;
pub mod earnings;
mod error;
pub mod events;
pub mod fees;
pub mod idempotency;
pub mod imports;
pub mod jobs;
pub mod keys;
pub mod ledger;
pub mod links;
pub mod messages;
pub mod payments;
pub mod platforms;
mod row;
pub mod sessions;
pub mod setup;
pub mod topups;
pub mod transfers;
pub mod users;
pub mod verify;

pub use db::{Conn, Engine, Read, Store, Write};
pub use error::{Error, Result};
