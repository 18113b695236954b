//! `POST /v1/test_helpers/charges/:id/dispute` and `POST /v1/test_helpers/disputes/:id/…`

use domain::{
    dispute::{Dispute, REASONS},
    id::{DisputeId, PaymentId},
};
use service::disputes::{self, NewDispute};

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// A customer's bank disputes a charge, or asks about it.
pub async fn dispute(mut call: Call) -> Result<Answer> {
    let id: PaymentId = call.id("charge")?;
    let params = &mut call.params;
    let known = |name: &str| REASONS.into_iter().find(|reason| *reason == name);
    let reason = params.one_of("reason", known, &REASONS.join(", "))?;
    let new = NewDispute {
        reason: reason.unwrap_or("fraudulent").to_owned(),
        inquiry: params.boolean("inquiry")?.unwrap_or_default(),
        amount: params.integer("amount")?,
    };
    call.finish::<Dispute>()?;
    let key = call.key();
    call.settle(disputes::open(&call.ctx, &call.actor, &id, &new, key).await?)
        .await
}

/// What the bank does.
#[derive(Clone, Copy)]
enum Deed {
    Escalate,
    Lose,
    Win,
}

/// An inquiry becomes a dispute.
pub async fn escalate(call: Call) -> Result<Answer> {
    decide(call, Deed::Escalate).await
}

/// The bank decides for its customer.
pub async fn lose(call: Call) -> Result<Answer> {
    decide(call, Deed::Lose).await
}

/// The bank decides for the owner of the charge.
pub async fn win(call: Call) -> Result<Answer> {
    decide(call, Deed::Win).await
}

async fn decide(call: Call, deed: Deed) -> Result<Answer> {
    let id: DisputeId = call.id("dispute")?;
    call.finish::<Dispute>()?;
    let (ctx, actor, key) = (&call.ctx, &call.actor, call.key());
    call.settle(match deed {
        Deed::Escalate => disputes::escalate(ctx, actor, &id, key).await?,
        Deed::Lose => disputes::lose(ctx, actor, &id, key).await?,
        Deed::Win => disputes::win(ctx, actor, &id, key).await?,
    })
    .await
}
