//! Events.

use domain::{
    actor::{Scope, Tenant},
    event::{Event, EventFilter, EventKind, Kinds},
    list::{Page, PageRequest, Position},
    time::Timestamp,
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

/// From newest to oldest, and back. Each has one bound where it begins and one where it ends, so
/// that the index is entered at the first row of the page.
macro_rules! list {
    ($account:literal, $kind:literal) => {
        (
            list!($account, $kind, ">=", "<", "created DESC, seq DESC"),
            list!($account, $kind, "<", ">", "created, seq"),
        )
    };
    ($account:literal, $kind:literal, $ends:literal, $begins:literal, $order:literal) => {
        concat!(
            "SELECT created, seq, doc FROM events WHERE platform_id = $1 AND livemode = $2",
            $account,
            $kind,
            " AND created ",
            $ends,
            " $5 AND (created, seq) ",
            $begins,
            " ($6, $7) ORDER BY ",
            $order,
            " LIMIT $8"
        )
    };
}
const LIST: (&str, &str) = list!("", "");
const OF_KIND: (&str, &str) = list!("", " AND kind = $4");
const OF_ACCOUNT: (&str, &str) = list!(" AND account_id = $3", "");
const OF_BOTH: (&str, &str) = list!(" AND account_id = $3", " AND kind = $4");

/// A page of events, newest first. Those of several types are read type by type, a page of each:
/// each walks its own part of the index, and none passes over the others.
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
    let at = start(request, found)?;
    let mut rows = Vec::new();
    for kind in kinds(&filter.kinds) {
        rows.extend(part(conn, scope, filter, request, (kind, at)).await?);
    }
    rows.sort_unstable_by_key(|(created, seq, _)| (*created, *seq));
    if !matches!(request.position, Position::Before(_)) {
        rows.reverse();
    }
    rows.truncate(usize::try_from(one_more(request)).unwrap_or(usize::MAX));
    let docs: Vec<String> = rows.into_iter().map(|(_, _, doc)| doc).collect();
    Ok(Page::cut(all("events", &docs)?, request))
}

/// A page of one type, or of all.
async fn part(
    conn: &mut Conn,
    scope: &Scope,
    filter: &EventFilter,
    request: &PageRequest,
    (kind, at): (Option<EventKind>, (i64, i64)),
) -> Result<Vec<(i64, i64, String)>> {
    let statements = match (scope.account(), kind) {
        (None, None) => LIST,
        (None, Some(_)) => OF_KIND,
        (Some(_), None) => OF_ACCOUNT,
        (Some(_), Some(_)) => OF_BOTH,
    };
    let from = filter.created.from.unwrap_or(i64::MIN);
    let until = filter.created.until.unwrap_or(i64::MAX);
    let (ends, (created, seq)) = if matches!(request.position, Position::Before(_)) {
        (until, at.max((from.saturating_sub(1), i64::MAX)))
    } else {
        (from, at.min((until, i64::MIN)))
    };
    sql::query_as(pick(request, statements))
        .bind(scope.platform().as_str())
        .bind(flag(scope.livemode()))
        .bind(scope.account().map(|id| id.as_str()))
        .bind(kind.map(EventKind::name))
        .bind(ends)
        .bind(created)
        .bind(seq)
        .bind(one_more(request))
        .fetch_all(conn)
        .await
}

/// The types to read, once each; none stands for all of them at once.
fn kinds(wanted: &Kinds) -> Vec<Option<EventKind>> {
    let mut kinds: Vec<EventKind> = match wanted {
        Kinds::Every => return vec![None],
        Kinds::Group(group) => EventKind::ALL
            .iter()
            .copied()
            .filter(|kind| kind.name().starts_with(group.as_str()))
            .collect(),
        Kinds::Of(kinds) => kinds.clone(),
    };
    kinds.sort_unstable();
    kinds.dedup();
    kinds.into_iter().map(Some).collect()
}

/// Lets go of at most `most` of the tenant's events from before `before`, the oldest first. Answers
/// how many. Younger ones cannot be removed: the schema sees to it.
pub async fn prune(conn: &mut Conn, tenant: &Tenant, before: Timestamp, most: i64) -> Result<u64> {
    sql::query(
        "INSERT INTO events_let_go (platform_id, livemode, before) VALUES ($1, $2, $3)
         ON CONFLICT (platform_id, livemode) DO UPDATE SET before = excluded.before",
    )
    .bind(tenant.platform.as_str())
    .bind(flag(tenant.livemode))
    .bind(before.unix())
    .execute(&mut *conn)
    .await?;
    sql::query(
        "DELETE FROM events WHERE seq IN (
            SELECT seq FROM events WHERE platform_id = $1 AND livemode = $2 AND created < $3
            ORDER BY created, seq LIMIT $4)",
    )
    .bind(tenant.platform.as_str())
    .bind(flag(tenant.livemode))
    .bind(before.unix())
    .bind(most)
    .slow()
    .execute(conn)
    .await
}
