//! What does the queued work, above the use cases: two lanes, each under a supervisor, and the
//! pruning of what is past its keeping. The clock and the server call it, and nobody else.

mod attempt;
pub mod clock;
mod money;
mod outside;
mod prune;
mod pulse;
mod refresh;
mod reserves;
mod run;
mod settle;
mod shift;
pub mod simulator;
mod sms;
mod supervisor;
mod together;
mod words;

pub use money::{advance_to, run_due, take_turns};
pub use outside::send_due;
pub use prune::prune;
pub use pulse::{Pulse, Still};
pub use supervisor::{Runner, start};
pub use words::cut_anew;

use crate::{Ctx, Result};

/// How many jobs of all tenants were given up.
pub async fn given_up(ctx: &Ctx) -> Result<i64> {
    let mut read = ctx.store.read().await?;
    Ok(store::jobs::given_up(&mut read).await?)
}
