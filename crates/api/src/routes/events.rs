//! `/v1/events`: what happened.

mod list;
mod retrieve;

pub use list::list;
pub use retrieve::retrieve;
