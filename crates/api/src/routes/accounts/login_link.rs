//! `POST /v1/accounts/:id/login_links`

use service::links;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// Makes a single-use link into the Express Dashboard. Always a new one, whatever the key: an
/// answer under a key is kept for a day, and the address in this one lets its reader in. A repeated
/// call ends the link of the first, so that one link works either way.
pub async fn login_link(call: Call) -> Result<Answer> {
    let id = call.id("account")?;
    call.finish(Shape::One(Kind::Plain))?;
    let link = links::create(&call.ctx, &call.actor, &id).await?;
    call.show(resources::login_link(&link.url, link.created))
        .await
}
