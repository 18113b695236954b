//! `POST /v1/test_helpers/payouts/:id/{fail,pay,return}`

use domain::{external_account::PayoutFailure, id::PayoutId};
use service::payouts;

use crate::{
    call::{Answer, Call},
    error::Result,
    expand::{Kind, Shape},
    resources,
};

/// The bank refuses a payout that has not arrived.
pub async fn fail_payout(mut call: Call) -> Result<Answer> {
    let id: PayoutId = call.id("payout")?;
    let failure = failure(&mut call)?.unwrap_or(PayoutFailure::CouldNotProcess);
    call.finish(Shape::One(Kind::Payout))?;
    let payout = payouts::fail(&call.ctx, &call.actor, None, &id, failure).await?;
    let body = resources::payout(&payout, call.tenant());
    call.show(body).await
}

/// The bank sends a payout back that counted as paid.
pub async fn return_payout(mut call: Call) -> Result<Answer> {
    let id: PayoutId = call.id("payout")?;
    let failure = failure(&mut call)?.unwrap_or(PayoutFailure::AccountClosed);
    call.finish(Shape::One(Kind::Payout))?;
    let payout = payouts::send_back(&call.ctx, &call.actor, None, &id, failure).await?;
    let body = resources::payout(&payout, call.tenant());
    call.show(body).await
}

/// A payout arrives now.
pub async fn pay_payout(call: Call) -> Result<Answer> {
    let id: PayoutId = call.id("payout")?;
    call.finish(Shape::One(Kind::Payout))?;
    let payout = payouts::pay(&call.ctx, &call.actor, None, &id).await?;
    let body = resources::payout(&payout, call.tenant());
    call.show(body).await
}

fn failure(call: &mut Call) -> Result<Option<PayoutFailure>> {
    let names: Vec<&str> = PayoutFailure::ALL.iter().map(|it| it.name()).collect();
    let find = PayoutFailure::from_name;
    call.params.one_of("failure_code", find, &names.join(", "))
}
