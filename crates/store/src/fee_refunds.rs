//! Refunds of collected fees. The owner is the platform that collected them.

use domain::{
    actor::Scope,
    id::{AccountId, ApplicationFeeId, FeeRefundId},
    list::{Page, PageRequest},
    payment::FeeRefund,
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

use crate::{
    Conn, Result,
    documents::{self, Document, Table},
    list::List,
    sql::Value,
};

pub use crate::documents::{find, find_many, hold, insert, update};

/// A refund of a fee with whose it is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Owned {
    /// The platform.
    pub owner: AccountId,
    /// The refund.
    pub refund: FeeRefund,
}

key!(FeeRefundId => Owned);

impl Document for Owned {
    const TABLE: Table = Table {
        name: "fee_refunds",
        columns: &["fee"],
        indexes: &[(
            "fee_refunds_by_fee",
            &["fee", "platform_id", "livemode", "account_id"],
        )],
    };

    fn id(&self) -> &str {
        self.refund.id.as_str()
    }

    fn owner(&self) -> &AccountId {
        &self.owner
    }

    fn created(&self) -> Timestamp {
        self.refund.created
    }

    fn columns(&self) -> Vec<Value<'_>> {
        vec![self.refund.fee.as_str().into()]
    }
}

/// A page of those of one fee of the scope's owner, newest first.
pub async fn page(
    conn: &mut Conn,
    scope: &Scope,
    fee: &ApplicationFeeId,
    request: &PageRequest,
) -> Result<Page<Owned>> {
    List::of(Owned::TABLE.listed())
        .tenant(scope)
        .owner(scope.owner())
        .whose("fee", fee.as_str())
        .documents(conn, request)
        .await
}

/// The newest of each of several fees of the scope's owner, at most so many of each, newest first.
pub async fn newest(
    conn: &mut Conn,
    scope: &Scope,
    fees: &[&str],
    most: i64,
) -> Result<Vec<Owned>> {
    documents::newest(conn, "fee", scope, fees, most).await
}
