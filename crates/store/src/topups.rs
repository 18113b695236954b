//! Top-ups.

use domain::{
    actor::Scope,
    id::TopupId,
    list::{Page, PageRequest},
    topup::{Topup, TopupFilter, TopupStatus},
};

use crate::{
    Conn, Result,
    list::{List, Listed},
    row::{flag, one, to_document},
    sql,
};

/// Writes a top-up.
pub async fn insert(conn: &mut Conn, scope: &Scope, topup: &Topup) -> Result<()> {
    sql::query(
        "INSERT INTO topups (id, platform_id, livemode, amount, currency, status, created, doc)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(topup.id.as_str())
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(topup.amount.minor())
    .bind(topup.amount.currency().code())
    .bind(topup.status.name())
    .bind(topup.created.unix())
    .bind(to_document("topups", topup)?)
    .execute(conn)
    .await?;
    Ok(())
}

/// Writes the status, description and metadata of a top-up.
pub async fn update(conn: &mut Conn, scope: &Scope, topup: &Topup) -> Result<()> {
    sql::query(
        "UPDATE topups SET status = $4, doc = $5
         WHERE id = $1 AND platform_id || '' = $2 AND livemode + 0 = $3",
    )
    .bind(topup.id.as_str())
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(topup.status.name())
    .bind(to_document("topups", topup)?)
    .execute(conn)
    .await?;
    Ok(())
}

/// A top-up of the platform.
pub async fn find(conn: &mut Conn, scope: &Scope, id: &TopupId) -> Result<Option<Topup>> {
    let doc: Option<String> = sql::query_scalar(
        "SELECT doc FROM topups WHERE id = $1 AND platform_id || '' = $2 AND livemode + 0 = $3",
    )
    .bind(id.as_str())
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .fetch_optional(conn)
    .await?;
    one("topups", doc)
}

/// The same, held until the end of the unit of work: nobody else changes it meanwhile.
pub async fn hold(conn: &mut Conn, scope: &Scope, id: &TopupId) -> Result<Option<Topup>> {
    let doc: Option<String> = sql::query_scalar(
        "UPDATE topups SET created = created
         WHERE id = $1 AND platform_id || '' = $2 AND livemode + 0 = $3 RETURNING doc",
    )
    .bind(id.as_str())
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .fetch_optional(conn)
    .await?;
    one("topups", doc)
}

const LISTED: Listed = Listed {
    table: "topups",
    columns: "doc",
    indexes: &[("topups_by_created", &["platform_id", "livemode"])],
};

/// A page of the platform's top-ups, newest first.
pub async fn list(
    conn: &mut Conn,
    scope: &Scope,
    filter: &TopupFilter,
    request: &PageRequest,
) -> Result<Page<Topup>> {
    List::of(LISTED)
        .tenant(scope)
        .only("status", filter.status.map(TopupStatus::name))
        .also("amount >=", filter.amount_from)
        .also("amount <=", filter.amount_to)
        .created(filter.created)
        .documents(conn, request)
        .await
}
