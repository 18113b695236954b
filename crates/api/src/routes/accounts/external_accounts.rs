//! `/v1/accounts/:id/external_accounts`: where an account is paid out.

mod create;
mod delete;
mod list;
mod retrieve;
mod update;

pub use create::create;
pub use delete::delete;
pub use list::list;
pub use retrieve::retrieve;
pub use update::update;
