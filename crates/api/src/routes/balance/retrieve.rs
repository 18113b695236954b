//! `GET /v1/balance`

use domain::balance_transaction::Balance;
use service::{accounts, balances};

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// What arrives of an instant payout, which is shown only where it is asked for.
const NET: &str = "instant_available.net_available";

/// The balance of the acting account. One that never had money has nothing in its own currency.
pub async fn retrieve(call: Call) -> Result<Answer> {
    call.finish(Shape::One(Kind::Balance))?;
    let mut found = balances::get(&call.ctx, &call.actor).await?;
    let account = accounts::current(&call.ctx, &call.actor).await?;
    if found.is_empty() {
        found.push(Balance::empty(account.default_currency));
    }
    let platform = call.actor.account().is_none();
    let mut body = resources::balance(&found, call.tenant().livemode, platform);
    let pricing = call.expand.has(NET).then_some(&call.ctx.config.pricing);
    let instant = resources::instant_available(&found, &account, pricing);
    if let (false, Some(body)) = (instant.is_empty(), body.as_object_mut()) {
        body.insert("instant_available".to_owned(), instant.into());
    }
    call.show(body).await
}
