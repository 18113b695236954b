//! Finding payouts, and what they paid out.

use domain::{
    actor::{Actor, Permission},
    balance_transaction::{BalanceTransaction, TransactionFilter},
    id::{AccountId, PayoutId},
    ledger::PostingRow,
    list::{Page, PageRequest},
    payout::{Payout, PayoutFilter},
};
use store::balance_transactions::PaidOut;

use crate::{Ctx, Error, Result, rights::authorize};

/// One payout.
pub async fn retrieve(
    ctx: &Ctx,
    actor: &Actor,
    account: Option<&AccountId>,
    id: &PayoutId,
) -> Result<Payout> {
    let scope = authorize::account_or_owner(actor, Permission::ViewMoney, account)?;
    let mut read = ctx.store.read().await?;
    let found = store::payouts::find(&mut read, &scope, id).await?;
    found.ok_or_else(|| Error::not_found("payout", id, "id"))
}

/// Payouts, newest first.
pub async fn list(
    ctx: &Ctx,
    actor: &Actor,
    account: Option<&AccountId>,
    filter: &PayoutFilter,
    page: &PageRequest,
) -> Result<Page<Payout>> {
    let scope = authorize::account_or_owner(actor, Permission::ViewMoney, account)?;
    let mut read = ctx.store.read().await?;
    Ok(store::payouts::page(&mut read, &scope, filter, page).await?)
}

/// The lines that a payout paid out, its own among them: together they are zero.
pub async fn lines(
    ctx: &Ctx,
    actor: &Actor,
    account: Option<&AccountId>,
    id: &PayoutId,
    page: &PageRequest,
) -> Result<Page<BalanceTransaction>> {
    let scope = authorize::account_or_owner(actor, Permission::ViewMoney, account)?;
    let filter = TransactionFilter {
        payout: Some(id.clone()),
        ..Default::default()
    };
    let mut read = ctx.store.read().await?;
    Ok(store::balance_transactions::list(&mut read, &scope, &filter, page).await?)
}

/// Whether the lines of whoever acts can be asked for by this payout: only by automatic ones, as
/// Stripe has it.
pub async fn check_history(ctx: &Ctx, actor: &Actor, id: &PayoutId) -> Result<()> {
    let scope = authorize::owner(actor, Permission::ViewMoney)?;
    let mut read = ctx.store.read().await?;
    let found = store::payouts::find(&mut read, &scope, id).await?;
    let payout = found.ok_or_else(|| Error::not_found("payout", id, "payout"))?;
    if payout.automatic {
        return Ok(());
    }
    let message =
        "Balance transaction history can only be filtered on automatic transfers, not manual.";
    Err(Error::invalid("payout", "parameter_invalid", message))
}

/// The postings behind a payout.
pub async fn postings(
    ctx: &Ctx,
    actor: &Actor,
    account: Option<&AccountId>,
    id: &PayoutId,
) -> Result<Vec<PostingRow>> {
    let scope = authorize::account_or_owner(actor, Permission::ViewLedger, account)?;
    let mut read = ctx.store.read().await?;
    Ok(store::ledger::postings_of(&mut read, &scope, "payout", id.as_str()).await?)
}

/// What the lines that `payout` paid out add up to, its own not among them. For an automatic
/// payout, the net is the payout with its fee.
pub async fn paid_out(ctx: &Ctx, actor: &Actor, payout: &Payout) -> Result<PaidOut> {
    let scope = authorize::account(actor, Permission::ViewMoney, &payout.account)?;
    let mut read = ctx.store.read().await?;
    let own = payout.balance_transaction.as_str();
    Ok(store::balance_transactions::paid_out(&mut read, &scope, &payout.id, own).await?)
}
