//! Payments as the receiving account sees them.

use std::collections::BTreeMap;

use domain::{
    actor::Scope,
    id::{AccountId, PaymentId},
    list::{Page, PageRequest},
    money::Currency,
    payment::{Origin, Payment, PaymentFilter},
};

use crate::{
    Conn, Result,
    documents::{Among, any, by_ids},
    list::{AT_ONCE, List, Listed},
    row::{document, flag, one, to_document},
    sql::{self, Fragments, Rows},
};

fn origin_id(payment: &Payment) -> &str {
    match &payment.origin {
        Origin::Recorded { external_id } => external_id,
        Origin::Transfer { transfer } => transfer.as_str(),
        Origin::Card(_) => payment.id.as_str(),
    }
}

fn customer(payment: &Payment) -> Option<&str> {
    let card = payment.card()?;
    card.customer.as_ref().map(|id| id.as_str())
}

fn intent(payment: &Payment) -> Option<&str> {
    let card = payment.card()?;
    card.intent.as_ref().map(|id| id.as_str())
}

/// What of it came in, in minor units: nothing before a card is captured.
fn captured(payment: &Payment) -> i64 {
    if payment.is_captured() {
        payment.captured().minor()
    } else {
        0
    }
}

const ROWS: Rows = Rows::Text {
    table: "payments",
    head: "INSERT INTO payments (id, platform_id, livemode, account_id, amount, currency,
            origin, origin_id, created, doc, captured, customer, intent,
            transfer_group) VALUES ",
    tail: "",
};

/// Writes a payment. Fails with [`crate::Error::Unique`] when its origin was written before.
pub async fn insert(conn: &mut Conn, scope: &Scope, payment: &Payment) -> Result<()> {
    ROWS.row()
        .bind(payment.id.as_str())
        .bind(scope.platform().as_str())
        .bind(flag(scope.livemode()))
        .bind(payment.account.as_str())
        .bind(payment.amount.minor())
        .bind(payment.amount.currency().code())
        .bind(payment.origin.kind().name())
        .bind(origin_id(payment))
        .bind(payment.created.unix())
        .bind(to_document("payments", payment)?)
        .bind(captured(payment))
        .bind(customer(payment))
        .bind(intent(payment))
        .bind(payment.transfer_group.as_deref())
        .write(conn)
        .await
}

/// Writes what changed of a payment. Its amount, origin and owner never change.
pub async fn update(conn: &mut Conn, scope: &Scope, payment: &Payment) -> Result<()> {
    const CHANGED: Rows = Rows::Text {
        table: "payments",
        head: "UPDATE payments SET captured = v.column4, transfer_group = v.column5,
            doc = v.column6 FROM (VALUES ",
        tail: ") AS v WHERE payments.id = v.column1 AND platform_id || '' = v.column2
            AND livemode + 0 = v.column3",
    };
    CHANGED
        .row()
        .bind(payment.id.as_str())
        .bind(scope.platform().as_str())
        .bind(flag(scope.livemode()))
        .bind(captured(payment))
        .bind(payment.transfer_group.as_deref())
        .bind(to_document("payments", payment)?)
        .write_last(conn)
        .await
}

/// A payment of the scope, held until the end of the unit of work: nobody else changes it
/// meanwhile.
pub async fn hold(conn: &mut Conn, scope: &Scope, id: &PaymentId) -> Result<Option<Payment>> {
    let doc: Option<String> = sql::query_scalar(
        "UPDATE payments SET created = created WHERE id = $1 AND platform_id || '' = $2
            AND livemode + 0 = $3 AND ($4 IS NULL OR account_id || '' = $4) RETURNING doc",
    )
    .bind(id.as_str())
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(scope.account().map(|id| id.as_str()))
    .fetch_optional(conn)
    .await?;
    one("payments", doc)
}

/// The payments that were recorded under these ids, by id.
pub async fn find_recorded(
    conn: &mut Conn,
    scope: &Scope,
    external_ids: &[&str],
) -> Result<BTreeMap<String, Payment>> {
    let mut found = BTreeMap::new();
    for ids in external_ids.chunks(AT_ONCE) {
        let text = Fragments::new("SELECT origin_id, doc FROM payments WHERE platform_id = ");
        let text = text
            .value(scope.platform().as_str())
            .text(" AND livemode = ");
        let text = text.value(flag(scope.livemode()));
        let text = text.text(" AND origin = 'recorded' AND origin_id IN (");
        let text = text.each(ids, AT_ONCE).text(")");
        let rows: Vec<(String, String)> = text.rows().fetch_all(&mut *conn).await?;
        for (id, doc) in rows {
            found.insert(id, document("payments", &doc)?);
        }
    }
    Ok(found)
}

/// One of any account of the scope: of the tenant, or only of the one that it is held to.
pub async fn find(conn: &mut Conn, scope: &Scope, id: &PaymentId) -> Result<Option<Payment>> {
    any(conn, "payments", scope, id.as_str()).await
}

/// Payments of the scope with these ids, in no particular order.
pub async fn find_many(conn: &mut Conn, scope: &Scope, ids: &[PaymentId]) -> Result<Vec<Payment>> {
    let ids = ids.iter().map(|id| id.as_str()).collect();
    by_ids(conn, Among::of("payments"), scope, scope.account(), ids).await
}

const LISTED: Listed = Listed {
    table: "payments",
    columns: "doc",
    indexes: &[
        (
            "payments_by_intent",
            &["intent", "platform_id", "livemode", "account_id"],
        ),
        (
            "payments_by_group",
            &["transfer_group", "platform_id", "livemode", "account_id"],
        ),
        (
            "payments_by_customer",
            &["customer", "platform_id", "livemode", "account_id"],
        ),
        (
            "payments_by_account",
            &["platform_id", "livemode", "account_id"],
        ),
    ],
};

/// A page of the payments of `account`, newest first.
pub async fn list(
    conn: &mut Conn,
    scope: &Scope,
    account: &AccountId,
    wanted: &PaymentFilter,
    request: &PageRequest,
) -> Result<Page<Payment>> {
    List::of(LISTED)
        .tenant(scope)
        .owner(account)
        .only("intent", wanted.intent.as_deref())
        .only("customer", wanted.customer.as_deref())
        .only("transfer_group", wanted.transfer_group.as_deref())
        .only("currency", wanted.currency.map(Currency::code))
        .also("amount >=", wanted.amount_from)
        .also("amount <=", wanted.amount_to)
        .also("captured >", wanted.captured_only.then_some(0))
        .created(wanted.created)
        .documents(conn, request)
        .await
}
