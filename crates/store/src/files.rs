//! Uploaded files.

use domain::{
    actor::Scope,
    file::{File, FilePurpose},
    id::{AccountId, FileId},
    list::{Page, PageRequest, TimeRange},
    time::Timestamp,
};

use crate::{
    Conn, Result,
    documents::{Document, Table},
    list::List,
    row::flag,
    sql::{self, Rows, Value},
};

pub use crate::documents::{find, find_many, insert};

key!(FileId => File);

impl Document for File {
    const TABLE: Table = Table {
        name: "files",
        columns: &["purpose"],
        indexes: &[
            (
                "files_by_purpose",
                &["purpose", "platform_id", "livemode", "account_id"],
            ),
            (
                "files_by_account",
                &["platform_id", "livemode", "account_id"],
            ),
        ],
    };

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn owner(&self) -> &AccountId {
        &self.account
    }

    fn created(&self) -> Timestamp {
        self.created
    }

    fn columns(&self) -> Vec<Value<'_>> {
        vec![self.purpose.name().into()]
    }
}

/// A page of those of the scope's owner, newest first.
pub async fn page(
    conn: &mut Conn,
    scope: &Scope,
    purpose: Option<FilePurpose>,
    created: TimeRange,
    request: &PageRequest,
) -> Result<Page<File>> {
    List::of(File::TABLE.listed())
        .tenant(scope)
        .owner(scope.owner())
        .only("purpose", purpose.map(FilePurpose::name))
        .created(created)
        .documents(conn, request)
        .await
}

/// Writes the bytes of a file, in base64.
pub async fn insert_content(conn: &mut Conn, id: &FileId, content: &str) -> Result<()> {
    const CONTENTS: Rows = Rows::Text {
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

/// The bytes of a file of the scope's owner, in base64. It is found by its id: were the owner a term
/// of an index, SQLite might read every file that the owner has.
pub async fn content(conn: &mut Conn, scope: &Scope, id: &FileId) -> Result<Option<String>> {
    sql::query_scalar(
        "SELECT c.content FROM file_contents c JOIN files f ON f.id = c.file_id
         WHERE f.id = $1 AND f.platform_id || '' = $2 AND f.livemode + 0 = $3
            AND f.account_id || '' = $4",
    )
    .bind(id.as_str())
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(scope.owner().as_str())
    .fetch_optional(conn)
    .await
}
