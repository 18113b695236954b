//! The time: the wall clock, and the test clock that can be moved ahead.

use domain::{
    actor::{Actor, Permission},
    time::{DAY, Timestamp},
};

use crate::{
    Ctx, Error, Idempotency, Reply, Result, Unit, Work,
    rights::authorize,
    runner,
    work::{self, run_keyed},
};

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
    authorize::platform(actor, Permission::RunSimulator)?;
    get(ctx, actor).await
}

/// Moves the test clock `seconds` ahead and does all the work that has come due on the way, each
/// piece at its own time, before it answers with the new time.
pub async fn advance(ctx: &Ctx, actor: &Actor, seconds: i64) -> Result<Timestamp> {
    let scope = authorize::platform(actor, Permission::RunSimulator)?;
    let target = work::run(ctx, actor, &scope, &Aim(seconds)).await?;
    reach(ctx, actor, target).await?;
    get(ctx, actor).await
}

/// Settles where a move of the test clock by `seconds` ends, once per key. Nothing moves yet: that
/// takes as long as the work on the way, and a caller who loses patience tries again. Under its
/// key the second try has the same end, so that [`reach`] goes on where the first one stopped.
pub async fn aim(
    ctx: &Ctx,
    actor: &Actor,
    seconds: i64,
    key: Option<Idempotency<'_, Timestamp>>,
) -> Result<Reply<Timestamp>> {
    let scope = authorize::platform(actor, Permission::RunSimulator)?;
    run_keyed(ctx, actor, &scope, key, &Aim(seconds)).await
}

/// Moves the test clock to `target` and does what comes due on the way. A clock that is there
/// already stays where it is.
pub async fn reach(ctx: &Ctx, actor: &Actor, target: Timestamp) -> Result<()> {
    let scope = authorize::platform(actor, Permission::RunSimulator)?;
    runner::advance_to(ctx, scope.tenant(), target).await
}

/// Where so many seconds lead to from now.
struct Aim(i64);

impl Work for Aim {
    type Output = Timestamp;
    const ACTION: &'static str = "clock.advance";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Timestamp> {
        let refuse =
            |message: String| Error::invalid("seconds", "parameter_invalid_integer", message);
        if !(1..=MAX_ADVANCE).contains(&self.0) {
            return Err(refuse(format!(
                "The clock can be moved by 1 to {MAX_ADVANCE} seconds at a time."
            )));
        }
        let target = unit.now.plus(self.0);
        if target.unix() >= domain::time::END {
            let message = "The test clock cannot go beyond the year 2199.";
            return Err(refuse(message.to_owned()));
        }
        Ok(target)
    }
}
