//! Describing a payout anew, and calling one back.

use domain::{
    actor::{Actor, Permission},
    event::EventKind,
    id::{AccountId, PayoutId},
    metadata::Patch,
    payout::{Payout, PayoutStatus},
};

use super::{fail::canceled, hold};
use crate::{
    Ctx, Error, Idempotency, Reply, Result, Unit, Work, rights::authorize, work::run_keyed,
};

/// Changes the metadata of a payout; nothing else of it can change.
pub async fn update(
    ctx: &Ctx,
    actor: &Actor,
    account: Option<&AccountId>,
    id: &PayoutId,
    metadata: &Patch,
    key: Option<Idempotency<'_, Payout>>,
) -> Result<Reply<Payout>> {
    let scope = authorize::account_or_owner(actor, Permission::PayOut, account)?;
    run_keyed(ctx, actor, &scope, key, &Update { id, metadata }).await
}

struct Update<'a> {
    id: &'a PayoutId,
    metadata: &'a Patch,
}

impl Work for Update<'_> {
    type Output = Payout;
    const ACTION: &'static str = "payout.update";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Payout> {
        let before = hold(unit, self.id).await?;
        let metadata = before
            .metadata
            .patched(self.metadata)
            .map_err(Error::metadata)?;
        let after = Payout {
            metadata,
            ..before.clone()
        };
        if after == before {
            return Ok(after);
        }
        store::payouts::update(&mut unit.write, unit.scope, &after).await?;
        unit.tell(EventKind::PayoutUpdated, &after, Some(&before))
            .await?;
        Ok(after)
    }
}

/// Calls back a payout that somebody made and that has not gone to the bank.
pub async fn cancel(
    ctx: &Ctx,
    actor: &Actor,
    account: Option<&AccountId>,
    id: &PayoutId,
    key: Option<Idempotency<'_, Payout>>,
) -> Result<Reply<Payout>> {
    let scope = authorize::account_or_owner(actor, Permission::PayOut, account)?;
    run_keyed(ctx, actor, &scope, key, &Cancel(id)).await
}

struct Cancel<'a>(&'a PayoutId);

impl Work for Cancel<'_> {
    type Output = Payout;
    const ACTION: &'static str = "payout.cancel";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Payout> {
        let payout = hold(unit, self.0).await?;
        let refuse = |message: String| Error::refused("status_transition_invalid", None, message);
        if payout.automatic {
            let message = "Automatic payouts cannot be canceled.";
            return Err(refuse(message.to_owned()));
        }
        if payout.is_debit() {
            let message = "A payout that takes another one back cannot be canceled.";
            return Err(refuse(message.to_owned()));
        }
        if payout.status != PayoutStatus::Pending {
            let status = payout.status.name();
            return Err(refuse(format!(
                "Only a pending payout can be canceled; this one is {status}."
            )));
        }
        canceled(unit, payout).await
    }
}
