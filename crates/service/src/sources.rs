//! What stands behind lines and payments: the objects that pages link to and name.

use domain::{
    actor::{Actor, Permission, Scope},
    balance_transaction::BalanceTransaction,
    dispute::Dispute,
    id::{AccountId, PaymentId, TransferId},
    list::PageRequest,
    payment::Payment,
    payout::Payout,
    refund::Refund,
};
use store::{Conn, documents::Wanted};

use crate::{Ctx, Result, authorize};

/// How many refunds and disputes of one payment are shown.
const MOST: u32 = 100;

/// What a line is about. All absent for what has no object of its own, such as a reserve.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Behind {
    /// The payment that the line is of, or that was refunded, disputed or charged a fee.
    pub payment: Option<Payment>,
    /// The transfer that was sent, or came back.
    pub transfer: Option<TransferId>,
    /// The payout that left, or came back.
    pub payout: Option<Payout>,
    /// The refund.
    pub refund: Option<Refund>,
    /// The dispute.
    pub dispute: Option<Dispute>,
}

/// What is behind each line, in their order: lines of `account`, else of whoever acts.
pub async fn behind(
    ctx: &Ctx,
    actor: &Actor,
    account: Option<&AccountId>,
    lines: &[BalanceTransaction],
) -> Result<Vec<Behind>> {
    let scope = match account {
        Some(id) => authorize::account(actor, Permission::ViewMoney, id)?,
        None => authorize::owner(actor, Permission::ViewMoney)?,
    };
    let mut read = ctx.store.read().await?;
    let mut found = Vec::with_capacity(lines.len());
    for line in lines {
        found.push(one(&mut read, &scope, &line.source).await?);
    }
    Ok(found)
}

async fn one(read: &mut Conn, scope: &Scope, source: &str) -> Result<Behind> {
    let mut behind = Behind::default();
    if let Ok(id) = source.parse() {
        behind.payment = store::payments::find(read, scope, &id).await?;
    } else if let Ok(id) = source.parse() {
        behind.transfer = Some(id);
    } else if let Ok(id) = source.parse() {
        behind.payout = store::payouts::find(read, scope, &id).await?;
    } else if let Ok(id) = source.parse() {
        behind.refund = store::refunds::find(read, scope, &id).await?;
        let payment = behind.refund.as_ref().map(|refund| refund.payment.clone());
        behind.payment = payment_of(read, scope, payment).await?;
    } else if let Ok(id) = source.parse() {
        behind.dispute = store::disputes::find(read, scope, &id).await?;
        let dispute = behind.dispute.as_ref();
        let payment = dispute.map(|dispute| dispute.payment.clone());
        behind.payment = payment_of(read, scope, payment).await?;
    } else if let Ok(id) = source.parse() {
        let reversal = store::reversals::find(read, scope, &id).await?;
        behind.transfer = reversal.map(|owned| owned.reversal.transfer);
    } else if let Ok(id) = source.parse() {
        let refund = store::fee_refunds::find(read, scope, &id).await?;
        if let Some(owned) = refund {
            let fee = store::fees::find(read, scope, &owned.refund.fee).await?;
            let payment = fee.map(|fee| fee.payment);
            behind.payment = payment_of(read, scope, payment).await?;
        }
    }
    Ok(behind)
}

async fn payment_of(
    read: &mut Conn,
    scope: &Scope,
    id: Option<PaymentId>,
) -> Result<Option<Payment>> {
    match id {
        Some(id) => Ok(store::payments::find(read, scope, &id).await?),
        None => Ok(None),
    }
}

/// What happened to a payment after it was made, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Afterwards {
    /// What was given back of it.
    pub refunds: Vec<Refund>,
    /// What banks said of it.
    pub disputes: Vec<Dispute>,
}

/// Refunds and disputes of `payment`, the latest hundred of each.
pub async fn afterwards(ctx: &Ctx, actor: &Actor, payment: &Payment) -> Result<Afterwards> {
    let scope = authorize::account(actor, Permission::ViewMoney, &payment.account)?;
    let wanted = Wanted {
        first: Some(payment.id.to_string()),
        ..Wanted::default()
    };
    let page = PageRequest::first(MOST);
    let mut read = ctx.store.read().await?;
    Ok(Afterwards {
        refunds: store::refunds::page(&mut read, &scope, &wanted, &page)
            .await?
            .items,
        disputes: store::disputes::page(&mut read, &scope, &wanted, &page)
            .await?
            .items,
    })
}
