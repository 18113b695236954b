//! Work for later: its lanes, and what goes wrong in them.

// Steps that stories share are no tests themselves; they may fail a test like one.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

#[path = "queue/money.rs"]
mod money;
#[path = "queue/outside.rs"]
mod outside;
#[path = "queue/prune.rs"]
mod prune;
#[path = "queue/support.rs"]
mod support;
#[path = "queue/trouble.rs"]
mod trouble;
