//! `GET /v1/files`

use service::files;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    list, resources,
};

/// Files, newest first.
pub async fn list(mut call: Call) -> Result<Answer> {
    let request = list::page(&mut call.params)?;
    let created = list::created(&mut call.params)?;
    let purpose = super::purpose(&mut call.params)?;
    call.finish(Shape::Many(Kind::Plain))?;
    let page = files::list(&call.ctx, &call.actor, purpose, created, &request).await?;
    let base = call.base().to_owned();
    call.page("/v1/files", page, |it| resources::file(&it, &base))
        .await
}
