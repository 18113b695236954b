//! `POST /v1/test_helpers/topups/:id/…`

use domain::{id::TopupId, topup::Topup};
use service::topups;

use crate::{
    call::{Answer, Call},
    error::Result,
};

/// What the bank does.
#[derive(Clone, Copy)]
enum Deed {
    Fail,
    Reverse,
    Succeed,
}

/// The bank refuses a pending top-up.
pub async fn fail_topup(call: Call) -> Result<Answer> {
    decide(call, Deed::Fail).await
}

/// The bank takes back what it paid.
pub async fn reverse_topup(call: Call) -> Result<Answer> {
    decide(call, Deed::Reverse).await
}

/// The bank pays a pending top-up.
pub async fn succeed_topup(call: Call) -> Result<Answer> {
    decide(call, Deed::Succeed).await
}

async fn decide(call: Call, deed: Deed) -> Result<Answer> {
    let id: TopupId = call.id("topup")?;
    call.finish::<Topup>()?;
    let (ctx, actor, key) = (&call.ctx, &call.actor, call.key());
    call.settle(match deed {
        Deed::Fail => topups::fail(ctx, actor, &id, key).await?,
        Deed::Reverse => topups::reverse(ctx, actor, &id, key).await?,
        Deed::Succeed => topups::succeed(ctx, actor, &id, key).await?,
    })
    .await
}
