//! Refunds of collected fees by themselves.

use domain::{
    actor::{Actor, Permission},
    balance_transaction::TransactionType,
    event::EventKind,
    id::{ApplicationFeeId, FeeRefundId},
    ledger::recipes::{self, State},
    list::{Page, PageRequest},
    metadata::{Metadata, Patch},
    money::Money,
    payment::{ApplicationFee, FeeRefund},
};
use store::{Conn, documents::Wanted, fee_refunds::Owned};

use super::FeeBack;
use crate::{
    Ctx, Error, Idempotency, Reply, Result, Unit, Work, ledger::book::Entry, part::part,
    rights::authorize, work::run_keyed,
};

/// Gives a collected fee back, wholly or in part; all that is left of it without an `amount`, which
/// is in minor units of its currency.
pub async fn refund(
    ctx: &Ctx,
    actor: &Actor,
    fee: &ApplicationFeeId,
    amount: Option<i64>,
    metadata: &Metadata,
    key: Option<Idempotency<'_, FeeRefund>>,
) -> Result<Reply<FeeRefund>> {
    let scope = authorize::platform(actor, Permission::RefundPayments)?;
    let work = Refund {
        fee,
        amount,
        metadata,
    };
    run_keyed(ctx, actor, &scope, key, &work).await
}

struct Refund<'a> {
    fee: &'a ApplicationFeeId,
    amount: Option<i64>,
    metadata: &'a Metadata,
}

impl Work for Refund<'_> {
    type Output = FeeRefund;
    const ACTION: &'static str = "application_fee.refund";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<FeeRefund> {
        let fee = store::fees::hold(&mut unit.write, unit.scope, self.fee).await?;
        let fee = fee.ok_or_else(|| absent(self.fee))?;
        let amount = part(self.amount, left(&fee), || already(&fee))?;
        let payment = store::payments::find(&mut unit.write, unit.scope, &fee.payment).await?;
        let at = payment.map_or(unit.now, |payment| payment.settles(unit.now));
        let account = fee.account.clone();
        let (refund, own) = FeeBack { fee, amount }
            .write(unit, self.metadata.clone(), at)
            .await?;
        unit.about(refund.id.as_str());
        let (kind, id) = (TransactionType::ApplicationFeeRefund, refund.id.as_str());
        let theirs = unit
            .line(&account, kind, refund.amount, id)
            .settling(at, unit.now);
        let state = State::of(at <= unit.now);
        let postings = recipes::fee_refund(unit.scope.platform(), &account, amount, state);
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

fn left(fee: &ApplicationFee) -> Money {
    Money::new(fee.refundable(), fee.amount.currency())
}

fn already(fee: &ApplicationFee) -> Error {
    let message = format!("The application fee {} was refunded already.", fee.id);
    Error::refused("charge_already_refunded", None, message)
}

fn absent(id: &ApplicationFeeId) -> Error {
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
    let wanted = Wanted {
        first: Some(fee.to_string()),
        ..Wanted::default()
    };
    let mut read = ctx.store.read().await?;
    let found = store::fee_refunds::page(&mut read, &scope, &wanted, page).await?;
    Ok(found.map(|owned| owned.refund))
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
    key: Option<Idempotency<'_, FeeRefund>>,
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
