//! Who comes in, and how: links and codes, passwords, setup, keys.

// Steps that stories share are no tests themselves; they may fail a test like one.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

#[path = "access/codes.rs"]
mod codes;
#[path = "access/keys.rs"]
mod keys;
#[path = "access/links.rs"]
mod links;
#[path = "access/live.rs"]
mod live;
#[path = "access/makers.rs"]
mod makers;
#[path = "access/members.rs"]
mod members;
#[path = "access/proof.rs"]
mod proof;
#[path = "access/setup.rs"]
mod setup;
#[path = "access/support.rs"]
mod support;
#[path = "access/twilio.rs"]
mod twilio;
