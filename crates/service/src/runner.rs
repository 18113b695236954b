//! What the clock does: jobs, and the simulated outside world of test mode.

pub mod clock;
pub mod jobs;
pub mod simulator;
