//! `/v1/transfers`: funds sent to connected accounts.

mod create;
mod list;
mod retrieve;
mod retrieve_reversal;
mod reversals;
mod reverse;
mod update;
mod update_reversal;

pub use create::create;
pub use list::list;
pub use retrieve::retrieve;
pub use retrieve_reversal::retrieve_reversal;
pub use reversals::reversals;
pub use reverse::reverse;
pub use update::update;
pub use update_reversal::update_reversal;
