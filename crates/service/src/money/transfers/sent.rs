//! What it depends on how a transfer comes back, read once and held.

use domain::{
    account::Account,
    id::AccountId,
    ledger::{Funds, LedgerAccount, LedgerKind},
    transfer::{Sent, Transfer},
};
use store::ledger::Held;

use crate::{Error, Result, Unit, rights::authorize};

/// A held transfer with what there is about it: its objects are held from here on, in the order in
/// which every use case does so. Balances come after all of them: [`balances`], then [`fund`].
pub(crate) async fn read(unit: &mut Unit<'_>, transfer: Transfer, with_fee: bool) -> Result<Sent> {
    let scope = authorize::of_platform(unit.scope);
    let id = &transfer.destination_payment;
    let payment = store::payments::hold(&mut unit.write, &scope, id)
        .await?
        .ok_or_else(|| Error::not_found("payment", id, "id"))?;
    let (mut earlier, mut fee) = (Vec::new(), None);
    if with_fee {
        earlier = store::refunds::of_payment(&mut unit.write, &scope, id).await?;
        fee = store::fees::hold_of_payment(&mut unit.write, &scope, id).await?;
    }
    let destination = &transfer.destination;
    let account = store::accounts::find(&mut unit.write, &scope, destination).await?;
    let answers = |it: &Account| !it.is_platform() && it.controller.platform_is_liable();
    Ok(Sent {
        platform: unit.scope.platform().clone(),
        liable: account.as_ref().is_some_and(answers),
        debits_allowed: account.is_some_and(|it| it.debits_allowed()),
        funds: Funds::none(transfer.amount.currency()),
        upcoming: Vec::new(),
        transfer,
        payment,
        earlier,
        fee,
    })
}

/// The balances that change when it comes back, or decide about it.
pub(crate) fn balances(unit: &Unit<'_>, sent: &Sent) -> Vec<LedgerAccount> {
    let settled = sent.payment.is_settled(unit.now);
    let parties = [sent.sender(), &sent.transfer.destination];
    let parties = parties
        .into_iter()
        .chain(sent.fee.as_ref().map(|_| &sent.platform));
    let currency = sent.transfer.amount.currency();
    let own = |owner: &AccountId| {
        let of = |kind| LedgerAccount::of(owner, kind, currency);
        let pending = (!settled).then(|| of(LedgerKind::Pending));
        pending
            .into_iter()
            .chain([of(LedgerKind::Available)])
            .collect::<Vec<_>>()
    };
    parties.flat_map(own).collect()
}

/// Fills in what the destination has of what is `held`, and when it gets it.
pub(crate) async fn fund(unit: &mut Unit<'_>, sent: &mut Sent, held: &Held) -> Result<()> {
    let (destination, currency) = (&sent.transfer.destination, sent.transfer.amount.currency());
    sent.funds = held.funds(destination, currency);
    if !sent.payment.is_settled(unit.now) {
        let scope = authorize::of_platform(unit.scope);
        let write = &mut unit.write;
        sent.upcoming =
            store::balance_transactions::upcoming(write, &scope, destination, currency).await?;
    }
    Ok(())
}
