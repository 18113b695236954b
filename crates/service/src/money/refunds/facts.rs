//! What a refund is decided by, read once and held until the end of the unit: objects first, then
//! balances, each in the order in which every use case does so.

use domain::{
    id::{IntentId, PaymentId},
    ledger::{LedgerAccount, LedgerKind},
    payment::Payment,
    refund::{Facts, RefundOf, Wish},
    transfer::Sent,
};

use crate::{Error, Result, Unit, money::transfers::sent, rights::authorize};

/// The payment that is to be refunded. Only of the scope's owner: a platform refunds a direct
/// charge in the name of its account.
pub(super) async fn charge(unit: &mut Unit<'_>, of: &RefundOf) -> Result<Payment> {
    let id = match of {
        RefundOf::Payment(id) => id.clone(),
        RefundOf::Intent(id) => charge_of(unit, id).await?,
    };
    unit.about(id.as_str());
    let found = store::payments::hold(&mut unit.write, unit.scope, &id).await?;
    let own = found.filter(|payment| payment.account == *unit.scope.owner());
    own.ok_or_else(|| Error::not_found("charge", &id, "charge"))
}

async fn charge_of(unit: &mut Unit<'_>, id: &IntentId) -> Result<PaymentId> {
    let found = store::intents::find(&mut unit.write, unit.scope, id).await?;
    let intent = found.ok_or_else(|| Error::not_found("payment_intent", id, "payment_intent"))?;
    intent.latest_charge.ok_or_else(|| {
        let message = format!(
            "The payment intent {id} has no successful charge to refund; it is {}.",
            intent.status.name()
        );
        let code = "payment_intent_unexpected_state";
        Error::refused(code, Some("payment_intent"), message)
    })
}

/// Everything that decides about a refund of a held charge, as far as `wish` asks for it.
pub(super) async fn gather(unit: &mut Unit<'_>, charge: Payment, wish: &Wish) -> Result<Facts> {
    let scope = authorize::of_platform(unit.scope);
    let earlier = store::refunds::of_payment(&mut unit.write, &scope, &charge.id).await?;
    let disputed = is_disputed(unit, &charge).await?;
    let (mut sent, mut fee) = (None, None);
    if wish.reverse_transfer {
        sent = sent_of(unit, &charge, wish).await?;
    } else if wish.refund_application_fee {
        fee = store::fees::hold_of_payment(&mut unit.write, &scope, &charge.id).await?;
    }
    let mut balances = payers(unit, &charge, fee.is_some());
    if let Some(sent) = &sent {
        balances.extend(sent::balances(unit, sent));
    }
    let held = store::ledger::hold_each(&mut unit.write, &scope, balances).await?;
    if let Some(sent) = &mut sent {
        sent::fund(unit, sent, &held).await?;
    }
    Ok(Facts {
        now: unit.now,
        platform: unit.scope.platform().clone(),
        funds: held.funds(&charge.account, charge.amount.currency()),
        charge,
        earlier,
        disputed,
        fee,
        sent,
    })
}

/// Whether the money of a payment is in a dispute, or was lost in one. Inquiries take no money,
/// and a dispute that was won gave it back.
async fn is_disputed(unit: &mut Unit<'_>, payment: &Payment) -> Result<bool> {
    if !payment.disputed {
        return Ok(false);
    }
    let scope = authorize::of_platform(unit.scope);
    let found = store::disputes::of_payment(&mut unit.write, &scope, &payment.id).await?;
    Ok(found.iter().any(|dispute| dispute.status.holds_money()))
}

/// The transfer of a destination charge.
async fn sent_of(unit: &mut Unit<'_>, charge: &Payment, wish: &Wish) -> Result<Option<Sent>> {
    let card = charge.card();
    let Some(id) = card.and_then(|card| card.transfer.as_ref()) else {
        return Ok(None);
    };
    match store::transfers::hold(&mut unit.write, unit.scope, id).await? {
        Some(transfer) => {
            let sent = sent::read(unit, transfer, wish.refund_application_fee).await?;
            Ok(Some(sent))
        }
        None => Ok(None),
    }
}

/// The balances of the charge's owner that may pay, and the platform's where it gives a fee back.
fn payers(unit: &Unit<'_>, charge: &Payment, fee: bool) -> Vec<LedgerAccount> {
    let currency = charge.amount.currency();
    let own = |kind| LedgerAccount::of(&charge.account, kind, currency);
    let theirs = |kind| LedgerAccount::of(unit.scope.platform(), kind, currency);
    let mut balances = vec![own(LedgerKind::Available), own(LedgerKind::Prefunding)];
    if fee {
        balances.push(theirs(LedgerKind::Available));
    }
    if !charge.is_settled(unit.now) {
        balances.push(own(LedgerKind::Pending));
        balances.extend(fee.then(|| theirs(LedgerKind::Pending)));
    }
    balances
}
