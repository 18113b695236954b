//! Payouts that somebody asks for.

use domain::{
    account::Account,
    actor::{Actor, Permission},
    external_account::ExternalAccount,
    id::AccountId,
    money::{Currency, Money},
    payout::{MAX_DESCRIPTION, MAX_DESCRIPTOR, NewPayout, Payout, PayoutMethod, schedule},
    text,
};

use super::{
    changing,
    make::{Lines, Plan, make},
};
use crate::{Ctx, Error, Idempotency, Reply, Result, Unit, Work, unit::run_keyed};

/// Pays out from the available balance of `account`, else of whoever acts.
pub async fn create(
    ctx: &Ctx,
    actor: &Actor,
    account: Option<&AccountId>,
    new: &NewPayout,
    key: Option<Idempotency<'_, Payout>>,
) -> Result<Reply<Payout>> {
    let scope = changing(actor, Permission::SendFunds, account)?;
    check(new)?;
    run_keyed(ctx, actor, &scope, key, &Create(new)).await
}

fn check(new: &NewPayout) -> Result<()> {
    let texts = [
        ("description", &new.description, MAX_DESCRIPTION),
        (
            "statement_descriptor",
            &new.statement_descriptor,
            MAX_DESCRIPTOR,
        ),
    ];
    for (param, value, most) in texts {
        let value = value.as_deref().unwrap_or_default();
        text::check(value, most).map_err(|error| Error::text(param, error))?;
    }
    Ok(())
}

struct Create<'a>(&'a NewPayout);

impl Work for Create<'_> {
    type Output = Payout;
    const ACTION: &'static str = "payout.create";

    async fn run(&self, unit: &mut Unit<'_>) -> Result<Payout> {
        let new = self.0;
        let owner = unit.scope.owner().clone();
        let account = store::accounts::find(&mut unit.write, unit.scope, &owner)
            .await?
            .ok_or_else(|| Error::not_found("account", &owner, "account"))?;
        if !account.payouts_enabled {
            return Err(Error::refused(
                "payouts_not_allowed",
                None,
                "Payouts are not enabled for this account. Its requirements say what is missing.",
            ));
        }
        let destination = self.destination(&account)?;
        let fee = self.cover(unit, &owner, &destination).await?;
        let text = |value: &Option<String>| value.clone().filter(|text| !text.is_empty());
        let plan = Plan::new(&account, &destination, new.amount.money());
        let own_words = plan.statement_descriptor.clone();
        let plan = Plan {
            fee,
            method: new.method,
            lines: Lines::Enough,
            description: text(&new.description),
            statement_descriptor: text(&new.statement_descriptor).or(own_words),
            metadata: new.metadata.clone(),
            ..plan
        };
        make(unit, &plan).await
    }
}

impl Create<'_> {
    fn currency(&self) -> Currency {
        self.0.amount.currency()
    }

    fn destination(&self, account: &Account) -> Result<ExternalAccount> {
        let currency = self.currency();
        if account.livemode {
            return Err(Error::refused(
                "bank_account_unusable",
                Some("destination"),
                "No bank is connected in live mode, so nothing can be paid out yet.",
            ));
        }
        let usual = account.default_external_account(currency).ok_or_else(|| {
            Error::refused(
                "bank_account_unusable",
                Some("currency"),
                format!("There is no bank account or debit card for payouts in {currency}."),
            )
        })?;
        let Some(id) = &self.0.destination else {
            return Ok(usual);
        };
        let found = account
            .external_account(id)
            .ok_or_else(|| Error::not_found("external account", id, "destination"))?;
        if found.currency() == currency {
            return Ok(found);
        }
        Err(Error::refused(
            "parameter_invalid",
            Some("destination"),
            format!(
                "This destination takes {}, not {currency}.",
                found.currency()
            ),
        ))
    }

    /// Holds the balance and checks that it covers amount and fee. Answers the fee.
    async fn cover(
        &self,
        unit: &mut Unit<'_>,
        owner: &AccountId,
        destination: &ExternalAccount,
    ) -> Result<Money> {
        let (amount, currency) = (self.0.amount, self.currency());
        let instant = self.0.method == PayoutMethod::Instant;
        let pricing = &unit.ctx.config.pricing;
        let fee = if instant {
            pricing.instant_fee(amount)?
        } else {
            Money::zero(currency)
        };
        let least = schedule::minimum_payout(currency);
        let least_instant = pricing.instant_minimum(currency);
        let (write, scope) = (&mut unit.write, unit.scope);
        let available = store::ledger::hold_available(write, scope, owner, currency).await?;
        if amount.money().checked_add(fee)?.minor() > available {
            return Err(Error::refused(
                "balance_insufficient",
                Some("amount"),
                "The available balance is less than the amount and its fee.",
            ));
        }
        if amount.minor() < least {
            return Err(too_small(Money::new(least, currency)));
        }
        if instant && !destination.is_instant() {
            return Err(Error::refused(
                "instant_payouts_unsupported",
                Some("destination"),
                "This bank account or debit card does not take instant payouts.",
            ));
        }
        if instant && amount.minor() < least_instant.minor() {
            return Err(too_small(least_instant));
        }
        Ok(fee)
    }
}

fn too_small(least: Money) -> Error {
    let message = format!("The amount must be at least {least}.");
    Error::refused("amount_too_small", Some("amount"), message)
}
