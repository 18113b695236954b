//! `/v1/refunds`: money that goes back to whoever paid.

mod cancel;
mod create;
mod list;
mod retrieve;
mod update;

pub use cancel::cancel;
pub use create::{create, create_of_charge, read};
pub use list::list;
pub use retrieve::retrieve;
pub use update::update;
