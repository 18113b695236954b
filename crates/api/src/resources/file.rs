//! Uploaded files.

use domain::file::File;
use serde_json::{Value, json};

use crate::list;

/// A file. Its bytes are at `url`, which starts with the address of the server: `base`.
pub fn file(file: &File, base: &str) -> Value {
    json!({
        "id": file.id,
        "object": "file",
        "created": file.created,
        "expires_at": null,
        "filename": file.filename,
        "links": list::whole(&format!("/v1/file_links?file={}", file.id), Vec::new()),
        "purpose": file.purpose.name(),
        "size": file.size,
        "title": null,
        "type": file.kind.name(),
        "url": format!("{base}/v1/files/{}/contents", file.id),
    })
}
