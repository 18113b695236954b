//! Messages of test mode.

use domain::{
    actor::Scope,
    list::{Page, PageRequest},
    message::Message,
    time::Timestamp,
};

use crate::{
    Conn, Result,
    list::{cursor_id, one_more, pick, start},
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

macro_rules! list {
    () => {
        "SELECT id, account_id, channel, recipient, body, created FROM messages
         WHERE platform_id = $1"
    };
}
const LIST: (&str, &str) = directions!(list!(), "$2", "$3", "$4");

/// A page of the outbox, newest first.
pub async fn list(conn: &mut Conn, scope: &Scope, request: &PageRequest) -> Result<Page<Message>> {
    let found: Option<(i64, i64)> =
        sql::query_as("SELECT created, seq FROM messages WHERE id = $1 AND platform_id = $2")
            .bind(cursor_id(request))
            .bind(scope.platform().as_str())
            .fetch_optional(&mut *conn)
            .await?;
    let (created, seq) = start(request, found)?;
    let rows: Vec<Row> = sql::query_as(pick(request, LIST))
        .bind(scope.platform().as_str())
        .bind(created)
        .bind(seq)
        .bind(one_more(request))
        .fetch_all(conn)
        .await?;
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
