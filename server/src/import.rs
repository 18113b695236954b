//! Bringing in what was known or paid elsewhere, from CSV files.
//!
//! A file is read once, row by row. Rows are written in batches of one transaction each, and every
//! row carries its own id, so an import that was cut off is completed by running it again.

pub mod accounts;
mod batch;
mod columns;
pub mod payments;
mod progress;
mod rejects;
mod source;
mod summary;

pub use summary::Summary;

use domain::actor::Actor;
use service::Ctx;

/// With what an import works.
pub struct Desk<'a> {
    /// The service.
    pub ctx: &'a Ctx,
    /// The operator, on the platform's data.
    pub actor: &'a Actor,
}
