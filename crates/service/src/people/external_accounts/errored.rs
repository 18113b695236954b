//! A bank account or debit card from which a payout came back.

use domain::id::AccountId;

use crate::{
    Result, Unit,
    people::{accounts::save, destinations::hold_account},
};

/// Notes that a payout came back from `id`: automatic ones wait until somebody looks after it. An
/// account that was deleted meanwhile has none.
pub(crate) async fn mark_errored(unit: &mut Unit<'_>, owner: &AccountId, id: &str) -> Result<()> {
    if !store::accounts::hold(&mut unit.write, unit.scope, owner).await? {
        return Ok(());
    }
    let before = hold_account(unit, owner).await?;
    let Some(mut it) = before.external_account(id) else {
        return Ok(());
    };
    it.set_errored(true);
    let mut after = before.clone();
    after.replace_external_account(it);
    save(unit, before, after).await?;
    Ok(())
}
