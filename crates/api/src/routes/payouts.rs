//! `/v1/payouts`: money on its way to a bank or a debit card.

mod cancel;
mod create;
mod list;
mod retrieve;
mod reverse;
mod update;

pub use cancel::cancel;
pub use create::create;
pub use list::list;
pub use retrieve::retrieve;
pub use reverse::reverse;
pub use update::update;
