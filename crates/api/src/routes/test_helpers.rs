//! `/v1/test_helpers`: what happens by itself in live mode, made to happen in test mode.

mod advance;
mod clock;
mod complete_onboarding;

pub use advance::advance;
pub use clock::clock;
pub use complete_onboarding::complete_onboarding;
