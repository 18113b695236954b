//! `/v1/application_fees`: fees that the platform collected.

mod retrieve;

pub use retrieve::retrieve;
