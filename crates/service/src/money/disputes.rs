//! Disputes: a customer's bank asks about a charge, or takes its money back.

mod deadlines;
mod decide;
mod evidence;
mod money;
mod open;
mod read;
mod respond;
mod rules;
mod steps;

pub use decide::{accept, escalate, lose, win};
pub use open::{NewDispute, open};
pub use read::{list, postings, retrieve};
pub use respond::{Response, respond};

pub(crate) use open::run_opening;
pub(crate) use steps::run as run_step;
