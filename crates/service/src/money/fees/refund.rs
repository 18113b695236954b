//! Refunds of collected fees by themselves.

use domain::{
    actor::{Actor, Permission},
    balance_transaction::TransactionType,
    event::EventKind,
    id::{ApplicationFeeId, FeeRefundId},
    list::{Page, PageRequest},
    metadata::{Metadata, Patch},
    money::PartError,
    payment::{ApplicationFee, FeeRefund, decide_fee_refund},
};
use store::{Conn, fee_refunds::Owned};

use super::give_back;
use crate::{
    Ctx, Error, Key, Reply, Result, Unit, Work, ledger::book::Entry, rights::authorize,
    work::run_keyed,
};

/// Gives a collected fee back, wholly or in part; all that is left of it without an `amount`, which
/// is in minor units of its currency.
pub async fn refund(
    ctx: &Ctx,
    actor: &Actor,
    fee: &ApplicationFeeId,
    amount: Option<i64>,
    metadata: &Metadata,
    key: Option<&Key>,
) -> Result<Reply<FeeRefund>> {
    let scope = authorize::platform(actor, Permission::RefundPayments)?;
    let work = Refund {
        fee,
        amount,
        metadata,
    };
    run_keyed(ctx, actor, &scope, key, &work).await
}

/// A refund of a fee to be made.
pub(super) struct Refund<'a> {
    /// Of which.
    pub fee: &'a ApplicationFeeId,
    /// How much; all that is left of it by default.
    pub amount: Option<i64>,
    /// The platform's own pairs.
    pub metadata: &'a Metadata,
}

impl Work for Refund<'_> {
    type Output = FeeRefund;
    const ACTION: &'static str = "application_fee.refund";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<FeeRefund> {
        let fee = store::fees::hold(&mut unit.write, unit.scope, self.fee).await?;
        let fee = fee.ok_or_else(|| absent(self.fee))?;
        let payment = store::payments::find(&mut unit.write, unit.scope, &fee.payment).await?;
        let plan = decide_fee_refund(&fee, payment.as_ref(), self.amount, unit.now);
        let plan = plan.map_err(|error| match error {
            PartError::NothingLeft => already(&fee),
            other => Error::from(other),
        })?;
        let (metadata, at) = (self.metadata.clone(), plan.when.at);
        let (refund, own) = give_back(unit, fee, plan.amount, metadata, at).await?;
        unit.about(refund.id.as_str());
        let (kind, id) = (TransactionType::ApplicationFeeRefund, refund.id.as_str());
        let theirs = unit
            .line(&plan.account, kind, refund.amount.money(), id)
            .settling(at, unit.now);
        let postings = plan.postings(unit.scope.platform());
        unit.book(Entry {
            kind: "fee_refund",
            id,
            postings,
            lines: vec![own, theirs],
        })
        .await?;
        Ok(refund)
    }
}

fn already(fee: &ApplicationFee) -> Error {
    let message = format!("The application fee {} was refunded already.", fee.id);
    Error::refused("charge_already_refunded", None, message)
}

pub(super) fn absent(id: &ApplicationFeeId) -> Error {
    Error::not_found("application fee", id, "id")
}

/// The refunds of a fee, newest first.
pub async fn list_refunds(
    ctx: &Ctx,
    actor: &Actor,
    fee: &ApplicationFeeId,
    page: &PageRequest,
) -> Result<Page<FeeRefund>> {
    super::retrieve(ctx, actor, fee).await?;
    let scope = authorize::platform(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    let found = store::fee_refunds::page(&mut read, &scope, fee, page).await?;
    Ok(found.map(|owned| owned.refund))
}

/// The newest refunds of each of several fees: of each as many as a page holds, in the order of the
/// fees.
pub async fn newest_refunds(
    ctx: &Ctx,
    actor: &Actor,
    fees: &[&ApplicationFeeId],
    page: &PageRequest,
) -> Result<Vec<Page<FeeRefund>>> {
    let scope = authorize::platform(actor, Permission::ViewMoney)?;
    let ids: Vec<_> = fees.iter().map(|id| id.as_str()).collect();
    let most = i64::from(page.limit).saturating_add(1);
    let mut read = ctx.store.read().await?;
    let found = store::fee_refunds::newest(&mut read, &scope, &ids, most).await?;
    let found = found.into_iter().map(|owned| owned.refund);
    let of = |it: &FeeRefund| it.fee.clone();
    Ok(page.cut_each(fees, found.collect(), of))
}

/// One refund of a fee; of any fee when none is named.
pub async fn retrieve_refund(
    ctx: &Ctx,
    actor: &Actor,
    fee: Option<&ApplicationFeeId>,
    id: &FeeRefundId,
) -> Result<FeeRefund> {
    let scope = authorize::platform(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    let found = find(&mut read, &scope, fee, id).await?;
    Ok(found.refund)
}

async fn find(
    conn: &mut Conn,
    scope: &domain::actor::Scope,
    fee: Option<&ApplicationFeeId>,
    id: &FeeRefundId,
) -> Result<Owned> {
    let found = store::fee_refunds::find(conn, scope, id).await?;
    of_fee(found, fee, id)
}

fn of_fee(found: Option<Owned>, fee: Option<&ApplicationFeeId>, id: &FeeRefundId) -> Result<Owned> {
    found
        .filter(|owned| fee.is_none_or(|fee| owned.refund.fee == *fee))
        .ok_or_else(|| Error::not_found("fee refund", id, "id"))
}

/// Changes the metadata of a refund of a fee; nothing else of it can change.
pub async fn update_refund(
    ctx: &Ctx,
    actor: &Actor,
    fee: &ApplicationFeeId,
    id: &FeeRefundId,
    metadata: &Patch,
    key: Option<&Key>,
) -> Result<Reply<FeeRefund>> {
    let scope = authorize::platform(actor, Permission::RefundPayments)?;
    run_keyed(ctx, actor, &scope, key, &Update { fee, id, metadata }).await
}

struct Update<'a> {
    fee: &'a ApplicationFeeId,
    id: &'a FeeRefundId,
    metadata: &'a Patch,
}

impl Work for Update<'_> {
    type Output = FeeRefund;
    const ACTION: &'static str = "application_fee.refund.update";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<FeeRefund> {
        unit.about(self.id.as_str());
        let held = store::fee_refunds::hold(&mut unit.write, unit.scope, self.id).await?;
        let mut owned = of_fee(held, Some(self.fee), self.id)?;
        let before = owned.refund.clone();
        let metadata = before.metadata.patched(self.metadata);
        owned.refund.metadata = metadata.map_err(Error::metadata)?;
        let after = owned.refund.clone();
        if after == before {
            return Ok(after);
        }
        store::fee_refunds::update(&mut unit.write, unit.scope, &owned).await?;
        unit.tell(
            EventKind::ApplicationFeeRefundUpdated,
            &after,
            Some(&before),
        )
        .await?;
        Ok(after)
    }
}
