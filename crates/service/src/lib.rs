//! Use cases: one function per thing that a person, a program or a clock can do.
//!
//! Each mutation takes `(ctx, actor, input, idempotency)`: it authorises, reads, lets `domain`
//! decide, writes, and commits exactly one transaction that holds the change, its postings, its
//! event, its follow-up jobs, its audit row and its idempotency record.

pub mod access;
pub mod clock;
pub mod config;
mod ctx;
mod error;
pub mod ids;
pub mod ledger;
pub mod money;
pub mod outbound;
mod part;
pub mod people;
mod queue;
pub mod reading;
pub mod rights;
pub mod runner;
mod unit;
mod work;

pub use access::{keys, links, login, members, platforms, setup};
pub use ctx::Ctx;
pub use error::{Error, Result};
pub use ledger::{balances, verify};
pub use money::{
    disputes, fees, intents, payments, payouts, prefunding, refunds, topups, transfers,
};
pub use people::{
    accounts, balance_settings, customers, external_accounts, payment_methods, tokens,
};
pub use reading::{earnings, events, files, outbox, sources};
pub use rights::{authorize, secrets};
pub use runner::simulator;
pub use unit::Unit;
pub use work::{
    Work,
    idempotent::{self, Idempotency, Reply, Stored},
};
