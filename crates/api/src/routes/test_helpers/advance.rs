//! `POST /v1/test_helpers/clock/advance`

use domain::time::Timestamp;
use service::{Reply, Stored, clock};

use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
    expand::{Kind, Shape},
    idempotency, resources,
};

/// Moves the test clock on, and does what comes due. What stands under a key is where the clock
/// gets to: a repeated call goes on to there, however far the first one came.
pub async fn advance(mut call: Call) -> Result<Answer> {
    let seconds = call.params.integer("seconds")?;
    let seconds = seconds.ok_or_else(|| Problem::missing("seconds"))?;
    call.finish(Shape::One(Kind::Plain))?;
    let wire = |it: &Timestamp| resources::clock(*it);
    let render = idempotency::render(wire);
    let reply = clock::aim(&call.ctx, &call.actor, seconds, call.key(&render)).await?;
    let target = match &reply {
        Reply::Fresh(target) => Some(*target),
        Reply::Replayed(stored) => promised(stored),
    };
    if let Some(target) = target {
        clock::reach(&call.ctx, &call.actor, target).await?;
    }
    call.settle(reply, wire).await
}

/// The time that a remembered answer says.
fn promised(stored: &Stored) -> Option<Timestamp> {
    let body: serde_json::Value = serde_json::from_str(&stored.body).ok()?;
    body.get("now")?.as_i64().map(Timestamp::from_unix)
}
