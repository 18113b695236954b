//! Messages of test mode.

use domain::{
    actor::Scope,
    list::{Page, PageRequest},
    message::Message,
    time::Timestamp,
};

use crate::{
    Conn, Result,
    list::{List, Listed},
    row::parsed,
    sql,
};

/// Writes a message to the outbox of a test-mode scope.
pub async fn insert(conn: &mut Conn, scope: &Scope, message: &Message) -> Result<()> {
    sql::query(
        "INSERT INTO messages (id, platform_id, account_id, channel, recipient, body, created)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(message.id.as_str())
    .bind(scope.platform().as_str())
    .bind(message.account.as_str())
    .bind(&message.channel)
    .bind(&message.recipient)
    .bind(&message.body)
    .bind(message.created.unix())
    .execute(conn)
    .await?;
    Ok(())
}

struct Row {
    id: String,
    account_id: String,
    channel: String,
    recipient: String,
    body: String,
    created: i64,
}

from_row!(Row: id, account_id, channel, recipient, body, created);

const LISTED: Listed = Listed {
    table: "messages",
    columns: "id, account_id, channel, recipient, body, created",
    indexes: &[("messages_by_platform", &["platform_id"])],
};

/// A page of the outbox, newest first.
pub async fn list(conn: &mut Conn, scope: &Scope, request: &PageRequest) -> Result<Page<Message>> {
    let list = List::of(LISTED).whose("platform_id", scope.platform().as_str());
    let rows: Vec<Row> = list.rows(conn, request).await?;
    let messages = rows.into_iter().map(read).collect::<Result<Vec<_>>>()?;
    Ok(Page::cut(messages, request))
}

fn read(row: Row) -> Result<Message> {
    Ok(Message {
        id: parsed("messages", &row.id)?,
        account: parsed("messages", &row.account_id)?,
        channel: row.channel,
        recipient: row.recipient,
        body: row.body,
        created: Timestamp::from_unix(row.created),
    })
}
