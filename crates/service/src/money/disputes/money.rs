//! The money of a dispute: taken from the owner of the charge, and given back when it is won.

use domain::{
    account::{Account, FeePayer},
    balance_transaction::{FeeKind, TransactionType},
    dispute::Dispute,
    event::EventKind,
    id::AccountId,
    ledger::recipes::{self, Postings},
    money::{Money, Positive},
};

use crate::{
    Error, Result, Unit,
    ledger::{book::Entry, set_aside},
    rights::authorize,
};

/// Takes the money, and the fee from whoever pays it. What the available balance does not cover
/// comes from what was set aside, and then the balance is negative.
pub(super) async fn withdraw(unit: &mut Unit<'_>, dispute: &mut Dispute) -> Result<()> {
    let (owner, id) = (dispute.account.clone(), dispute.id.to_string());
    let fee = unit
        .ctx
        .config
        .pricing
        .dispute_fee(dispute.amount.currency());
    let payer = fee_payer(unit, &owner).await?;
    let own_fee = if payer == owner { fee.minor() } else { 0 };
    let words = format!("Chargeback withdrawal for {}", dispute.payment);
    let taken = dispute.amount.checked_neg()?;
    let line = unit
        .line(&owner, TransactionType::Adjustment, taken, &id)
        .less(FeeKind::StripeFee, own_fee)?
        .described(Some(&words));
    let mut lines = vec![line.clone()];
    if own_fee == 0 && !fee.is_zero() {
        let words = format!("Dispute fee for {}", dispute.payment);
        let kind = TransactionType::StripeFee;
        lines.push(
            unit.line(&payer, kind, fee.checked_neg()?, &id)
                .described(Some(&words)),
        );
    }
    let needed = Money::new(line.net.saturating_neg(), dispute.amount.currency());
    let drawn = set_aside::cover(unit, &owner, needed).await?;
    if let Some(drawn) = drawn {
        lines.extend(set_aside::drawn_lines(unit, &owner, drawn)?);
    }
    let entry = Entry {
        kind: "dispute",
        id: &id,
        postings: taking(dispute, &payer, fee, drawn),
        lines,
    };
    dispute.balance_transactions.push(line);
    unit.book(entry).await?;
    Ok(())
}

fn taking(dispute: &Dispute, payer: &AccountId, fee: Money, drawn: Option<Positive>) -> Postings {
    let mut all = Vec::new();
    if let Ok(amount) = Positive::new(dispute.amount) {
        all.extend(recipes::dispute(&dispute.account, amount)?);
    }
    if let Ok(fee) = Positive::new(fee) {
        all.extend(recipes::dispute_fee(payer, fee)?);
    }
    if let Some(drawn) = drawn {
        all.extend(recipes::prefunding_drawn(&dispute.account, drawn)?);
    }
    Ok(all)
}

/// Accounts that pay their own fees pay for their disputes; for all others the platform does.
async fn fee_payer(unit: &mut Unit<'_>, owner: &AccountId) -> Result<AccountId> {
    let scope = authorize::of_platform(unit.scope);
    let found: Option<Account> = store::accounts::find(&mut unit.write, &scope, owner).await?;
    let own = found.is_some_and(|account| account.controller.fees == FeePayer::Account);
    Ok(if own {
        owner.clone()
    } else {
        unit.scope.platform().clone()
    })
}

/// Gives the money back; the fee stays lost.
pub(super) async fn reinstate(unit: &mut Unit<'_>, dispute: &mut Dispute) -> Result<()> {
    let (owner, id) = (dispute.account.clone(), dispute.id.to_string());
    let amount = Positive::new(dispute.amount).map_err(|error| Error::amount("amount", error))?;
    let words = format!("Chargeback reversal for {}", dispute.payment);
    let line = unit
        .line(&owner, TransactionType::Adjustment, amount.money(), &id)
        .described(Some(&words));
    let entry = Entry {
        kind: "dispute",
        id: &id,
        postings: recipes::dispute_won(&owner, amount),
        lines: vec![line.clone()],
    };
    dispute.balance_transactions.push(line);
    unit.book(entry).await?;
    Ok(())
}

/// Notes on the charge that it is disputed, where that is news.
pub(super) async fn mark_disputed(unit: &mut Unit<'_>, dispute: &Dispute) -> Result<()> {
    let scope = authorize::of_owner(unit.scope, &dispute.account);
    let found = store::payments::hold(&mut unit.write, &scope, &dispute.payment).await?;
    let Some(before) = found.filter(|payment| !payment.disputed) else {
        return Ok(());
    };
    let mut after = before.clone();
    after.disputed = true;
    store::payments::update(&mut unit.write, unit.scope, &after).await?;
    unit.tell(EventKind::ChargeUpdated, &after, Some(&before))
        .await
}
