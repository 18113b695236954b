//! The parts of one payout's page.

mod payout_facts;
mod payout_lines;
mod payout_notice;
mod payout_sums;
#[cfg(test)]
mod samples;

pub use payout_facts::PayoutFacts;
pub use payout_lines::PayoutLines;
pub use payout_notice::PayoutNotice;
pub use payout_sums::PayoutSums;
#[cfg(test)]
pub use samples::sample;
