//! Events.

use domain::{
    actor::{Scope, Tenant},
    event::{Event, EventFilter, EventKind, Kinds},
    list::{Page, PageRequest, Position},
    time::Timestamp,
};

use crate::{
    Conn, Result,
    list::{List, Listed, one_more},
    row::{all, flag, one, to_document},
    sql::{self, Rows},
};

const ROWS: Rows = Rows::Text {
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
        "SELECT doc FROM events WHERE id = $1 AND platform_id || '' = $2 AND livemode + 0 = $3
            AND ($4 IS NULL OR account_id || '' = $4)",
    )
    .bind(id)
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(scope.account().map(|id| id.as_str()))
    .fetch_optional(conn)
    .await?;
    one("events", doc)
}

const LISTED: Listed = Listed {
    table: "events",
    columns: "created, seq, doc",
    indexes: &[
        (
            "events_by_account",
            &["account_id", "platform_id", "livemode"],
        ),
        ("events_by_kind", &["platform_id", "livemode", "kind"]),
        ("events_by_created", &["platform_id", "livemode"]),
    ],
};

/// A page of events, newest first. Those of several types are read type by type, a page of each:
/// each walks its own part of the index, and none passes over the others.
pub async fn list(
    conn: &mut Conn,
    scope: &Scope,
    filter: &EventFilter,
    request: &PageRequest,
) -> Result<Page<Event>> {
    let list = |kind: Option<EventKind>| {
        List::of(LISTED)
            .tenant(scope)
            .whose("account_id", scope.account().map(|id| id.as_str()))
            .only("kind", kind.map(EventKind::name))
            .created(filter.created)
    };
    let at = list(None).start(conn, request).await?;
    let mut rows: Vec<(i64, i64, String)> = Vec::new();
    for kind in kinds(&filter.kinds) {
        let part = list(kind).page(conn.engine(), request, at).rows();
        rows.extend(part.fetch_all(conn).await?);
    }
    rows.sort_unstable_by_key(|(created, seq, _)| (*created, *seq));
    if !matches!(request.position, Position::Before(_)) {
        rows.reverse();
    }
    rows.truncate(usize::try_from(one_more(request)).unwrap_or(usize::MAX));
    let docs: Vec<String> = rows.into_iter().map(|(_, _, doc)| doc).collect();
    Ok(Page::cut(all("events", &docs)?, request))
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
