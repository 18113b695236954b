//! Describing a top-up anew, and calling one back.

use domain::{
    account::Change,
    actor::{Actor, Permission},
    event::EventKind,
    id::TopupId,
    metadata::Patch,
    text,
    topup::{Topup, TopupStatus},
    transfer::MAX_DESCRIPTION,
};

use crate::{
    Ctx, Error, Idempotency, Reply, Result, Unit, Work, rights::authorize, work::run_keyed,
};

/// Changes description and metadata of a top-up.
pub async fn update(
    ctx: &Ctx,
    actor: &Actor,
    id: &TopupId,
    description: Change<String>,
    metadata: &Patch,
    key: Option<Idempotency<'_, Topup>>,
) -> Result<Reply<Topup>> {
    let scope = authorize::platform(actor, Permission::AddFunds)?;
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
    id: &'a TopupId,
    description: Change<String>,
    metadata: &'a Patch,
}

impl Work for Update<'_> {
    type Output = Topup;
    const ACTION: &'static str = "topup.update";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Topup> {
        let mut topup = hold(unit, self.id).await?;
        self.description.apply(&mut topup.description);
        topup.metadata = topup
            .metadata
            .patched(self.metadata)
            .map_err(Error::metadata)?;
        store::topups::update(&mut unit.write, unit.scope, &topup).await?;
        Ok(topup)
    }
}

/// Calls back a top-up that the bank has not answered yet.
pub async fn cancel(
    ctx: &Ctx,
    actor: &Actor,
    id: &TopupId,
    key: Option<Idempotency<'_, Topup>>,
) -> Result<Reply<Topup>> {
    let scope = authorize::platform(actor, Permission::AddFunds)?;
    run_keyed(ctx, actor, &scope, key, &Cancel(id)).await
}

struct Cancel<'a>(&'a TopupId);

impl Work for Cancel<'_> {
    type Output = Topup;
    const ACTION: &'static str = "topup.cancel";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Topup> {
        let mut topup = hold(unit, self.0).await?;
        if topup.status != TopupStatus::Pending {
            let status = topup.status.name();
            return Err(Error::refused(
                "status_transition_invalid",
                None,
                format!("Only a pending top-up can be canceled; this one is {status}."),
            ));
        }
        topup.status = TopupStatus::Canceled;
        store::topups::update(&mut unit.write, unit.scope, &topup).await?;
        unit.tell(EventKind::TopupCanceled, &topup, None).await?;
        Ok(topup)
    }
}

async fn hold(unit: &mut Unit<'_>, id: &TopupId) -> Result<Topup> {
    unit.about(id.as_str());
    let found = store::topups::hold(&mut unit.write, unit.scope, id).await?;
    found.ok_or_else(|| Error::not_found("topup", id, "id"))
}
