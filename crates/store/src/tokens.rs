//! Bank accounts that are sent as tokens.

use domain::{external_account::BankAccountToken, id::TokenId};

use crate::documents::Columns;

fn columns(it: &BankAccountToken) -> Columns<'_> {
    Columns {
        id: it.id.as_str(),
        account: it.account.as_str(),
        status: if it.used { "used" } else { "unused" },
        first: Some(it.bank.id.as_str()),
        second: Some(it.bank.fingerprint.as_str()),
        created: it.created.unix(),
        ..Columns::default()
    }
}

documents!(
    "tokens",
    BankAccountToken,
    TokenId,
    "bank_account",
    "fingerprint",
    "expires_at",
    columns
);
