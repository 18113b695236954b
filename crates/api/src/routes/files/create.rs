//! `POST /v1/files`

use domain::file::File;
use service::files::{self, NewFile};

use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
    expand::{Kind, Shape},
    resources,
};

/// Takes a file.
pub async fn create(mut call: Call) -> Result<Answer> {
    call.params.unsupported(&["file_link_data"])?;
    let purpose = super::purpose(&mut call.params)?.ok_or_else(|| Problem::missing("purpose"))?;
    call.finish(Shape::One(Kind::Plain))?;
    let file = call.file()?;
    let new = NewFile {
        purpose,
        filename: file.filename,
        content: file.content,
    };
    let base = call.base().to_owned();
    let wire = |it: &File| resources::file(it, &base);
    let reply = files::upload(&call.ctx, &call.actor, &new, call.key()).await?;
    call.settle(reply, wire).await
}
