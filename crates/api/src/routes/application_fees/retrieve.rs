//! `GET /v1/application_fees/:id`

use service::fees;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// One fee.
pub async fn retrieve(call: Call) -> Result<Answer> {
    let id = call.id("application fee")?;
    call.finish(Shape::One(Kind::ApplicationFee))?;
    let fee = fees::retrieve(&call.ctx, &call.actor, &id).await?;
    let body = resources::application_fee(&fee, call.tenant());
    call.show(body).await
}
