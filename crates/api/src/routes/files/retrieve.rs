//! `GET /v1/files/:id`

use service::files;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// One file, without its bytes.
pub async fn retrieve(call: Call) -> Result<Answer> {
    let id = call.id("file upload")?;
    call.finish(Shape::One(Kind::Plain))?;
    let file = files::retrieve(&call.ctx, &call.actor, &id).await?;
    let body = resources::file(&file, call.base());
    call.show(body).await
}
