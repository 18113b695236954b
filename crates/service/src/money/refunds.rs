//! Refunds: money that goes back to whoever paid.

mod cancel;
mod create;
mod fail;
mod outcome;
mod pay;
mod read;
mod rules;
mod tell;
mod update;
mod waiting;

pub use cancel::cancel;
pub use create::create;
pub use fail::{fail, fail_keyed};
pub use read::{list, retrieve};
pub use update::update;

pub(crate) use outcome::run as run_outcome;
pub(crate) use waiting::{disputed, run as run_waiting, waits};
