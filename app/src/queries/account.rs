//! One connected account.

use crate::error::UiError;
use crate::queries::payouts::NextPayout;
use crate::queries::rights::Rights;
use domain::account::{Account, AccountTotals};
use domain::balance_transaction::Balance;
use domain::time::Timestamp;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::{address::account_id, refusal};

/// An account with its figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountData {
    /// The account.
    pub account: Account,
    /// Its balances, one per currency that it ever held.
    pub balances: Vec<Balance>,
    /// Its figures over its life.
    pub totals: AccountTotals,
    /// When it is paid out next.
    pub next_payout: NextPayout,
    /// What the person who looks may do.
    pub rights: Rights,
    /// The present by the platform's clock.
    pub now: Timestamp,
}

/// One account with its figures.
#[server(endpoint = "queries/account")]
pub async fn load_account(
    /// Its id.
    id: String,
) -> Result<AccountData, UiError> {
    let (ctx, member) = (crate::ssr::ctx()?, crate::ssr::member()?);
    let found = service::accounts::overview(&ctx, &member.actor, &account_id(&id)?)
        .await
        .map_err(refusal::told)?;
    Ok(AccountData {
        next_payout: NextPayout::of(&found.account, member.now),
        account: found.account,
        balances: found.balances,
        totals: found.totals,
        rights: Rights::of(&member.actor),
        now: member.now,
    })
}
