//! `POST /v1/test_helpers/clock/advance`

use service::clock;

use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
    resources::Clock,
};

/// Moves the test clock on, and does what comes due. What stands under a key is where the clock
/// gets to: a repeated call goes on to there, however far the first one came.
pub async fn advance(mut call: Call) -> Result<Answer> {
    let seconds = call.params.integer("seconds")?;
    let seconds = seconds.ok_or_else(|| Problem::missing("seconds"))?;
    call.finish::<Clock>()?;
    let reply = clock::aim(&call.ctx, &call.actor, seconds, call.key()).await?;
    clock::reach(&call.ctx, &call.actor, reply.value).await?;
    call.settle(reply.map(Clock)).await
}
