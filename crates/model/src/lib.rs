//! Proof of the money engine: a second implementation of its rules that shares nothing with the
//! first but ids, the calendar, payout schedules and the price list, and a driver that lets both
//! do the same random operations and compares them after each.
//!
//! [`Model`] knows balances, lines and deadlines as plain integers. It has no postings and no
//! database: what it says about an operation follows from the rules alone.

mod check;
mod clock;
mod driver;
mod generate;
pub mod kill;
mod model;
mod operation;
mod people;
mod run;
mod world;

pub use generate::Generator;
pub use model::{Model, Reason, Verdict};
pub use operation::{Coin, Kind, Operation};
pub use run::{Engine, Plan, Report, Sabotage, run};
