//! Funds set aside for future refunds and disputes, where they cover what the balance does not.

use domain::{
    balance_transaction::{BalanceTransaction, TransactionType},
    id::AccountId,
    money::{Money, Positive},
};

use crate::{Result, Unit};

/// How much of `needed` the owner's set-aside funds must cover, because the available balance does
/// not: nothing where it does, or where nothing is set aside. Both balances are held from here on.
pub(crate) async fn cover(
    unit: &mut Unit<'_>,
    owner: &AccountId,
    needed: Money,
) -> Result<Option<Positive>> {
    let currency = needed.currency();
    let (write, scope) = (&mut unit.write, unit.scope);
    let available = store::ledger::hold_available(write, scope, owner, currency).await?;
    let missing = needed.minor().saturating_sub(available.max(0));
    if missing <= 0 {
        return Ok(None);
    }
    let set_aside = store::ledger::hold_prefunding(write, scope, owner, currency).await?;
    let drawn = Money::new(missing.min(set_aside), currency);
    Ok(Positive::new(drawn).ok())
}

/// The two lines of funds that cover what the balance does not. Their postings are
/// [`domain::ledger::recipes::prefunding_drawn`].
pub(crate) fn drawn_lines(
    unit: &Unit<'_>,
    owner: &AccountId,
    drawn: Positive,
) -> Result<[BalanceTransaction; 2]> {
    let line = |gross: Money| {
        let kind = TransactionType::Adjustment;
        unit.line(owner, kind, gross, owner.as_str())
            .described(Some("Drawn from the funds for refunds and disputes"))
    };
    Ok([
        line(drawn.money()),
        line(drawn.money().checked_neg()?).set_aside(),
    ])
}
