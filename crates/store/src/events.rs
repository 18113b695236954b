//! Events.

use domain::{
    actor::Scope,
    event::{Event, EventFilter, EventKind, Kinds, MAX_KINDS},
    list::{Page, PageRequest},
};

use crate::{
    Conn, Result,
    list::{cursor_id, one_more, pick, start},
    row::{all, flag, one, to_document},
    sql::{self, Rows},
};

const ROWS: Rows = Rows {
    table: "events",
    head: "INSERT INTO events (id, platform_id, livemode, account_id, kind, subject_id,
            created, doc) VALUES ",
    tail: "",
};

/// Writes an event.
pub async fn insert(conn: &mut Conn, scope: &Scope, event: &Event) -> Result<()> {
    ROWS.row()
        .bind(event.id.as_str())
        .bind(scope.platform().as_str())
        .bind(flag(scope.livemode()))
        .bind(event.account.as_ref().map(|id| id.as_str()))
        .bind(event.kind.name())
        .bind(event.subject.id())
        .bind(event.created.unix())
        .bind(to_document("events", event)?)
        .write(conn)
        .await
}

/// The events about one object, oldest first, at most 100.
pub async fn of_subject(conn: &mut Conn, scope: &Scope, subject: &str) -> Result<Vec<Event>> {
    let docs: Vec<String> = sql::query_scalar(
        "SELECT doc FROM events WHERE subject_id = $1 AND platform_id = $2 AND livemode = $3
         ORDER BY seq LIMIT 100",
    )
    .bind(subject)
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .fetch_all(conn)
    .await?;
    all("events", &docs)
}

/// One event of the platform's own, or of the account that the scope is held to.
pub async fn find(conn: &mut Conn, scope: &Scope, id: &str) -> Result<Option<Event>> {
    let doc: Option<String> = sql::query_scalar(
        "SELECT doc FROM events WHERE id = $1 AND platform_id = $2 AND livemode = $3
            AND ($4 IS NULL OR account_id = $4)",
    )
    .bind(id)
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(scope.account().map(|id| id.as_str()))
    .fetch_optional(conn)
    .await?;
    one("events", doc)
}

/// A group of types is a range: every name that begins with it lies before the same beginning
/// followed by `~`, which names do not use.
macro_rules! list {
    () => {
        "SELECT doc FROM events WHERE platform_id = $1 AND livemode = $2
            AND ($3 IS NULL OR account_id = $3)
            AND ($4 IS NULL OR created >= $4) AND ($5 IS NULL OR created < $5)
            AND ($6 IS NULL OR (kind >= $6 AND kind < $7))
            AND ($8 IS NULL OR kind IN ($8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
                $20, $21, $22, $23, $24, $25, $26, $27))"
    };
}
const LIST: (&str, &str) = directions!(list!(), "$28", "$29", "$30");

/// A page of events, newest first.
pub async fn list(
    conn: &mut Conn,
    scope: &Scope,
    filter: &EventFilter,
    request: &PageRequest,
) -> Result<Page<Event>> {
    let found: Option<(i64, i64)> = sql::query_as(
        "SELECT created, seq FROM events WHERE id = $1 AND platform_id = $2 AND livemode = $3
            AND ($4 IS NULL OR account_id = $4)",
    )
    .bind(cursor_id(request))
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(scope.account().map(|id| id.as_str()))
    .fetch_optional(&mut *conn)
    .await?;
    let (at, seq) = start(request, found)?;
    let kinds = &filter.kinds;
    let mut query = sql::query_scalar(pick(request, LIST))
        .bind(scope.platform().as_str())
        .bind(flag(scope.livemode()))
        .bind(scope.account().map(|id| id.as_str()))
        .bind(filter.created.from)
        .bind(filter.created.until)
        .bind(group(kinds))
        .bind(group(kinds).map(|group| format!("{group}~")));
    // The text of a statement is fixed, so the places for types are too.
    for place in 0..MAX_KINDS {
        query = query.bind(named(kinds, place));
    }
    let docs: Vec<String> = query
        .bind(at)
        .bind(seq)
        .bind(one_more(request))
        .fetch_all(conn)
        .await?;
    Ok(Page::cut(all("events", &docs)?, request))
}

/// What the names begin with, where a group is wanted.
fn group(kinds: &Kinds) -> Option<&str> {
    match kinds {
        Kinds::Group(group) => Some(group),
        Kinds::Every | Kinds::Of(_) => None,
    }
}

/// The name at a place, where whole names are wanted. Where none is left of them, the first is one
/// that no event has.
fn named(kinds: &Kinds, place: usize) -> Option<&'static str> {
    let Kinds::Of(kinds) = kinds else {
        return None;
    };
    let none = (place == 0).then_some("");
    kinds.get(place).map(|kind| EventKind::name(*kind)).or(none)
}
