//! Audit rows of what has no unit of work around it: signing in and out.

use domain::{actor::Actor, id::AuditId, time::Timestamp};
use store::Conn;

use crate::{Ctx, Result};

/// Notes that `actor` did `action` to `object`, and how it came out: `done` or a code.
pub(crate) async fn note(
    ctx: &Ctx,
    conn: &mut Conn,
    actor: &Actor,
    action: &str,
    object: &str,
    outcome: &str,
    now: Timestamp,
) -> Result<()> {
    let row = store::audit::Row {
        id: AuditId::from_suffix(&ctx.ids.id()),
        action,
        object,
        outcome,
        request: ctx.request.as_deref(),
    };
    store::audit::insert(conn, actor, &row, now).await?;
    Ok(())
}
