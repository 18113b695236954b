//! Bank accounts that are sent as tokens. Nobody lists them.

use domain::{
    external_account::BankAccountToken,
    id::{AccountId, TokenId},
    time::Timestamp,
};

use crate::{
    documents::{Document, Table},
    sql::Value,
};

pub use crate::documents::{find, hold, insert, update};

key!(TokenId => BankAccountToken);

impl Document for BankAccountToken {
    const TABLE: Table = Table {
        name: "tokens",
        columns: &[],
        indexes: &[],
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
        Vec::new()
    }
}
