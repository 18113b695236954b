//! Bank accounts that are sent as tokens.

use serde::{Deserialize, Serialize};

use crate::{
    account::BankAccount,
    id::{AccountId, TokenId},
    time::Timestamp,
};

/// A bank account that has no owner yet. Its token gives it to one account, once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BankAccountToken {
    /// Its id.
    pub id: TokenId,
    /// The platform or the connected account that made it.
    pub account: AccountId,
    /// The bank account.
    pub bank: BankAccount,
    /// Whether it was used.
    pub used: bool,
    /// When it was made.
    pub created: Timestamp,
}
