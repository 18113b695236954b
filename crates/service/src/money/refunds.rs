//! Refunds: money that goes back to whoever paid.

mod cancel;
mod create;
mod facts;
mod fail;
mod of_charge;
mod outcome;
mod read;
mod tell;
mod update;
mod waiting;
mod write;

pub use cancel::cancel;
pub use create::create;
pub use fail::fail;
pub use of_charge::refund_charge;
pub use read::{list, retrieve};
pub use update::update;

pub(crate) use outcome::run as run_outcome;
pub(crate) use waiting::{disputed, run as run_waiting, waits};
