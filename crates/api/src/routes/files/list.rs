//! `GET /v1/files`

use domain::file::File;
use service::files;

use crate::{
    call::{Answer, Call},
    error::Result,
    list,
};

/// Files, newest first.
pub async fn list(mut call: Call) -> Result<Answer> {
    let request = list::page(&mut call.params)?;
    let created = list::created(&mut call.params)?;
    let purpose = super::purpose(&mut call.params)?;
    call.finish_list::<File>()?;
    let page = files::list(&call.ctx, &call.actor, purpose, created, &request).await?;
    call.page("/v1/files", page).await
}
