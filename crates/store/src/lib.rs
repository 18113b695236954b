//! Rows and transactions: the only crate that knows SQL.
//!
//! Which rows a function may reach is said by the [`domain::actor::Scope`] that it takes: what lies
//! outside of it is not found, as if it did not exist. A [`Write`] is one transaction; nobody else
//! sees of it before its `commit`.

#[macro_use]
pub mod sql;
mod list;
#[macro_use]
pub mod documents;

pub mod accounts;
pub mod attempts;
pub mod audit;
pub mod balance_transactions;
pub mod customers;
mod db;
pub mod disputes;
pub mod earnings;
mod error;
pub mod events;
pub mod fee_refunds;
pub mod fees;
pub mod files;
pub mod idempotency;
pub mod imports;
pub mod intents;
pub mod jobs;
pub mod keys;
pub mod ledger;
pub mod links;
pub mod messages;
pub mod payment_methods;
pub mod payments;
pub mod payouts;
pub mod platforms;
pub mod refunds;
pub mod reserves;
pub mod reversals;
mod row;
pub mod sessions;
pub mod setup;
pub mod tokens;
pub mod topups;
pub mod transfers;
pub mod units;
pub mod users;
pub mod verify;

pub use db::{Batch, Engine, Options, Read, Store, Write};
pub use error::{Error, Result};
pub use sql::Conn;
