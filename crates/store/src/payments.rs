//! Payments as the receiving account sees them.

use std::collections::BTreeMap;

use domain::{
    actor::Scope,
    id::{AccountId, PaymentId},
    list::{Page, PageRequest},
    payment::{Origin, Payment, PaymentFilter},
};

use crate::{
    Conn, Result,
    documents::{Among, by_ids},
    list::{AT_ONCE, bind_each, cursor_id, one_more, pick, places, start},
    row::{all, document, flag, one, to_document},
    sql::{self, Rows},
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

const ROWS: Rows = Rows {
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
    const CHANGED: Rows = Rows {
        table: "payments",
        head: "UPDATE payments SET captured = v.column4, transfer_group = v.column5,
            doc = v.column6 FROM (VALUES ",
        tail: ") AS v WHERE payments.id = v.column1 AND platform_id = v.column2
            AND livemode = v.column3",
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
        "UPDATE payments SET created = created WHERE id = $1 AND platform_id = $2
            AND livemode = $3 AND ($4 IS NULL OR account_id = $4) RETURNING doc",
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
        let query = sql::query_as(sql::AssertSqlSafe(format!(
            "SELECT origin_id, doc FROM payments WHERE platform_id = $1 AND livemode = $2
                AND origin = 'recorded' AND origin_id IN ({})",
            places(3)
        )))
        .bind(scope.platform().as_str())
        .bind(flag(scope.livemode()));
        let rows: Vec<(String, String)> = bind_each(query, ids).fetch_all(&mut *conn).await?;
        for (id, doc) in rows {
            found.insert(id, document("payments", &doc)?);
        }
    }
    Ok(found)
}

find_any!(find, "payments", Payment, PaymentId);

/// Payments of the scope with these ids, in no particular order.
pub async fn find_many(conn: &mut Conn, scope: &Scope, ids: &[PaymentId]) -> Result<Vec<Payment>> {
    let ids = ids.iter().map(|id| id.as_str()).collect();
    by_ids(conn, Among::of("payments"), scope, scope.account(), ids).await
}

/// `$intent` and `$customer` are empty where they are known, so that their index is used.
macro_rules! list {
    ($intent:literal, $customer:literal) => {
        concat!(
            "SELECT doc FROM payments WHERE platform_id = $1 AND livemode = $2 AND account_id = $3
            AND ($4 IS NULL OR created >= $4) AND ($5 IS NULL OR created < $5)
            AND ($6 IS NULL OR amount >= $6) AND ($7 IS NULL OR amount <= $7)
            AND (",
            $intent,
            " intent = $8) AND (",
            $customer,
            " customer = $9)
            AND ($10 IS NULL OR transfer_group = $10) AND ($11 = 0 OR captured > 0)
            AND ($12 IS NULL OR currency = $12)"
        )
    };
}
const LIST: (&str, &str) =
    directions!(list!("$8 IS NULL OR", "$9 IS NULL OR"), "$13", "$14", "$15");
const OF_INTENT: (&str, &str) = directions!(list!("", "$9 IS NULL OR"), "$13", "$14", "$15");
const OF_CUSTOMER: (&str, &str) = directions!(list!("$8 IS NULL OR", ""), "$13", "$14", "$15");

/// A page of the payments of `account`, newest first.
pub async fn list(
    conn: &mut Conn,
    scope: &Scope,
    account: &AccountId,
    wanted: &PaymentFilter,
    request: &PageRequest,
) -> Result<Page<Payment>> {
    let found: Option<(i64, i64)> = sql::query_as(
        "SELECT created, seq FROM payments
         WHERE id = $1 AND platform_id = $2 AND livemode = $3 AND account_id = $4",
    )
    .bind(cursor_id(request))
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(account.as_str())
    .fetch_optional(&mut *conn)
    .await?;
    let (created, seq) = start(request, found)?;
    let statements = match (&wanted.intent, &wanted.customer) {
        (Some(_), _) => OF_INTENT,
        (None, Some(_)) => OF_CUSTOMER,
        (None, None) => LIST,
    };
    let docs: Vec<String> = sql::query_scalar(pick(request, statements))
        .bind(scope.platform().as_str())
        .bind(flag(scope.livemode()))
        .bind(account.as_str())
        .bind(wanted.created.from)
        .bind(wanted.created.until)
        .bind(wanted.amount_from)
        .bind(wanted.amount_to)
        .bind(wanted.intent.as_deref())
        .bind(wanted.customer.as_deref())
        .bind(wanted.transfer_group.as_deref())
        .bind(flag(wanted.captured_only))
        .bind(wanted.currency.map(|currency| currency.code()))
        .bind(created)
        .bind(seq)
        .bind(one_more(request))
        .fetch_all(conn)
        .await?;
    Ok(Page::cut(all("payments", &docs)?, request))
}
