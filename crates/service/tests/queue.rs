//! Work for later: its lanes, and what goes wrong in them.

// Steps that stories share are no tests themselves; they may fail a test like one.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

#[path = "queue/fair.rs"]
mod fair;
#[path = "queue/leases.rs"]
mod leases;
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
#[path = "queue/two.rs"]
mod two;
