//! Funds that move: the money of charges passed on, funds pulled from accounts, top-ups.

// Steps that stories share are no tests themselves; they may fail a test like one.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

#[path = "funds/charges.rs"]
mod charges;
#[path = "funds/debits.rs"]
mod debits;
#[path = "funds/topups.rs"]
mod topups;
