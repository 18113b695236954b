//! `POST /v1/files`

use domain::file::File;
use service::files::{self, NewFile};

use crate::{
    call::{Answer, Call},
    error::{Problem, Result},
};

/// Takes a file.
pub async fn create(mut call: Call) -> Result<Answer> {
    call.params.unsupported(&["file_link_data"])?;
    let purpose = super::purpose(&mut call.params)?.ok_or_else(|| Problem::missing("purpose"))?;
    call.finish::<File>()?;
    let file = call.file()?;
    let new = NewFile {
        purpose,
        filename: file.filename,
        content: file.content,
    };
    call.settle(files::upload(&call.ctx, &call.actor, &new, call.key()).await?)
        .await
}
