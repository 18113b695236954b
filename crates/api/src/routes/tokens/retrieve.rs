//! `GET /v1/tokens/:id`

use service::{payment_methods, tokens};

use crate::{
    call::{Answer, Call},
    error::Result,
    resources::CardToken,
};

/// One token, used or not.
pub async fn retrieve(call: Call) -> Result<Answer> {
    let named: String = call.id("token")?;
    call.finish::<CardToken>()?;
    let (ctx, actor) = (&call.ctx, &call.actor);
    match named.parse() {
        Ok(id) => call.show(&tokens::retrieve(ctx, actor, &id).await?).await,
        Err(_) => {
            let method = payment_methods::retrieve_token(ctx, actor, &named).await?;
            call.show(&CardToken(method)).await
        }
    }
}
