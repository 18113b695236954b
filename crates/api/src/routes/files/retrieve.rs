//! `GET /v1/files/:id`

use domain::file::File;
use service::files;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// One file, without its bytes.
pub async fn retrieve(call: Call) -> Result<Answer> {
    let id = call.id("file upload")?;
    call.finish::<File>()?;
    call.show(&files::retrieve(&call.ctx, &call.actor, &id).await?)
        .await
}
