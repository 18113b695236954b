//! Reversing a transfer, and what is known of its reversals.

use domain::{
    actor::{Actor, Permission},
    id::{ReversalId, TransferId},
    list::{Page, PageRequest},
    metadata::Patch,
    text,
    transfer::{MAX_DESCRIPTION, NewReversal, Reversal, decide_reversal},
};
use store::{Conn, reversals::Owned};

use super::{
    sent,
    take_back::{self, Words},
};
use crate::{
    Ctx, Error, Key, Reply, Result, Unit, Work, ledger::book::Entry, rights::authorize,
    work::run_keyed,
};

/// Takes a transfer back, wholly or in part.
pub async fn reverse(
    ctx: &Ctx,
    actor: &Actor,
    id: &TransferId,
    new: &NewReversal,
    key: Option<&Key>,
) -> Result<Reply<Reversal>> {
    let scope = authorize::owner(actor, Permission::SendFunds)?;
    let description = new.description.as_deref().unwrap_or_default();
    text::check(description, MAX_DESCRIPTION).map_err(|error| Error::text("description", error))?;
    run_keyed(ctx, actor, &scope, key, &Reverse { id, new }).await
}

struct Reverse<'a> {
    id: &'a TransferId,
    new: &'a NewReversal,
}

impl Work for Reverse<'_> {
    type Output = Reversal;
    const ACTION: &'static str = "transfer.reverse";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Reversal> {
        unit.about(self.id.as_str());
        let found = store::transfers::find(&mut unit.write, unit.scope, self.id).await?;
        let found = found.ok_or_else(|| absent(self.id))?;
        // The charge before its transfer: the order in which refunds hold them too.
        let scope = authorize::of_platform(unit.scope);
        let mut source = match &found.source_transaction {
            Some(charge) => store::payments::hold(&mut unit.write, &scope, charge).await?,
            None => None,
        };
        let transfer = store::transfers::hold(&mut unit.write, unit.scope, self.id).await?;
        let transfer = transfer.ok_or_else(|| absent(self.id))?;
        let with_fee = self.new.refund_application_fee;
        let mut sent = sent::read(unit, transfer, with_fee).await?;
        let balances = sent::balances(unit, &sent);
        let held = store::ledger::hold_each(&mut unit.write, &scope, balances).await?;
        sent::fund(unit, &mut sent, &held).await?;
        let plan = decide_reversal(&sent, self.new.amount, with_fee, unit.now)?;
        let words = Words {
            source_refund: None,
            description: self.new.description.clone(),
            metadata: self.new.metadata.clone(),
        };
        let written = take_back::write(unit, sent, &plan, words).await?;
        unit.book(Entry {
            kind: "reversal",
            id: written.reversal.id.as_str(),
            postings: plan.postings(),
            lines: written.lines,
        })
        .await?;
        if let Some(source) = &mut source {
            source.take_back(plan.amount);
            store::payments::update(&mut unit.write, unit.scope, source).await?;
        }
        Ok(written.reversal)
    }
}

fn absent(id: &TransferId) -> Error {
    Error::not_found("transfer", id, "id")
}

/// The reversals of a transfer, newest first.
pub async fn reversals(
    ctx: &Ctx,
    actor: &Actor,
    transfer: &TransferId,
    page: &PageRequest,
) -> Result<Page<Reversal>> {
    let scope = authorize::owner(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    let found = store::transfers::find(&mut read, &scope, transfer).await?;
    found.ok_or_else(|| absent(transfer))?;
    let found = store::reversals::page(&mut read, &scope, transfer, page).await?;
    Ok(found.map(|owned| owned.reversal))
}

/// The newest reversals of each of several transfers of whoever acts: of each as many as a page
/// holds, in the order of the transfers.
pub async fn newest_reversals(
    ctx: &Ctx,
    actor: &Actor,
    transfers: &[&TransferId],
    page: &PageRequest,
) -> Result<Vec<Page<Reversal>>> {
    let scope = authorize::owner(actor, Permission::ViewMoney)?;
    let ids: Vec<_> = transfers.iter().map(|id| id.as_str()).collect();
    let most = i64::from(page.limit).saturating_add(1);
    let mut read = ctx.store.read().await?;
    let found = store::reversals::newest(&mut read, &scope, &ids, most).await?;
    let found = found.into_iter().map(|owned| owned.reversal);
    let of = |it: &Reversal| it.transfer.clone();
    Ok(page.cut_each(transfers, found.collect(), of))
}

/// One reversal of a transfer; of any transfer when none is named.
pub async fn reversal(
    ctx: &Ctx,
    actor: &Actor,
    transfer: Option<&TransferId>,
    id: &ReversalId,
) -> Result<Reversal> {
    let scope = authorize::owner(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    Ok(find(&mut read, &scope, transfer, id).await?.reversal)
}

async fn find(
    conn: &mut Conn,
    scope: &domain::actor::Scope,
    transfer: Option<&TransferId>,
    id: &ReversalId,
) -> Result<Owned> {
    let found = store::reversals::find(conn, scope, id).await?;
    of_transfer(found, transfer, id)
}

fn of_transfer(
    found: Option<Owned>,
    transfer: Option<&TransferId>,
    id: &ReversalId,
) -> Result<Owned> {
    found
        .filter(|owned| transfer.is_none_or(|it| owned.reversal.transfer == *it))
        .ok_or_else(|| Error::not_found("transfer reversal", id, "id"))
}

/// Changes the metadata of a reversal; nothing else of it can change.
pub async fn update_reversal(
    ctx: &Ctx,
    actor: &Actor,
    transfer: &TransferId,
    id: &ReversalId,
    metadata: &Patch,
    key: Option<&Key>,
) -> Result<Reply<Reversal>> {
    let scope = authorize::owner(actor, Permission::SendFunds)?;
    let work = Update {
        transfer,
        id,
        metadata,
    };
    run_keyed(ctx, actor, &scope, key, &work).await
}

struct Update<'a> {
    transfer: &'a TransferId,
    id: &'a ReversalId,
    metadata: &'a Patch,
}

impl Work for Update<'_> {
    type Output = Reversal;
    const ACTION: &'static str = "transfer.reversal.update";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Reversal> {
        unit.about(self.id.as_str());
        let held = store::reversals::hold(&mut unit.write, unit.scope, self.id).await?;
        let mut owned = of_transfer(held, Some(self.transfer), self.id)?;
        let metadata = owned.reversal.metadata.patched(self.metadata);
        owned.reversal.metadata = metadata.map_err(Error::metadata)?;
        store::reversals::update(&mut unit.write, unit.scope, &owned).await?;
        // Stripe has no event for this: a reversal is told of by those of its transfer.
        Ok(owned.reversal)
    }
}
