//! Finding payments.

use domain::{
    actor::{Actor, Permission},
    balance_transaction::BalanceTransaction,
    id::{AccountId, PaymentId},
    ledger::PostingRow,
    list::{Page, PageRequest},
    payment::{Origin, Payment},
};
use store::payments::Wanted;

use crate::{Ctx, Error, Result, authorize};

/// One payment: of any connected account for the platform, of its own for an account.
pub async fn retrieve(ctx: &Ctx, actor: &Actor, id: &PaymentId) -> Result<Payment> {
    let scope = authorize::owner(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    let found = store::payments::find(&mut read, &scope, id).await?;
    found.ok_or_else(|| Error::not_found("payment", id, "id"))
}

/// The payments that `account` received, newest first.
pub async fn list(
    ctx: &Ctx,
    actor: &Actor,
    account: &AccountId,
    wanted: &Wanted,
    page: &PageRequest,
) -> Result<Page<Payment>> {
    let scope = authorize::account(actor, Permission::ViewMoney, account)?;
    let mut read = ctx.store.read().await?;
    Ok(store::payments::list(&mut read, &scope, account, wanted, page).await?)
}

/// The payments behind lines of whoever acts, in their order; `None` for lines of other things.
pub async fn behind(
    ctx: &Ctx,
    actor: &Actor,
    lines: &[BalanceTransaction],
) -> Result<Vec<Option<Payment>>> {
    let scope = authorize::owner(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    let mut found = Vec::with_capacity(lines.len());
    for line in lines {
        found.push(match line.source.parse() {
            Ok(id) => store::payments::find(&mut read, &scope, &id).await?,
            Err(_) => None,
        });
    }
    Ok(found)
}

/// The lines of payments that whoever acts received, in their order.
pub async fn lines(
    ctx: &Ctx,
    actor: &Actor,
    payments: &[Payment],
) -> Result<Vec<BalanceTransaction>> {
    let scope = authorize::owner(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    let mut found = Vec::with_capacity(payments.len());
    for payment in payments {
        let id = payment.balance_transaction.as_str();
        let line = store::balance_transactions::find(&mut read, &scope, id).await?;
        found.push(line.ok_or_else(|| Error::not_found("balance transaction", id, "id"))?);
    }
    Ok(found)
}

/// The postings behind a payment.
pub async fn postings(ctx: &Ctx, actor: &Actor, id: &PaymentId) -> Result<Vec<PostingRow>> {
    let scope = authorize::owner(actor, Permission::ViewMoney)?;
    let payment = retrieve(ctx, actor, id).await?;
    let (kind, source) = match &payment.origin {
        Origin::Recorded { .. } => ("payment", payment.id.as_str()),
        Origin::Transfer { transfer } => ("transfer", transfer.as_str()),
    };
    let mut read = ctx.store.read().await?;
    Ok(store::ledger::postings_of(&mut read, &scope, kind, source).await?)
}
