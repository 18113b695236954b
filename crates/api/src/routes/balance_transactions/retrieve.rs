//! `GET /v1/balance_transactions/:id`

use domain::id::BalanceTransactionId;
use service::balances;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// One line.
pub async fn retrieve(call: Call) -> Result<Answer> {
    let id: BalanceTransactionId = call.id("balance transaction")?;
    call.finish(Shape::One(Kind::BalanceTransaction))?;
    let line = balances::transaction(&call.ctx, &call.actor, id.as_str()).await?;
    let body = resources::balance_transaction(&line, call.tenant());
    call.show(body).await
}
