//! Payments: charged cards, recorded from outside, or received with a transfer.

mod authorised;
mod capture;
mod charge;
mod create;
mod read;
mod receive;
mod record;
mod terms;

pub use authorised::Capture;
pub use create::{Attempt, ChargeChange, capture as capture_charge, create, update};
pub use read::{lines, list, list_own, postings, retrieve, retrieve_many};
pub use record::{Expected, Recorded, check_many, record, record_many};

pub(crate) use authorised::{capture_held, expire, release};
pub(crate) use charge::{Try, charge, declined, failure};
pub(crate) use receive::{line_of, receive};
pub(crate) use terms::{check as check_terms, texts as check_texts};
