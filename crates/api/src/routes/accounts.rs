//! `/v1/accounts`: connected accounts.

mod create;
mod delete;
pub mod external_accounts;
pub(super) mod form;
mod list;
mod login_link;
mod reject;
mod retrieve;
mod unreject;
mod update;

pub use create::create;
pub use delete::delete;
pub use list::list;
pub use login_link::login_link;
pub use reject::reject;
pub use retrieve::retrieve;
pub use unreject::unreject;
pub use update::update;
