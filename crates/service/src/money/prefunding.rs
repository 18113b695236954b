//! Setting funds aside for future refunds and disputes: no payout takes them.

use std::collections::BTreeSet;

use domain::{
    actor::{Actor, Permission, Scope},
    balance_transaction::{BalanceTransaction, TransactionType},
    id::{AccountId, BalanceTransactionId},
    ledger::recipes,
    money::{Money, Positive},
};

use crate::{
    Ctx, Error, Key, Reply, Result, Unit, Work,
    ledger::{book::Entry, follow},
    rights::authorize,
    work::run_keyed,
};

/// Countries in which nothing can be set aside, as with Stripe.
const NOT_IN: [&str; 3] = ["AE", "HK", "SG"];

/// Funds that came in, or went back.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Prefunding {
    /// The line that tells of it.
    pub line: BalanceTransaction,
    /// What is set aside then.
    pub balance: Money,
}

/// Sets funds from the simulated bank aside, for whoever acts. Test mode only.
pub async fn add(
    ctx: &Ctx,
    actor: &Actor,
    amount: Positive,
    key: Option<&Key>,
) -> Result<Reply<Prefunding>> {
    let scope = authorize::owner(actor, Permission::AddFunds)?;
    check_bank(&scope)?;
    Error::check_step("amount", amount, amount.currency().step())?;
    run_keyed(ctx, actor, &scope, key, &Move(amount, true)).await
}

/// Sends funds that were set aside back to the simulated bank. Test mode only.
pub async fn withdraw(
    ctx: &Ctx,
    actor: &Actor,
    amount: Positive,
    key: Option<&Key>,
) -> Result<Reply<Prefunding>> {
    let scope = authorize::owner(actor, Permission::AddFunds)?;
    check_bank(&scope)?;
    Error::check_step("amount", amount, amount.currency().step())?;
    run_keyed(ctx, actor, &scope, key, &Move(amount, false)).await
}

/// Refuses live mode: no bank is connected to it.
fn check_bank(scope: &Scope) -> Result<()> {
    if scope.livemode() {
        return Err(Error::refused(
            "bank_account_unusable",
            None,
            "No bank is connected in live mode, so funds cannot be set aside yet.",
        ));
    }
    Ok(())
}

/// How much, and whether it comes in.
struct Move(Positive, bool);

impl Work for Move {
    type Output = Prefunding;
    const ACTION: &'static str = "prefunding.change";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Prefunding> {
        let owner = unit.scope.owner().clone();
        unit.about(owner.as_str());
        check_country(unit, &owner).await?;
        let (amount, currency) = (self.0.money(), self.0.currency());
        let (write, tenant) = (&mut unit.write, unit.scope);
        let held = store::ledger::hold_prefunding(write, tenant, &owner, currency).await?;
        let (kind, gross, postings) = if self.1 {
            let postings = recipes::prefund(&owner, self.0);
            (TransactionType::Topup, amount, postings)
        } else {
            let postings = recipes::prefunding_withdrawn(&owner, self.0);
            (
                TransactionType::TopupReversal,
                amount.checked_neg()?,
                postings,
            )
        };
        let mut line = unit
            .line(&owner, kind, gross, owner.as_str())
            .described(Some("Refunds and disputes"))
            .set_aside();
        line.id = unit.id(BalanceTransactionId::from_suffix);
        let entry = Entry {
            kind: "prefunding",
            id: line.id.as_str(),
            postings,
            lines: vec![line.clone()],
        };
        unit.book(entry).await?;
        if self.1 {
            follow::wake_refunds(unit, &BTreeSet::from([owner])).await?;
        }
        let balance = Money::new(held, currency).checked_add(gross)?;
        Ok(Prefunding { line, balance })
    }
}

async fn check_country(unit: &mut Unit<'_>, owner: &AccountId) -> Result<()> {
    let scope = authorize::of_platform(unit.scope);
    let account = store::accounts::find(&mut unit.write, &scope, owner).await?;
    let account = account.ok_or_else(|| Error::not_found("account", owner, "account"))?;
    if NOT_IN.contains(&account.country.code()) {
        return Err(Error::refused(
            "country_unsupported",
            None,
            "Funds for refunds and disputes cannot be set aside in this country.",
        ));
    }
    Ok(())
}
