//! The time: the wall clock, and the test clock that can be moved ahead.

use domain::{
    actor::{Actor, Permission},
    time::{DAY, Timestamp},
};

use crate::{Ctx, Error, Result, authorize, jobs};

/// The most that one call may move the test clock: two years.
pub const MAX_ADVANCE: i64 = 731 * DAY;

/// The wall clock, passed in so that tests decide what time it is.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Timestamp;
}

/// The clock of the operating system.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(
        clippy::disallowed_methods,
        reason = "this is where the clock comes from"
    )]
    fn now(&self) -> Timestamp {
        let now = std::time::SystemTime::now();
        let since = now
            .duration_since(std::time::UNIX_EPOCH)
            .unwrap_or_default();
        Timestamp::from_unix(i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
    }
}

/// The time for the actor's rows.
pub async fn get(ctx: &Ctx, actor: &Actor) -> Result<Timestamp> {
    let mut read = ctx.store.read().await?;
    ctx.now(&mut read, actor.tenant()).await
}

/// The time on the actor's test clock. Live mode has none.
pub async fn test_time(ctx: &Ctx, actor: &Actor) -> Result<Timestamp> {
    let scope = authorize::platform(actor, Permission::RunSimulator)?;
    if scope.livemode() {
        return Err(live_has_none());
    }
    get(ctx, actor).await
}

/// Moves the test clock `seconds` ahead and does all the work that has come due on the way, each
/// piece at its own time, before it answers with the new time.
pub async fn advance(ctx: &Ctx, actor: &Actor, seconds: i64) -> Result<Timestamp> {
    let scope = authorize::platform(actor, Permission::RunSimulator)?;
    if scope.livemode() {
        return Err(live_has_none());
    }
    if !(1..=MAX_ADVANCE).contains(&seconds) {
        let message = format!("The clock can be moved by 1 to {MAX_ADVANCE} seconds at a time.");
        return Err(Error::invalid(
            "seconds",
            "parameter_invalid_integer",
            message,
        ));
    }
    let start = get(ctx, actor).await?;
    let target = start.plus(seconds);
    if target.unix() >= domain::time::END {
        let message = "The test clock cannot go beyond the year 2199.";
        return Err(Error::invalid(
            "seconds",
            "parameter_invalid_integer",
            message,
        ));
    }
    jobs::advance_to(ctx, scope.tenant(), target).await?;
    get(ctx, actor).await
}

fn live_has_none() -> Error {
    Error::refused(
        "testmode_charges_only",
        None,
        "The clock can be moved only in test mode.",
    )
}
