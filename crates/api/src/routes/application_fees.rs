//! `/v1/application_fees`: fees that the platform collected.

mod list;
mod refund;
mod refunds;
mod retrieve;
mod retrieve_refund;
mod update_refund;

pub use list::list;
pub use refund::refund;
pub use refunds::refunds;
pub use retrieve::retrieve;
pub use retrieve_refund::retrieve_refund;
pub use update_refund::update_refund;
