//! Uploaded files.

use domain::{actor::Actor, file::File};
use serde_json::{Value, json};
use service::{Ctx, Result, files};

use crate::{
    list,
    wire::{Object, Viewer, Wire},
};

/// A file. Its bytes are at `url`, which starts with the address of the server.
impl Wire for File {
    fn wire(&self, viewer: &Viewer<'_>) -> Value {
        json!({
            "id": self.id,
            "object": "file",
            "created": self.created,
            "expires_at": null,
            "filename": self.filename,
            "links": list::whole(&format!("/v1/file_links?self={}", self.id), Vec::new()),
            "purpose": self.purpose.name(),
            "size": self.size,
            "title": null,
            "type": self.kind.name(),
            "url": format!("{}/v1/files/{}/contents", viewer.base, self.id),
        })
    }
}

impl Object for File {
    const PREFIXES: &'static [&'static str] = &["file"];

    async fn fetch(ctx: &Ctx, actor: &Actor, id: &str) -> Result<Option<Self>> {
        match id.parse() {
            Ok(id) => files::retrieve(ctx, actor, &id).await.map(Some),
            Err(_) => Ok(None),
        }
    }
}
