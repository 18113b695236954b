//! Use cases: one function per thing that a person, a program or a clock can do.
//!
//! Each mutation takes `(ctx, actor, input, idempotency)`: it authorises, reads, lets `domain`
//! decide, writes, and commits exactly one transaction that holds the change, its postings, its
//! event, its follow-up jobs, its audit row and its idempotency record.

pub mod accounts;
mod audit;
pub mod authorize;
pub mod balance_settings;
pub mod balances;
mod book;
pub mod clock;
pub mod config;
mod contact;
mod ctx;
pub mod customers;
pub mod disputes;
pub mod earnings;
mod error;
pub mod events;
pub mod external_accounts;
pub mod fees;
pub mod files;
pub mod idempotent;
pub mod ids;
pub mod intents;
pub mod jobs;
pub mod keys;
pub mod links;
pub mod login;
pub mod members;
pub mod outbound;
pub mod outbox;
mod part;
pub mod payment_methods;
pub mod payments;
pub mod payouts;
pub mod platforms;
pub mod prefunding;
pub mod refunds;
mod reserves;
pub mod secrets;
pub mod setup;
pub mod simulator;
pub mod sources;
pub mod tokens;
pub mod topups;
pub mod transfers;
mod unit;
pub mod verify;

pub use ctx::Ctx;
pub use error::{Error, Result};
pub use idempotent::{Idempotency, Reply, Stored};
pub use unit::{Unit, Work};
