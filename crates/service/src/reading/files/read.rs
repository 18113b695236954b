//! Finding files.

use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{
    actor::{Actor, Permission},
    file::{File, FilePurpose},
    id::FileId,
    list::{Page, PageRequest, TimeRange},
};

use crate::{Ctx, Error, Result, rights::authorize};

/// One file of whoever acts.
pub async fn retrieve(ctx: &Ctx, actor: &Actor, id: &FileId) -> Result<File> {
    let scope = authorize::owner(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    let found = store::files::find(&mut read, &scope, id).await?;
    found.ok_or_else(|| Error::not_found("file upload", id, "id"))
}

/// Files of whoever acts, newest first.
pub async fn list(
    ctx: &Ctx,
    actor: &Actor,
    purpose: Option<FilePurpose>,
    created: TimeRange,
    page: &PageRequest,
) -> Result<Page<File>> {
    let scope = authorize::owner(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    Ok(store::files::page(&mut read, &scope, purpose, created, page).await?)
}

/// A file with its bytes. Papers that show who someone is are not given out again.
pub async fn content(ctx: &Ctx, actor: &Actor, id: &FileId) -> Result<(File, Vec<u8>)> {
    let file = retrieve(ctx, actor, id).await?;
    if file.purpose.is_secret() {
        return Err(Error::refused(
            "parameter_invalid",
            Some("id"),
            "Identity documents cannot be downloaded.",
        ));
    }
    let scope = authorize::owner(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    let found = store::files::content(&mut read, &scope, id).await?;
    let bytes = STANDARD.decode(found.unwrap_or_default());
    let corrupt = |why: base64::DecodeError| store::Error::Corrupt {
        table: "file_contents",
        id: id.to_string(),
        why: why.to_string(),
    };
    Ok((file, bytes.map_err(corrupt)?))
}
