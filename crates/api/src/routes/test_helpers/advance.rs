//! `POST /v1/test_helpers/clock/advance`

use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
    expand::{Kind, Shape},
    resources,
};

/// Moves the test clock on, and does what comes due. Each call moves it, whatever the key.
pub async fn advance(mut call: Call) -> Result<Answer> {
    let seconds = call.params.integer("seconds")?;
    let seconds = seconds.ok_or_else(|| Problem::missing("seconds"))?;
    call.finish(Shape::One(Kind::Plain))?;
    let now = service::clock::advance(&call.ctx, &call.actor, seconds).await?;
    call.show(resources::clock(now)).await
}
