//! Fees that platforms collected.

use domain::{
    actor::Scope,
    id::{ApplicationFeeId, PaymentId},
    list::{Page, PageRequest},
    payment::{ApplicationFee, FeeFilter},
};

use crate::{
    Conn, Result,
    documents::{Among, by_ids},
    list::{List, Listed},
    row::{flag, one, to_document},
    sql::{self, Rows},
};

/// Writes a collected fee.
pub async fn insert(conn: &mut Conn, scope: &Scope, fee: &ApplicationFee) -> Result<()> {
    const NEW: Rows = Rows::Text {
        table: "application_fees",
        head: "INSERT INTO application_fees (id, platform_id, livemode, account_id, amount,
            currency, created, doc, payment) VALUES ",
        tail: "",
    };
    NEW.row()
        .bind(fee.id.as_str())
        .bind(scope.platform().as_str())
        .bind(flag(scope.livemode()))
        .bind(fee.account.as_str())
        .bind(fee.amount.minor())
        .bind(fee.amount.currency().code())
        .bind(fee.created.unix())
        .bind(to_document("application_fees", fee)?)
        .bind(fee.payment.as_str())
        .write(conn)
        .await
}

/// Writes what was given back of a fee.
pub async fn update(conn: &mut Conn, scope: &Scope, fee: &ApplicationFee) -> Result<()> {
    sql::query(
        "UPDATE application_fees SET doc = $4
         WHERE id = $1 AND platform_id || '' = $2 AND livemode + 0 = $3",
    )
    .bind(fee.id.as_str())
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(to_document("application_fees", fee)?)
    .execute(conn)
    .await?;
    Ok(())
}

/// The fee with this id, held until the end of the unit of work.
pub async fn hold(
    conn: &mut Conn,
    scope: &Scope,
    id: &ApplicationFeeId,
) -> Result<Option<ApplicationFee>> {
    let doc: Option<String> = sql::query_scalar(
        "UPDATE application_fees SET created = created
         WHERE id = $1 AND platform_id || '' = $2 AND livemode + 0 = $3 RETURNING doc",
    )
    .bind(id.as_str())
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .fetch_optional(conn)
    .await?;
    one("application_fees", doc)
}

/// The fee that was kept of a payment, held in the same way. It is found by the payment: were the
/// tenant a term of an index, SQLite would read every fee that the tenant has.
pub async fn hold_of_payment(
    conn: &mut Conn,
    scope: &Scope,
    payment: &PaymentId,
) -> Result<Option<ApplicationFee>> {
    let doc: Option<String> = sql::query_scalar(
        "UPDATE application_fees SET created = created
         WHERE payment = $1 AND platform_id || '' = $2 AND livemode + 0 = $3 RETURNING doc",
    )
    .bind(payment.as_str())
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .fetch_optional(conn)
    .await?;
    one("application_fees", doc)
}

/// The fee with this id.
pub async fn find(
    conn: &mut Conn,
    scope: &Scope,
    id: &ApplicationFeeId,
) -> Result<Option<ApplicationFee>> {
    let doc: Option<String> = sql::query_scalar(
        "SELECT doc FROM application_fees
         WHERE id = $1 AND platform_id || '' = $2 AND livemode + 0 = $3",
    )
    .bind(id.as_str())
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .fetch_optional(conn)
    .await?;
    one("application_fees", doc)
}

/// The fees with these ids, in no particular order.
pub async fn find_many(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[ApplicationFeeId],
) -> Result<Vec<ApplicationFee>> {
    let ids = ids.iter().map(|id| id.as_str()).collect();
    by_ids(conn, Among::of("application_fees"), scope, None, ids).await
}

const LISTED: Listed = Listed {
    table: "application_fees",
    columns: "doc",
    indexes: &[
        ("application_fees_by_payment", &["payment"]),
        (
            "application_fees_by_account",
            &["platform_id", "livemode", "account_id"],
        ),
        ("application_fees_by_created", &["platform_id", "livemode"]),
    ],
};

/// A page of the platform's collected fees, newest first.
pub async fn list(
    conn: &mut Conn,
    scope: &Scope,
    filter: &FeeFilter,
    request: &PageRequest,
) -> Result<Page<ApplicationFee>> {
    List::of(LISTED)
        .tenant(scope)
        .whose("account_id", filter.account.as_ref().map(|id| id.as_str()))
        .only("payment", filter.payment.as_ref().map(|id| id.as_str()))
        .created(filter.created)
        .documents(conn, request)
        .await
}
