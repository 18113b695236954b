//! `/v1/files`: uploaded files.

mod contents;
mod create;
mod list;
mod retrieve;

use domain::file::FilePurpose;

use crate::{error::Result, params::Params};

pub use contents::contents;
pub use create::create;
pub use list::list;
pub use retrieve::retrieve;

/// Reads what a file is for.
fn purpose(params: &mut Params) -> Result<Option<FilePurpose>> {
    let names = FilePurpose::ALL.map(FilePurpose::name).join(", ");
    params.one_of("purpose", FilePurpose::from_name, &names)
}
