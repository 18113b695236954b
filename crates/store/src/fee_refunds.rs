//! Refunds of collected fees. The owner is the platform that collected them.

use domain::{
    actor::Scope,
    id::{AccountId, FeeRefundId},
    payment::FeeRefund,
};
use serde::{Deserialize, Serialize};

use crate::{
    Conn, Result,
    documents::{self, Columns},
};

/// A refund of a fee with whose it is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Owned {
    /// The platform.
    pub owner: AccountId,
    /// The refund.
    pub refund: FeeRefund,
}

fn columns(it: &Owned) -> Columns<'_> {
    Columns {
        id: it.refund.id.as_str(),
        account: it.owner.as_str(),
        status: "succeeded",
        first: Some(it.refund.fee.as_str()),
        created: it.refund.created.unix(),
        ..Columns::default()
    }
}

documents!(
    "fee_refunds",
    Owned,
    FeeRefundId,
    "fee",
    "refund",
    "due_at",
    columns
);

/// The newest of each of several fees of the scope's owner, at most so many of each, newest first.
pub async fn newest(
    conn: &mut Conn,
    scope: &Scope,
    fees: &[&str],
    most: i64,
) -> Result<Vec<Owned>> {
    documents::newest(conn, ("fee_refunds", "fee"), scope, fees, most).await
}
