//! `POST /v1/accounts/:id/login_links`

use service::links::{self, LoginLink};

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// Makes a single-use link into the Express Dashboard. Always a new one, whatever the key: an
/// answer under a key is kept for a day, and the address in this one lets its reader in. A repeated
/// call ends the link of the first, so that one link works either way.
pub async fn login_link(call: Call) -> Result<Answer> {
    let id = call.id("account")?;
    call.finish::<LoginLink>()?;
    call.show(&links::create(&call.ctx, &call.actor, &id).await?)
        .await
}
