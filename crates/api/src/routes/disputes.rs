//! `/v1/disputes`: what customers' banks ask about, or take back.

mod close;
mod list;
mod retrieve;
mod update;

pub use close::close;
pub use list::list;
pub use retrieve::retrieve;
pub use update::{MAX_BODY, update};
