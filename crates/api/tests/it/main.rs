//! The API as a caller meets it: requests in, statuses, headers and bodies out, on both engines.

// Steps that stories share are no tests themselves; they may fail a test like one.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod account_facts;
mod accounts;
mod bad_input;
mod balance;
mod conventions;
mod disputes;
mod events;
mod expand;
mod files;
mod flat;
mod idempotency;
mod legacy;
mod lists;
mod operations;
mod payers;
mod payments;
mod payouts;
mod refunds;
mod round_amounts;
mod sales;
mod shown;
mod support;
mod test_helpers;
mod tokens;
mod topups;
mod transfers;
mod tributary;
