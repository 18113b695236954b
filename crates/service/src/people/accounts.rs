//! Connected accounts: made, changed, found.

mod create;
mod delete;
mod import;
mod phones;
mod read;
mod reject;
mod rules;
mod unreject;
mod update;

pub(crate) use create::build;
pub use create::create;
pub use delete::delete;
pub use import::{ImportRow, Imported, check_import, import, imported};
pub use read::{Overview, counts, current, list, names, overview, retrieve, retrieve_many, search};
pub use reject::reject;
pub(crate) use rules::change_error;
pub use unreject::unreject;
pub use update::update;
pub(crate) use update::{Update, save};
