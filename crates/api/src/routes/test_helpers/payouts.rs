//! `POST /v1/test_helpers/payouts/:id/{fail,pay,return}`

use domain::{external_account::PayoutFailure, id::PayoutId, payout::Payout};
use service::payouts::{self, BankAnswer};

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// The bank refuses a payout that has not arrived.
pub async fn fail_payout(mut call: Call) -> Result<Answer> {
    let failure = failure(&mut call)?.unwrap_or(PayoutFailure::CouldNotProcess);
    answer(call, BankAnswer::Fail(failure)).await
}

/// The bank sends a payout back that counted as paid.
pub async fn return_payout(mut call: Call) -> Result<Answer> {
    let failure = failure(&mut call)?.unwrap_or(PayoutFailure::AccountClosed);
    answer(call, BankAnswer::Return(failure)).await
}

/// A payout arrives now.
pub async fn pay_payout(call: Call) -> Result<Answer> {
    answer(call, BankAnswer::Pay).await
}

async fn answer(call: Call, answer: BankAnswer) -> Result<Answer> {
    let id: PayoutId = call.id("payout")?;
    call.finish::<Payout>()?;
    let key = call.key();
    call.settle(payouts::answer(&call.ctx, &call.actor, &id, answer, key).await?)
        .await
}

fn failure(call: &mut Call) -> Result<Option<PayoutFailure>> {
    let names: Vec<&str> = PayoutFailure::ALL.iter().map(|it| it.name()).collect();
    let find = PayoutFailure::from_name;
    call.params.one_of("failure_code", find, &names.join(", "))
}
