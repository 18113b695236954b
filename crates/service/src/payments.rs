//! Payments: recorded from outside, or received with a transfer.

mod read;
mod receive;
mod record;

pub use read::{behind, lines, list, postings, retrieve};
pub use record::{Recorded, record, record_many};
pub use store::payments::Wanted;

pub(crate) use receive::receive;
