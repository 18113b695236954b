//! Reversals of transfers. The owner is whoever had sent the transfer.

use domain::{
    actor::Scope,
    id::{AccountId, ReversalId},
    transfer::Reversal,
};
use serde::{Deserialize, Serialize};

use crate::{
    Conn, Result,
    documents::{self, Columns},
};

/// A reversal with whose it is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Owned {
    /// Who had sent the transfer.
    pub owner: AccountId,
    /// The reversal.
    pub reversal: Reversal,
}

fn columns(it: &Owned) -> Columns<'_> {
    Columns {
        id: it.reversal.id.as_str(),
        account: it.owner.as_str(),
        status: "succeeded",
        first: Some(it.reversal.transfer.as_str()),
        second: it.reversal.source_refund.as_ref().map(|id| id.as_str()),
        created: it.reversal.created.unix(),
        ..Columns::default()
    }
}

documents!(
    "transfer_reversals",
    Owned,
    ReversalId,
    "transfer",
    "refund",
    "due_at",
    columns
);

/// The newest of each of several transfers of the scope's owner, at most so many of each, newest first.
pub async fn newest(
    conn: &mut Conn,
    scope: &Scope,
    transfers: &[&str],
    most: i64,
) -> Result<Vec<Owned>> {
    documents::newest(
        conn,
        ("transfer_reversals", "transfer"),
        scope,
        transfers,
        most,
    )
    .await
}
