//! Reversals of transfers. The owner is whoever had sent the transfer.

use domain::{
    actor::Scope,
    id::{AccountId, ReversalId, TransferId},
    list::{Page, PageRequest},
    time::Timestamp,
    transfer::Reversal,
};
use serde::{Deserialize, Serialize};

use crate::{
    Conn, Result,
    documents::{self, Document, Table},
    list::List,
    sql::Value,
};

pub use crate::documents::{find, find_many, hold, insert, update};

/// A reversal with whose it is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Owned {
    /// Who had sent the transfer.
    pub owner: AccountId,
    /// The reversal.
    pub reversal: Reversal,
}

key!(ReversalId => Owned);

impl Document for Owned {
    const TABLE: Table = Table {
        name: "transfer_reversals",
        columns: &["transfer"],
        indexes: &[(
            "transfer_reversals_by_transfer",
            &["transfer", "platform_id", "livemode", "account_id"],
        )],
    };

    fn id(&self) -> &str {
        self.reversal.id.as_str()
    }

    fn owner(&self) -> &AccountId {
        &self.owner
    }

    fn created(&self) -> Timestamp {
        self.reversal.created
    }

    fn columns(&self) -> Vec<Value<'_>> {
        vec![self.reversal.transfer.as_str().into()]
    }
}

/// A page of those of one transfer of the scope's owner, newest first.
pub async fn page(
    conn: &mut Conn,
    scope: &Scope,
    transfer: &TransferId,
    request: &PageRequest,
) -> Result<Page<Owned>> {
    List::of(Owned::TABLE.listed())
        .tenant(scope)
        .owner(scope.owner())
        .whose("transfer", transfer.as_str())
        .documents(conn, request)
        .await
}

/// The newest of each of several transfers of the scope's owner, at most so many of each, newest first.
pub async fn newest(
    conn: &mut Conn,
    scope: &Scope,
    transfers: &[&str],
    most: i64,
) -> Result<Vec<Owned>> {
    documents::newest(conn, "transfer", scope, transfers, most).await
}
