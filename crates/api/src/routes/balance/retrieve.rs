//! `GET /v1/balance`

use domain::balance_transaction::Balance;
use service::{accounts, balances};

use crate::{
    call::{Answer, Call},
    error::Result,
    resources::AccountBalance,
};

/// The balance of the acting account. One that never had money has nothing in its own currency.
pub async fn retrieve(call: Call) -> Result<Answer> {
    call.finish::<AccountBalance>()?;
    let mut balances = balances::get(&call.ctx, &call.actor).await?;
    let account = accounts::current(&call.ctx, &call.actor).await?;
    if balances.is_empty() {
        balances.push(Balance::empty(account.default_currency));
    }
    let wanted = call.expand.has(AccountBalance::NET);
    let balance = AccountBalance {
        balances,
        account,
        pricing: wanted.then_some(&call.ctx.config.pricing),
    };
    call.show(&balance).await
}
