//! Uploaded files.

use domain::{actor::Scope, file::File, id::FileId};

use crate::{
    Conn, Result,
    documents::Columns,
    row::flag,
    sql::{self, Rows},
};

fn columns(it: &File) -> Columns<'_> {
    Columns {
        id: it.id.as_str(),
        account: it.account.as_str(),
        status: it.kind.name(),
        first: Some(it.purpose.name()),
        second: Some(it.filename.as_str()),
        created: it.created.unix(),
        ..Columns::default()
    }
}

documents!(
    "files",
    File,
    FileId,
    "purpose",
    "filename",
    "expires_at",
    columns
);

/// Writes the bytes of a file, in base64.
pub async fn insert_content(conn: &mut Conn, id: &FileId, content: &str) -> Result<()> {
    const CONTENTS: Rows = Rows {
        table: "file_contents",
        head: "INSERT INTO file_contents (file_id, content) VALUES ",
        tail: "",
    };
    CONTENTS
        .row()
        .bind(id.as_str())
        .bind(content)
        .write(conn)
        .await
}

/// The bytes of a file of the scope's owner, in base64.
pub async fn content(conn: &mut Conn, scope: &Scope, id: &FileId) -> Result<Option<String>> {
    sql::query_scalar(
        "SELECT c.content FROM file_contents c JOIN files f ON f.id = c.file_id
         WHERE f.id = $1 AND f.platform_id = $2 AND f.livemode = $3 AND f.account_id = $4",
    )
    .bind(id.as_str())
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(scope.owner().as_str())
    .fetch_optional(conn)
    .await
}
