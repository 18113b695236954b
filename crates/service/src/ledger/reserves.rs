//! The platform's money that is held because accounts it answers for are negative.

use domain::{
    account::Account,
    balance_transaction::TransactionType,
    id::{AccountId, BalanceTransactionId},
    ledger::recipes,
    money::{Currency, Money, Positive},
    payout::Payout,
    task::Task,
    time::{DAY, Timestamp},
};

use crate::{Error, Result, Unit, ledger::book::Entry, rights::authorize};

/// After how long the platform pays off an account that stays negative, in seconds.
const COLLECT_AFTER: i64 = 180 * DAY;

/// How long ago a debit can have been made that is not final: no chain of holidays is longer.
const LONGEST_PROOF: i64 = 60 * DAY;

/// Holds as much of the platform's money as `account` owes, and not more; beside it, what its bank
/// was debited for stays held until that is final. `available` is what the account has, below zero
/// when it owes.
pub(crate) async fn adjust(
    unit: &mut Unit<'_>,
    account: &AccountId,
    available: Money,
) -> Result<()> {
    let Some(account) = liable_for(unit, account).await? else {
        return Ok(());
    };
    let currency = available.currency();
    let owed = available.minor().min(0).saturating_neg();
    let debited = unproven(unit, &account, currency).await?.amount;
    let wanted = owed.saturating_add(debited);
    let found = store::reserves::find(&mut unit.write, unit.scope, &account.id, currency).await?;
    let (held, since) = found.unwrap_or((0, unit.now));
    if held == wanted {
        return Ok(());
    }
    // A failed debit revives the old debt and keeps its date. Only a debt beyond the running debits
    // is new.
    let begins = owed > 0 && held <= debited;
    let since = if begins || held == 0 { unit.now } else { since };
    let amount = Money::new(wanted, currency);
    store::reserves::set(&mut unit.write, unit.scope, &account.id, amount, since).await?;
    if begins {
        collect_at(
            unit,
            &account.id,
            currency,
            since,
            since.plus(COLLECT_AFTER),
        )
        .await?;
    }
    move_reserve(
        unit,
        &account,
        Money::new(wanted.saturating_sub(held), currency),
    )
    .await
}

/// Debits of an account's banks that may still turn out not to be paid.
pub(crate) struct Unproven {
    /// Their sum, in minor units.
    pub amount: i64,
    /// When the last of them is final.
    pub until: Timestamp,
}

/// What the banks of `account` were debited for and may still take back.
pub(crate) async fn unproven(
    unit: &mut Unit<'_>,
    account: &Account,
    currency: Currency,
) -> Result<Unproven> {
    let (now, from) = (unit.now, unit.now.plus(-LONGEST_PROOF));
    let (write, scope) = (&mut unit.write, unit.scope);
    let debits = store::payouts::made_since(write, scope, &account.id, currency, from).await?;
    let mut found = Unproven {
        amount: 0,
        until: now,
    };
    for debit in debits {
        if debit.is_unproven(account.country, now) {
            found.amount = found.amount.saturating_add(debit.moves.amount.minor());
            found.until = found.until.max(debit.proven_at(account.country));
        }
    }
    Ok(found)
}

/// Holds the balance of `account`: from here on what it owes stays what it is, and with it what is
/// held of the platform's money.
pub(crate) async fn hold(
    unit: &mut Unit<'_>,
    account: &AccountId,
    currency: Currency,
) -> Result<()> {
    store::ledger::hold_available(&mut unit.write, unit.scope, account, currency).await?;
    Ok(())
}

/// Adjusts the reserve for `account`, whose balance is locked, to what it owes now.
pub(crate) async fn refresh(
    unit: &mut Unit<'_>,
    account: &AccountId,
    currency: Currency,
) -> Result<()> {
    let (write, scope) = (&mut unit.write, unit.scope);
    let available = store::ledger::available(write, scope, account, currency).await?;
    adjust(unit, account, Money::new(available, currency)).await
}

/// What is held on for `debit` is released when it is final.
pub(crate) async fn release_later(
    unit: &mut Unit<'_>,
    account: &Account,
    debit: &Payout,
) -> Result<()> {
    let at = debit.proven_at(account.country);
    let task = Task::ReleaseReserve {
        account: account.id.clone(),
        currency: debit.currency(),
        debit: debit.id.clone(),
    };
    unit.enqueue(&task, at).await
}

/// The account, where the platform answers for it; also when it was deleted, which no debt ends.
pub(crate) async fn liable_for(unit: &mut Unit<'_>, id: &AccountId) -> Result<Option<Account>> {
    let scope = authorize::of_platform(unit.scope);
    let found = store::accounts::find_even_deleted(&mut unit.write, &scope, id).await?;
    Ok(found.filter(|account| !account.is_platform() && account.controller.platform_is_liable()))
}

/// Holds `change` more, or releases it when it is below zero.
async fn move_reserve(unit: &mut Unit<'_>, account: &Account, change: Money) -> Result<()> {
    let platform = unit.scope.platform().clone();
    let line = unit
        .line(
            &platform,
            TransactionType::ReserveTransaction,
            change.checked_neg()?,
            account.id.as_str(),
        )
        .described(Some(&account.label()));
    let source = unit.id(BalanceTransactionId::from_suffix);
    let postings = match Positive::new(change) {
        Ok(more) => recipes::reserve_held(&platform, more),
        Err(_) => recipes::reserve_released(&platform, positive(change.checked_neg()?)?),
    };
    let entry = Entry {
        kind: "reserve",
        id: source.as_str(),
        postings,
        lines: vec![line],
    };
    unit.book(entry).await?;
    Ok(())
}

fn positive(money: Money) -> Result<Positive> {
    Positive::new(money).map_err(|error| Error::amount("amount", error))
}

/// The platform is to pay what an account owes since `since`, at `at`.
pub(crate) async fn collect_at(
    unit: &mut Unit<'_>,
    id: &AccountId,
    currency: Currency,
    since: Timestamp,
    at: Timestamp,
) -> Result<()> {
    let account = id.clone();
    let task = Task::Collect {
        account,
        currency,
        since,
    };
    unit.enqueue(&task, at).await
}
