//! `/v1/test_helpers`: what happens by itself in live mode, made to happen in test mode.

mod advance;
mod authenticate;
mod clock;
mod complete_onboarding;
mod disputes;
mod fail_refund;
mod payouts;
mod topups;

pub use advance::advance;
pub use authenticate::authenticate;
pub use clock::clock;
pub use complete_onboarding::complete_onboarding;
pub use disputes::{dispute, escalate, lose, win};
pub use fail_refund::fail_refund;
pub use payouts::{fail_payout, pay_payout, return_payout};
pub use topups::{fail_topup, reverse_topup, succeed_topup};
