//! `GET /v1/balance_transactions/:id`

use domain::{balance_transaction::BalanceTransaction, id::BalanceTransactionId};
use service::balances;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// One line.
pub async fn retrieve(call: Call) -> Result<Answer> {
    let id: BalanceTransactionId = call.id("balance transaction")?;
    call.finish::<BalanceTransaction>()?;
    call.show(&balances::transaction(&call.ctx, &call.actor, id.as_str()).await?)
        .await
}
