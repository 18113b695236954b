//! A refund that is answered with what was refunded, as older clients expect.

use domain::{
    actor::{Actor, Permission},
    payment::Payment,
    refund::NewRefund,
};

use super::create::Create;
use crate::{Ctx, Error, Key, Reply, Result, Unit, Work, rights::authorize, work::run_keyed};

/// Gives a payment of whoever acts back, wholly or in part, and answers with the payment.
pub async fn refund_charge(
    ctx: &Ctx,
    actor: &Actor,
    new: &NewRefund,
    key: Option<&Key>,
) -> Result<Reply<Payment>> {
    // The answer is the charge: whoever may not see it is told so before money moves.
    authorize::owner(actor, Permission::ViewMoney)?;
    let scope = authorize::owner(actor, Permission::RefundPayments)?;
    run_keyed(ctx, actor, &scope, key, &RefundCharge(Create(new))).await
}

struct RefundCharge<'a>(Create<'a>);

impl Work for RefundCharge<'_> {
    type Output = Payment;
    const ACTION: &'static str = Create::ACTION;

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Payment> {
        let refund = self.0.run(unit).await?;
        let found = store::payments::find(&mut unit.write, unit.scope, &refund.payment).await?;
        found.ok_or_else(|| Error::not_found("charge", &refund.payment, "id"))
    }
}
