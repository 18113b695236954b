//! `/v1/charges`: charged cards, and every other payment as a charge. Payments made elsewhere are
//! recorded at `/v1/tributary/payments`.

mod capture;
mod create;
mod list;
mod refunds;
mod retrieve;
mod update;

pub use capture::capture;
pub use create::create;
pub use list::list;
pub use refunds::refunds;
pub use retrieve::retrieve;
pub use update::update;
