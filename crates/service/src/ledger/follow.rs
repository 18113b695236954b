//! What follows from changed balances, once at the end of a unit: the reserve for accounts that
//! owe, refunds that waited for funds, and the next payday.

use std::collections::BTreeSet;

use domain::{id::AccountId, money::Money, task::Task};

use super::{paydays, reserves};
use crate::{Result, Unit};

/// Does what follows from all that the unit changed.
pub(crate) async fn up(unit: &mut Unit<'_>) -> Result<()> {
    hold_reserves(unit).await?;
    let (mut gained, mut due) = (BTreeSet::new(), BTreeSet::new());
    for change in unit.moved() {
        if change.after > change.before {
            gained.insert(change.owner.clone());
        }
        if change.after > change.before || change.after < 0 {
            due.insert(change.owner);
        }
    }
    wake_refunds(unit, &gained).await?;
    for owner in &due {
        paydays::enqueue_next(unit, owner).await?;
    }
    Ok(())
}

/// Holds as much of the platform's money as the accounts that the unit changed owe by now. Once
/// more changes nothing.
pub(crate) async fn hold_reserves(unit: &mut Unit<'_>) -> Result<()> {
    for change in unit.moved() {
        let owes = change.before < 0 || change.after < 0;
        if owes && change.owner != *unit.scope.platform() {
            let available = Money::new(change.after, change.currency);
            reserves::adjust(unit, &change.owner, available).await?;
        }
    }
    Ok(())
}

/// Refunds that waited for funds of one of `owners` are tried again: its own, and those of the
/// platform that take a transfer back from it.
pub(crate) async fn wake_refunds(unit: &mut Unit<'_>, owners: &BTreeSet<AccountId>) -> Result<()> {
    let mut waiting = BTreeSet::new();
    if !unit.refunds_wait {
        return Ok(());
    }
    for owner in owners {
        let (write, scope) = (&mut unit.write, unit.scope);
        waiting.extend(store::refunds::waiting_for(write, scope, owner).await?);
    }
    for account in waiting {
        unit.enqueue(&Task::RetryRefunds { account }, unit.now)
            .await?;
    }
    Ok(())
}
