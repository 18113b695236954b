//! A refund of a collected fee that is answered with the fee, as older clients expect.

use domain::{
    actor::{Actor, Permission},
    id::ApplicationFeeId,
    metadata::Metadata,
    payment::ApplicationFee,
};

use super::refund::{Refund, absent};
use crate::{Ctx, Key, Reply, Result, Unit, Work, rights::authorize, work::run_keyed};

/// Gives a collected fee back, wholly or in part, and answers with the fee.
pub async fn refund_fee(
    ctx: &Ctx,
    actor: &Actor,
    fee: &ApplicationFeeId,
    amount: Option<i64>,
    key: Option<&Key>,
) -> Result<Reply<ApplicationFee>> {
    // The answer is the fee: whoever may not see it is told so before money moves.
    authorize::platform(actor, Permission::ViewMoney)?;
    let scope = authorize::platform(actor, Permission::RefundPayments)?;
    let work = RefundFee(Refund {
        fee,
        amount,
        metadata: &Metadata::default(),
    });
    run_keyed(ctx, actor, &scope, key, &work).await
}

struct RefundFee<'a>(Refund<'a>);

impl Work for RefundFee<'_> {
    type Output = ApplicationFee;
    const ACTION: &'static str = Refund::ACTION;

    async fn run(&self, unit: &mut Unit<'_>) -> Result<ApplicationFee> {
        let refund = self.0.run(unit).await?;
        let found = store::fees::find(&mut unit.write, unit.scope, &refund.fee).await?;
        found.ok_or_else(|| absent(&refund.fee))
    }
}
