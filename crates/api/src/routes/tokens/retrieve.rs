//! `GET /v1/tokens/:id`

use service::{payment_methods, tokens};

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
    let (ctx, actor) = (&call.ctx, &call.actor);
    let body = match named.parse() {
        Ok(id) => {
            let token = tokens::retrieve(ctx, actor, &id).await?;
            resources::bank_account_token(&token, call.tenant())
        }
        Err(_) => {
            let method = payment_methods::retrieve_token(ctx, actor, &named).await?;
            resources::token(&method, call.tenant())
        }
    };
    call.show(body).await
}
