//! `GET /v1/balance_settings`

use service::balance_settings;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// The settings.
pub async fn retrieve(call: Call) -> Result<Answer> {
    call.finish(Shape::One(Kind::Plain))?;
    let settings = balance_settings::get(&call.ctx, &call.actor).await?;
    call.show(resources::balance_settings(&settings)).await
}
