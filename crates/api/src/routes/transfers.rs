//! `/v1/transfers`: funds sent to connected accounts.

mod create;
mod list;
mod retrieve;
mod reversals;
mod update;

pub use create::create;
pub use list::list;
pub use retrieve::retrieve;
pub use reversals::reversals;
pub use update::update;
