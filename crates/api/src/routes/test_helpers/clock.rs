//! `GET /v1/test_helpers/clock`

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// What the test clock shows.
pub async fn clock(call: Call) -> Result<Answer> {
    call.finish(Shape::One(Kind::Plain))?;
    let now = service::clock::test_time(&call.ctx, &call.actor).await?;
    call.show(resources::clock(now)).await
}
