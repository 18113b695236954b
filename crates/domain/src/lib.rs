//! The rules of money movement and of accounts, and the typed models that server and browser share.
//!
//! Nothing here does I/O, reads a clock or draws a random number: every function is total and
//! deterministic, and the whole crate compiles to wasm.

pub mod account;
pub mod actor;
pub mod balance_transaction;
pub mod calendar;
pub mod card;
pub mod country;
pub mod customer;
pub mod dispute;
pub mod earnings;
pub mod event;
pub mod external_account;
pub mod file;
mod fingerprint;
pub mod id;
pub mod intent;
pub mod key;
pub mod ledger;
pub mod list;
pub mod login;
pub mod message;
pub mod metadata;
pub mod money;
pub mod payment;
pub mod payout;
pub mod pending;
pub mod pricing;
pub mod refund;
pub mod search;
pub mod shipping;
pub mod statement;
pub mod task;
pub mod text;
pub mod time;
pub mod topup;
pub mod transfer;
