//! Funds set aside for future refunds and disputes, where they cover what the balance does not.

use domain::{
    balance_transaction::{BalanceTransaction, TransactionType},
    id::AccountId,
    ledger::{LedgerAccount, LedgerKind},
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
    let balances = [LedgerKind::Available, LedgerKind::Prefunding];
    let balances = balances.map(|kind| LedgerAccount::of(owner, kind, currency));
    let held = store::ledger::hold_each(write, scope, balances).await?;
    let funds = held.funds(owner, currency);
    let drawn = funds.missing(needed)?.least(funds.set_aside)?;
    Ok(Positive::new(drawn).ok())
}

/// The two lines of funds that cover what the balance does not, for what `source` names. Their postings are
/// [`domain::ledger::recipes::prefunding_drawn`].
pub(crate) fn drawn_lines(
    unit: &Unit<'_>,
    owner: &AccountId,
    drawn: Positive,
    source: &str,
    description: Option<&str>,
) -> Result<[BalanceTransaction; 2]> {
    let line = |gross: Money| {
        let kind = TransactionType::Adjustment;
        unit.line(owner, kind, gross, source).described(description)
    };
    Ok([
        line(drawn.money()),
        line(drawn.money().checked_neg()?).set_aside(),
    ])
}
