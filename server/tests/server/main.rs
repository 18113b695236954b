//! The binary from outside: its commands, its imports and its web server.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests fail like tests"
)]

mod amounts;
mod cli;
mod connection;
mod import;
mod import_again;
mod import_bad;
mod import_dry;
mod import_killed;
mod import_reading;
mod marketplace;
mod origin;
mod pages;
mod sessions;
mod setup;
mod support;
