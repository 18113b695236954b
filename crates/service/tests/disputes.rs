//! Disputes, and what stands behind them: evidence, files, funds set aside, reserves.

// Steps that stories share are no tests themselves; they may fail a test like one.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

#[path = "disputes/answers.rs"]
mod answers;
#[path = "disputes/files.rs"]
mod files;
#[path = "disputes/money.rs"]
mod money;
#[path = "disputes/prefunding.rs"]
mod prefunding;
#[path = "disputes/reserves.rs"]
mod reserves;
#[path = "disputes/support.rs"]
mod support;
