//! The one order in which balances are locked: connected accounts by their ids, then the platform,
//! then the outside world.
//!
//! Units that lock in one order never wait for each other in a circle. The platform comes after its
//! accounts, because at the end of a unit its money is held for those that owe by then, whichever
//! they are; and the balances that most units need are locked for the shortest time.

use std::collections::BTreeSet;

use domain::{
    actor::Scope,
    id::AccountId,
    ledger::{LedgerAccount, Owner},
};

/// Where a ledger account stands in the order.
pub(super) type Place<'a> = (Rank, &'a LedgerAccount);

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    Connected,
    Platform,
    World,
}

/// The place of `account` in the order.
pub(super) fn place<'a>(scope: &Scope, account: &'a LedgerAccount) -> Place<'a> {
    let rank = match &account.owner {
        Owner::Account(id) if id == scope.platform() => Rank::Platform,
        Owner::Account(_) => Rank::Connected,
        Owner::World => Rank::World,
    };
    (rank, account)
}

/// The owners in the order in which their balances are locked, each once.
pub fn in_order<'a>(
    scope: &Scope,
    owners: impl IntoIterator<Item = &'a AccountId>,
) -> Vec<&'a AccountId> {
    let places: BTreeSet<(bool, &AccountId)> = owners
        .into_iter()
        .map(|owner| (owner == scope.platform(), owner))
        .collect();
    places.into_iter().map(|(_, owner)| owner).collect()
}
