//! Describing a refund anew; nothing else of it can change.

use domain::{
    actor::{Actor, Permission},
    id::RefundId,
    metadata::Patch,
    refund::Refund,
};

use super::tell;
use crate::{
    Ctx, Error, Idempotency, Reply, Result, Unit, Work, rights::authorize, work::run_keyed,
};

/// Changes the metadata of a refund.
pub async fn update(
    ctx: &Ctx,
    actor: &Actor,
    id: &RefundId,
    metadata: &Patch,
    key: Option<Idempotency<'_, Refund>>,
) -> Result<Reply<Refund>> {
    let scope = authorize::owner(actor, Permission::RefundPayments)?;
    run_keyed(ctx, actor, &scope, key, &Update { id, metadata }).await
}

struct Update<'a> {
    id: &'a RefundId,
    metadata: &'a Patch,
}

impl Work for Update<'_> {
    type Output = Refund;
    const ACTION: &'static str = "refund.update";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Refund> {
        unit.about(self.id.as_str());
        let found = store::refunds::hold(&mut unit.write, unit.scope, self.id).await?;
        let before = found.ok_or_else(|| Error::not_found("refund", self.id, "id"))?;
        let mut after = before.clone();
        let metadata = before.metadata.patched(self.metadata);
        after.metadata = metadata.map_err(Error::metadata)?;
        if after != before {
            store::refunds::update(&mut unit.write, unit.scope, &after).await?;
            tell::changed(unit, &before, &after).await?;
        }
        Ok(after)
    }
}
