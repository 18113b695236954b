//! Describing a transfer anew; nothing else of it can change.

use domain::{
    account::Change,
    actor::{Actor, Permission},
    event::EventKind,
    id::TransferId,
    metadata::Patch,
    text,
    transfer::{MAX_DESCRIPTION, Transfer},
};

use crate::{
    Ctx, Error, Idempotency, Reply, Result, Unit, Work, rights::authorize, work::run_keyed,
};

/// Changes description and metadata of a transfer.
pub async fn update(
    ctx: &Ctx,
    actor: &Actor,
    id: &TransferId,
    description: Change<String>,
    metadata: &Patch,
    key: Option<Idempotency<'_, Transfer>>,
) -> Result<Reply<Transfer>> {
    let scope = authorize::owner(actor, Permission::SendFunds)?;
    if let Some(value) = description.value() {
        text::check(value, MAX_DESCRIPTION).map_err(|error| Error::text("description", error))?;
    }
    run_keyed(
        ctx,
        actor,
        &scope,
        key,
        &Update {
            id,
            description,
            metadata,
        },
    )
    .await
}

struct Update<'a> {
    id: &'a TransferId,
    description: Change<String>,
    metadata: &'a Patch,
}

impl Work for Update<'_> {
    type Output = Transfer;
    const ACTION: &'static str = "transfer.update";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Transfer> {
        unit.about(self.id.as_str());
        let before = store::transfers::hold(&mut unit.write, unit.scope, self.id)
            .await?
            .ok_or_else(|| Error::not_found("transfer", self.id, "id"))?;
        let mut after = before.clone();
        self.description.apply(&mut after.description);
        after.metadata = before
            .metadata
            .patched(self.metadata)
            .map_err(Error::metadata)?;
        if after == before {
            return Ok(after);
        }
        store::transfers::update(&mut unit.write, unit.scope, &after).await?;
        unit.tell(EventKind::TransferUpdated, &after, Some(&before))
            .await?;
        Ok(after)
    }
}
