//! `GET /v1/tokens/:id`

use service::payment_methods;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// One token, used or not.
pub async fn retrieve(call: Call) -> Result<Answer> {
    let named: String = call.id("token")?;
    call.finish(Shape::One(Kind::Plain))?;
    let method = payment_methods::retrieve_token(&call.ctx, &call.actor, &named).await?;
    let body = resources::token(&method, call.tenant());
    call.show(body).await
}
