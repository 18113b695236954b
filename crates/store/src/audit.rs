//! Who did what.

use domain::{actor::Actor, id::AuditId, time::Timestamp};

use crate::{Conn, Result, row::flag, sql::Rows};

/// One row of the audit log.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// Its id.
    pub id: AuditId,
    /// What was done, such as `transfer.create`.
    pub action: &'a str,
    /// To which object.
    pub object: &'a str,
    /// `done`, or the code of the refusal.
    pub outcome: &'a str,
    /// In which request.
    pub request: Option<&'a str>,
}

const ROWS: Rows = Rows::Text {
    table: "audit",
    head: "INSERT INTO audit (id, platform_id, livemode, actor_kind, actor_id, action,
            object_id, outcome, request_id, created) VALUES ",
    tail: "",
};

/// Writes a row.
pub async fn insert(conn: &mut Conn, actor: &Actor, row: &Row<'_>, now: Timestamp) -> Result<()> {
    let (kind, id) = actor.label();
    ROWS.row()
        .bind(row.id.as_str())
        .bind(actor.tenant().platform.as_str())
        .bind(flag(actor.tenant().livemode))
        .bind(kind)
        .bind(id)
        .bind(row.action)
        .bind(row.object)
        .bind(row.outcome)
        .bind(row.request)
        .bind(now.unix())
        .write(conn)
        .await
}
