//! Payouts.

use domain::{
    actor::Scope,
    id::{AccountId, PayoutId},
    list::{Page, PageRequest},
    money::Currency,
    payout::{Payout, PayoutFilter, PayoutStatus},
    time::Timestamp,
};

use crate::{
    Conn, Result,
    documents::{Document, Table},
    list::List,
    row::{all, flag},
    sql::{self, Value},
};

pub use crate::documents::{find, find_many, hold, insert, update};

key!(PayoutId => Payout);

impl Document for Payout {
    const TABLE: Table = Table {
        name: "payouts",
        columns: &["status", "destination", "currency", "arrival_date"],
        indexes: &[
            (
                "payouts_by_destination",
                &["destination", "platform_id", "livemode", "account_id"],
            ),
            (
                "payouts_by_status",
                &["platform_id", "livemode", "account_id", "status"],
            ),
            (
                "payouts_by_account",
                &["platform_id", "livemode", "account_id"],
            ),
        ],
    };

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn owner(&self) -> &AccountId {
        &self.account
    }

    fn created(&self) -> Timestamp {
        self.created
    }

    fn columns(&self) -> Vec<Value<'_>> {
        vec![
            self.status.name().into(),
            self.destination.as_str().into(),
            self.currency().code().into(),
            self.arrival_date.unix().into(),
        ]
    }
}

/// A page of those of the scope's owner, newest first.
pub async fn page(
    conn: &mut Conn,
    scope: &Scope,
    filter: &PayoutFilter,
    request: &PageRequest,
) -> Result<Page<Payout>> {
    List::of(Payout::TABLE.listed())
        .tenant(scope)
        .owner(scope.owner())
        .only("destination", filter.destination.as_deref())
        .only("status", filter.status.map(PayoutStatus::name))
        .also("arrival_date >=", filter.arrival_date.from)
        .also("arrival_date <", filter.arrival_date.until)
        .created(filter.created)
        .documents(conn, request)
        .await
}

/// The payouts of `account` in `currency` that were made since `from`, the oldest first.
pub async fn made_since(
    conn: &mut Conn,
    scope: &Scope,
    account: &AccountId,
    currency: Currency,
    from: Timestamp,
) -> Result<Vec<Payout>> {
    let docs: Vec<String> = sql::query_scalar(
        "SELECT doc FROM payouts
         WHERE platform_id = $1 AND livemode = $2 AND account_id = $3 AND currency = $4
            AND created >= $5 ORDER BY created, seq",
    )
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(account.as_str())
    .bind(currency.code())
    .bind(from.unix())
    .fetch_all(conn)
    .await?;
    all("payouts", &docs)
}
