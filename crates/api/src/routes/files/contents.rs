//! `GET /v1/files/:id/contents`

use domain::file::{File, FileType};
use service::files;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// The bytes of a file.
pub async fn contents(call: Call) -> Result<Answer> {
    let id = call.id("file upload")?;
    call.finish::<File>()?;
    let (file, bytes) = files::content(&call.ctx, &call.actor, &id).await?;
    let kind = match file.kind {
        FileType::Pdf => "application/pdf",
        FileType::Jpg => "image/jpeg",
        FileType::Png => "image/png",
    };
    Ok(call.give(kind, file.filename, bytes))
}
