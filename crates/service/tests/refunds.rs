//! Giving money back: who pays for it, to the cent, and what is refused.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

#[path = "refunds/support.rs"]
mod support;

#[path = "refunds/disputed.rs"]
mod disputed;
#[path = "refunds/fees.rs"]
mod fees_story;
#[path = "refunds/flows.rs"]
mod flows;
#[path = "refunds/later.rs"]
mod later;
#[path = "refunds/pending.rs"]
mod pending;
#[path = "refunds/reversals.rs"]
mod reversals;
#[path = "refunds/rules.rs"]
mod rules;
#[path = "refunds/waiting.rs"]
mod waiting;
