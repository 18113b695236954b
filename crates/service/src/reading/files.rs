//! Uploaded files.

mod read;
mod upload;

pub use read::{content, list, retrieve};
pub use upload::{NewFile, upload};
