//! `GET /v1/test_helpers/clock`

use crate::{
    call::{Answer, Call},
    error::Result,
    resources::Clock,
};

/// What the test clock shows.
pub async fn clock(call: Call) -> Result<Answer> {
    call.finish::<Clock>()?;
    let now = service::clock::test_time(&call.ctx, &call.actor).await?;
    call.show(&Clock(now)).await
}
